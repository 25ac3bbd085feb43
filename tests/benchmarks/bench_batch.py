"""A folder of many small workbooks: how much two processes gain, whether cost grows, what is gained by the second run.

Run as a module: ``python -m tests.benchmarks.bench_batch [FILES [MANY]]`` (2,000 and 10,000).  Every file is one
filled score sheet with a unit of its own, so that no two are alike.  Runs that are compared take turns; wall time is
what an operator waits, processor time (of the program and its reading processes) is what other work on the machine
does not disturb.  Memory is told by Linux only.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from xlscore.ooxml.package import Package
from xlscore.ooxml.zip_copy import copy_with

ROOT = Path(__file__).resolve().parents[2]
SHEET = ROOT / "samples" / "faults" / "无误的自评表.xlsx"
UNIT = "样例区科技服务中心"
ROUNDS = 3
PROGRAM = """
import re, resource, sys, time
from pathlib import Path
from xlscore.cli.main import main
start = time.perf_counter()
try:
    main()
except SystemExit:
    pass
own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
spent = [one.ru_utime + one.ru_stime for one in (own, theirs)]
# ru_maxrss would count what the process that started this one held; the high-water mark of this one does not.
held = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
print(time.perf_counter() - start, *spent, held / 1024, theirs.ru_maxrss / 1024, file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds on the wall, of the program's own processor time and of its children's; MiB at most."""

    wall: float
    own: float
    children: float
    memory: float
    reader: float

    @property
    def processor(self) -> float:
        """Seconds of processor time altogether."""
        return self.own + self.children


def fill(folder: Path, files: int) -> None:
    """Write so many workbooks, each of another unit."""
    package = Package(SHEET.read_bytes())
    part = next(name for name in package.names if UNIT.encode() in package.read(name))
    text = package.read(part)
    for number in range(files):
        unit = f"{UNIT}{number:05}".encode()
        (folder / f"{number:05}.xlsx").write_bytes(copy_with(package, {part: text.replace(UNIT.encode(), unit)}))


def run(cache: Path, *words: str) -> Cost:
    """Run the program, and return what that took."""
    # Compiled code as an installed program has it, kept out of the tree, whatever this shell asks of Python.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = str(Path(tempfile.gettempdir()) / "xlscore-benchmark-compiled")
    environment |= {"XLSCORE_CACHE": str(cache), "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": compiled}
    typed = [sys.executable, "-c", PROGRAM, *words]
    done = subprocess.run(typed, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return Cost(*map(float, done.stderr.split()[-5:]))


def both(folder: Path, scratch: Path, jobs: str) -> Cost:
    """Check and sum up a folder with nothing kept from before, and return what both took together."""
    out = scratch / "汇总.xlsx"
    costs = [
        run(scratch, "check", str(folder), "--no-cache", "-j", jobs, "-q"),
        run(scratch, "summary", str(folder), "--no-cache", "-j", jobs, "-o", str(out), "--force"),
    ]
    first, second = costs
    return Cost(
        first.wall + second.wall,
        first.own + second.own,
        first.children + second.children,
        max(first.memory, second.memory),
        max(first.reader, second.reader),
    )


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201 -- a script


def jobs_gain(folder: Path, scratch: Path, files: int) -> None:
    """Compare one process with two."""
    one, two = [], []
    for _ in range(ROUNDS):
        one.append(both(folder, scratch, "1"))
        two.append(both(folder, scratch, "2"))
    slow, fast = min(cost.wall for cost in one), min(cost.wall for cost in two)
    say(f"{files} files, check and summary: {slow:.1f} s with 1 job, {fast:.1f} s with 2: {slow / fast:.2f} x faster")
    own = min(cost.own for cost in one) / files / 2 * 1000
    theirs = min(cost.children for cost in one) / files / 2 * 1000
    say(f"  a file: {own:.2f} ms of the program, {theirs:.2f} ms of its reading process")


def kept_gain(folder: Path, scratch: Path, files: int) -> None:
    """Compare the first check and the first summary of a folder with the second."""
    for command in ("check", "summary"):
        words = ["-q"] if command == "check" else ["-o", str(scratch / "汇总.xlsx"), "--force"]
        first, again = [], []
        for turn in range(ROUNDS):
            cache = scratch / f"{command}{turn}"
            first.append(run(cache, command, str(folder), *words))
            again.append(run(cache, command, str(folder), *words))
        slow, fast = min(cost.wall for cost in first), min(cost.wall for cost in again)
        say(f"{command} of {files} files: {slow:.1f} s, again unchanged {fast:.2f} s: {slow / fast:.1f} times faster")
        work = min(cost.processor for cost in first) / min(cost.processor for cost in again)
        say(f"  processor time: {work:.1f} times less; the program's memory {again[-1].memory:.0f} MiB")


def growth(folder: Path, scratch: Path, few: int, many: int) -> None:
    """Compare what a file costs among few and among many."""
    small = scratch / "少"
    small.mkdir()
    fill(small, few)
    costs = {}
    for command in ("check", "summary"):
        words = ["-q"] if command == "check" else ["-o", str(scratch / "汇总.xlsx"), "--force"]
        for name, where, files in (("few", small, few), ("many", folder, many)):
            cost = run(scratch, command, str(where), "--no-cache", *words)
            costs[name] = cost.processor / files * 1000
            say(
                f"{command} of {files} files: {cost.wall:.1f} s, {costs[name]:.2f} ms of processor time a file; "
                f"at most {cost.memory:.0f} MiB in the program, {cost.reader:.0f} in a reading process"
            )
        say(f"  cost of a file among {many} against among {few}: {costs['many'] / costs['few']:.3f}")


def main() -> None:
    """Print the ratios."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with tempfile.TemporaryDirectory() as place:
        folder, scratch = Path(place) / "报", Path(place) / "用"
        folder.mkdir()
        scratch.mkdir()
        fill(folder, files)
        jobs_gain(folder, scratch, files)
        kept_gain(folder, scratch, files)
        if many:
            crowd = Path(place) / "多"
            crowd.mkdir()
            fill(crowd, many)
            growth(crowd, scratch, min(1_000, many), many)


if __name__ == "__main__":
    main()
