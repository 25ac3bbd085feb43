"""Returns of two years and of two submissions, made by hand for the tests of comparing them."""

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from samples.rebuild import _merged, _read, _template
from xlscore.cells import CellRef
from xlscore.exact import Interval
from xlscore.model.finding import Finding, Severity, Verdict
from xlscore.model.framework import GradeBand
from xlscore.model.record import (
    Edition,
    IndicatorColumn,
    Passage,
    RateCells,
    RateLine,
    RateTexts,
    Record,
    ScoreCells,
    ScoreLine,
)
from xlscore.model.scorecard import ScoreState

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LONG = "因合作单位调整，一项联合攻关任务延至下一年度完成，已签订补充协议并明确完成时限。"
EDITION = Edition(
    "overall",
    "整体",
    "全国",
    "overall",
    Fraction(100),
    (
        GradeBand.model_construct(totals=Interval.parse("[90, inf)"), label="优"),
        GradeBand.model_construct(totals=Interval.parse("(-inf, 90)"), label="良"),
    ),
    (IndicatorColumn("E", "预算执行", "预算", Fraction(10)), IndicatorColumn("P", "产出", "产出", Fraction(90))),
)
PROJECT = EDITION._replace(id="project", family="project")


def at(row: int, column: int = 1) -> CellRef:
    return CellRef("自评表", row, column)


def line(code: str = "P.1", title: str = "培训人次", **more: Any) -> ScoreLine:
    """Return a row of an open section, target ≥ 1000, reached with 1100."""
    given: dict[str, Any] = {
        "code": code,
        "column": code.partition(".")[0],
        "title": title,
        "section": "产出",
        "points": Fraction(20),
        "claimed": Fraction(20),
        "recomputed": Fraction(20),
        "state": ScoreState.SCORED,
        "operator": ">=",
        "target": Fraction(1000),
        "unit": "人次",
        "target_text": "≥1000人次",
        "actual": Fraction(1100),
        "actual_text": "1100人次",
        "reason": "",
        "cells": ScoreCells(at(9, 1), at(9, 2), at(9, 3), at(9, 4), at(9, 5)),
    }
    return ScoreLine(**{**given, **more})


def rate(**more: Any) -> RateLine:
    """Return the rate of the whole budget: 90 of 100."""
    given: dict[str, Any] = {
        "name": "年度资金总额",
        "base": "全年预算数",
        "breakdown": "",
        "parent": "",
        "indicator": "E",
        "numerator": Fraction(90),
        "denominator": Fraction(100),
        "unit": "万元",
        "claimed": Fraction(9, 10),
        "recomputed": Fraction(9, 10),
        "texts": RateTexts("90", "100", "90%"),
        "whole": True,
        "cells": RateCells(at(5, 1), at(5, 2), at(5, 3)),
    }
    return RateLine(**{**given, **more})


def finding(code: str, subject: str = "", **more: Any) -> Finding:
    return Finding(code, Severity.ERROR, "问题", f"{code}的意见", "改正", subject=subject, cells=(at(9, 2),), **more)


def record(file: str, unit: str = "教育局", year: int | None = 2021, **more: Any) -> Record:
    """Return a return: 95 points, 90 of 100 spent."""
    given: dict[str, Any] = {
        "sha256": f"sum of {file}",
        "verdict": Verdict.PASS,
        "edition": EDITION,
        "claimed": Fraction(95),
        "recomputed": Fraction(95),
        "claimed_grade": "优",
        "grade": "优",
        "budget": Fraction(100),
        "executed": Fraction(90),
        "total_at": at(20),
        "scores": (line(),),
        "rates": (rate(),),
    }
    return Record(file=file, unit=unit, year=year, **{**given, **more})


def passage(text: str = LONG, label: str = "原因") -> Passage:
    return Passage(label, text, at(9, 5))


@cache
def _bureau() -> dict[str, Any]:
    return dict(_read(SAMPLES / "bureau" / "bureau.yaml"))


def return_bytes(name: str, **change: Any) -> bytes:
    """Return the workbook of a unit of the sample bureau with some of its text changed."""
    text = _bureau()
    unit = _merged(text["units"][name], change)
    changes = unit.pop("changes", {})
    common = _merged(text["common"], unit)
    rows = [{**row, **changes.get(row["title"], {})} for row in common["rows"]]
    return _template({**common, "rows": rows})


def last_years(folder: Path) -> Path:
    """Write last year's returns of some units of the sample bureau into a folder, and return it."""
    folder.mkdir(parents=True)
    names = [name for name in _bureau()["units"] if name[:3] not in {"203", "211"}]
    for name in names:
        more: dict[str, Any] = {"fiscal_year": "2020"}
        if name.startswith("201"):
            more |= {"changes": {"重点工作完成项数": {"actual": "22"}, "人均公用经费": {"actual": "2.2"}}}
            more |= {"fields": {"budget_full": "8800.00", "executed": "8600.00"}, "claimed": {"E": "9.77"}}
        if name.startswith("202"):
            more |= {"changes": {"重点工作完成项数": {"reason": LONG}}}
        (folder / f"{name}.xlsx").write_bytes(return_bytes(name, **more))
    return folder


def submitted_before(folder: Path) -> Path:
    """Write an earlier submission of the same year into a folder: 202 with another score and no reason."""
    folder.mkdir(parents=True)
    change = {"重点工作完成项数": {"actual": "19", "claimed": "15", "reason": ""}}
    (folder / "202_科技局_初报.xlsx").write_bytes(
        return_bytes("202_样例区科学技术局", changes=change, fields={"executed": "1100.00"})
    )
    (folder / "204.xlsx").write_bytes((SAMPLES / "bureau" / "上报" / "204_样例区司法局.xlsx").read_bytes())
    return folder
