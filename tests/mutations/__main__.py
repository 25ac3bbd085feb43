"""A long run by command: ``python -m tests.mutations --count 20000 --seed 7``."""

import sys
from argparse import ArgumentParser

from tests.mutations.run import Outcome, Tally, outcomes, tallied


def _line(name: str, tally: Tally) -> str:
    stray = "、".join(f"{code}×{times}" for code, times in tally.stray.most_common())
    counts = (tally.made, f"{tally.found}/{tally.expecting}", tally.outside)
    told = (f"{tally.right}/{tally.offered}", f"{tally.explained}/{tally.explicable}")
    return "\t".join(map(str, (name, *counts, *told, stray)))


def _told(outcome: Outcome) -> str:
    lines = [f"--- {outcome.kind} @ {outcome.clean.name}"]
    lines += [f"  wanted {sorted(e.codes)} {sorted(map(str, e.cells))}" for e in outcome.mutant.expected]
    found = [finding for finding in outcome.dossier.findings if finding.code != "XS901"]
    lines += [f"  found {f.code} {[str(c) for c in f.cells]} {f.message} [{f.diagnosis}]" for f in found]
    return "\n".join(lines)


def main() -> None:
    """Print recall, findings outside the expected set and diagnoses, by kind."""
    parser = ArgumentParser()
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="how many failures to print in full")
    options = parser.parse_args()
    kept: list[Outcome] = []

    def watched() -> object:
        for outcome in outcomes(options.count, options.seed):
            if outcome.missed or outcome.strays or not all(outcome.diagnosed):
                kept.append(outcome)
            yield outcome

    tallies = tallied(watched())  # type: ignore[arg-type]
    total = Tally()
    for tally in tallies.values():
        total.add(tally)
    out = sys.stdout.write
    out("kind\tmade\tfound\toutside\tdiagnoses\texplained\tcodes outside\n")
    out("".join(f"{_line(name, tally)}\n" for name, tally in sorted(tallies.items())))
    out(f"{_line('all', total)}\n")
    for outcome in kept[: options.show]:
        out(f"{_told(outcome)}\n")


main()
