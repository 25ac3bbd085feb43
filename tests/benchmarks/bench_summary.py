"""Time and memory of writing the summary of many units, beside XlsxWriter writing the same cells from prepared lists.

Run as a script: ``python -m tests.benchmarks.bench_summary [UNITS]``.  The cells, formats, heights and links of a run
are taken down call by call and handed to plain XlsxWriter, in its usual mode and in its constant-memory mode; each
run is a process of its own, so that its peak of memory is its own.  Peaks can be told on Linux and macOS.
"""

import io
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xlscore.cells import CellRef
from xlscore.consolidation.sharing import Sharing
from xlscore.exact import Interval
from xlscore.model.finding import Finding, Severity, Verdict
from xlscore.model.framework import GradeBand
from xlscore.model.record import Edition, IndicatorColumn, RateCells, RateLine, RateTexts, Record, ScoreCells, ScoreLine
from xlscore.model.roster import Roster
from xlscore.model.scorecard import ScoreState
from xlscore.write.style import Looks
from xlscore.write.summary import summary_bytes

INDICATORS: Final = 40
POINTS: Final = Fraction(5, 2)
KINDS: Final = (("年度资金总额", ""), ("基本支出", "按支出性质"), ("项目支出", "按支出性质"))
CALLS: Final = (
    "write_string",
    "write_number",
    "write_formula",
    "write_url",
    "merge_range",
    "set_row",
    "set_column",
    "conditional_format",
)
Call = tuple[int, str, tuple[Any, ...], dict[str, Any]]


def edition() -> Edition:
    """Return an edition of forty indicators worth two and a half points each."""
    columns = tuple(
        IndicatorColumn(f"K{number}", f"指标{number}", "产出指标", POINTS) for number in range(1, INDICATORS + 1)
    )
    limits = ("[90, inf)", "[80, 90)", "[60, 80)", "[0, 60)")
    bands = tuple(
        GradeBand(totals=Interval.parse(text), label=label) for text, label in zip(limits, "优良中差", strict=True)
    )
    return Edition("bench", "部门整体支出绩效自评表", "某地", "overall", Fraction(100), bands, columns)


def record(number: int, own: Edition) -> Record:
    """Return a return with forty scores, three rates and three findings."""
    lines = tuple(
        ScoreLine(
            code=column.code,
            column=column.code,
            title=column.title,
            section=column.section,
            points=POINTS,
            claimed=POINTS - Fraction((number * 7 + place) % 9, 20),
            recomputed=POINTS - Fraction((number * 5 + place) % 8, 20),
            state=ScoreState.SCORED,
            operator=">=",
            target=Fraction(100),
            unit="%",
            target_text="≥100%",
            actual=Fraction(95),
            actual_text="95%",
            reason="",
            cells=ScoreCells(None, CellRef("自评表", 10 + place, 8), None, None, None),
        )
        for place, column in enumerate(own.columns)
    )
    rates = tuple(
        RateLine(
            name=name,
            base="全年预算数",
            breakdown=kind,
            parent="",
            indicator="",
            numerator=Fraction(50 + (number * 13 + place) % 53),
            denominator=Fraction(100),
            unit="万元",
            claimed=None,
            recomputed=None,
            texts=RateTexts("", "100", ""),
            whole=not kind,
            cells=RateCells(None, None, None),
        )
        for place, (name, kind) in enumerate(
            (("年度资金总额", ""), ("基本支出", "按支出性质"), ("项目支出", "按支出性质"))
        )
    )
    findings = tuple(
        Finding(
            code,
            severity,
            "自评得分与复算得分不一致",
            f"自评表!H{10 + number % INDICATORS}「指标」自评 2.5 分，按评分标准应得 2.3 分，多计 0.2 分。",
            "请按所列算式核对数据和评分标准。",
            subject=str(number),
            cells=(CellRef("自评表", 10 + number % INDICATORS, 8),),
            claimed="2.5",
            recomputed="2.3",
            difference="0.2",
            effect=Fraction(number % 7, 10),
        )
        for code, severity in (("XS301", Severity.ERROR), ("XS308", Severity.WARNING), ("XS901", Severity.NOTE))
    )
    claimed = sum((line.claimed or Fraction(0) for line in lines), Fraction(0))
    recomputed = sum((line.recomputed or Fraction(0) for line in lines), Fraction(0))
    return Record(
        file=f"上报/{number:05}_某单位{number}.xlsx",
        sha256=f"{number:064x}",
        verdict=Verdict.FAIL,
        unit=f"某某市第{number}单位",
        edition=own,
        year=2024,
        claimed=claimed,
        recomputed=recomputed,
        claimed_grade="优",
        grade=own.grade_of(recomputed),
        budget=Fraction(100),
        executed=rates[0].numerator,
        scores=lines,
        rates=rates,
        findings=findings,
    )


def roster(units: int) -> Roster:
    """Return a roster of so many returns whose equal parts are shared, as the pipeline hands them over."""
    own, sharing = edition(), Sharing()
    return Roster(tuple(sharing.record(replace(record(number, own))) for number in range(units)))


def peak() -> float:
    """Return the most memory this process has held, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform != "darwin" else most / 1024 / 1024


def ours(units: int) -> None:
    """Write the summary and print seconds and peak."""
    held = roster(units)
    before = peak()
    start = time.process_time()
    size = len(summary_bytes(held, Path(), tuple(Path(f"批注/{number}.xlsx") for number in range(units))))
    print(f"{time.process_time() - start:.2f} {before:.0f} {peak():.0f} {size / 2**20:.1f}")  # noqa: T201 -- a script


def noted(units: int, target: Path) -> None:
    """Write the summary and take down every call that puts something on a sheet."""
    calls: list[Call] = []
    looks: dict[int, int] = {}
    formats: list[dict[str, Any]] = []
    make = Looks.format

    def format_of(self: Looks, look: Any) -> Format:
        made: Format = make(self, look)
        if id(made) not in looks:
            looks[id(made)] = len(formats)
            formats.append(look.properties())
        return made

    def taken(name: str) -> Any:
        real = getattr(Worksheet, name)

        def call(self: Any, *args: Any, **options: Any) -> Any:
            plain = tuple(("format", looks[id(item)]) if isinstance(item, Format) else item for item in args)
            calls.append((self.index, name, plain, options))
            return real(self, *args, **options)

        return call

    Looks.format = format_of  # type: ignore[method-assign]
    for name in CALLS:
        setattr(Worksheet, name, taken(name))
    summary_bytes(roster(units), Path(), tuple(Path(f"批注/{number}.xlsx") for number in range(units)))
    target.write_bytes(pickle.dumps((formats, calls)))


def plain(source: Path, mode: str) -> None:
    """Hand the calls that were taken down to XlsxWriter and print seconds."""
    formats, calls = pickle.loads(source.read_bytes())  # noqa: S301 -- our own file of a moment ago
    book = Workbook(io.BytesIO(), {"constant_memory": mode == "constant", "strings_to_urls": False})
    made = [book.add_format(item) for item in formats]
    ready = [
        (index, name, tuple(made[item[1]] if _is_format(item) else item for item in args), options)
        for index, name, args, options in calls
    ]
    del calls
    # The sheet that is opened first and filled last has no place in a mode that forgets rows.
    sheets = [book.add_worksheet() for _ in range(1 + max(index for index, *_ in ready))]
    start = time.process_time()
    for index, name, args, options in ready:
        getattr(sheets[index], name)(*args, **options)
    book.close()
    print(f"{time.process_time() - start:.2f} {len(ready)}")  # noqa: T201 -- a script


def _is_format(item: object) -> bool:
    return isinstance(item, tuple) and len(item) == 2 and item[0] == "format"


def _run(*words: str) -> list[str]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_summary", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def main() -> None:
    """Print both times, their ratio and the peaks."""
    match sys.argv[1:]:
        case ["ours", units]:
            ours(int(units))
        case ["noted", units, target]:
            noted(int(units), Path(target))
        case ["plain", source, mode]:
            plain(Path(source), mode)
        case rest:
            units = rest[0] if rest else "10000"
            with tempfile.TemporaryDirectory() as folder:
                calls = str(Path(folder) / "calls")
                _run("noted", units, calls)
                seconds, before, most, size = _run("ours", units)
                usual, count = _run("plain", calls, "usual")
                constant, _ = _run("plain", calls, "constant")
            print(f"{units} units: {seconds} s, peak {most} MiB ({before} before), file {size} MiB")  # noqa: T201
            print(f"XlsxWriter, the same {count} calls: {usual} s, in constant memory {constant} s")  # noqa: T201
            print(f"ratios: {float(seconds) / float(usual):.2f}, {float(seconds) / float(constant):.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
