"""Score lines, rates and findings made by hand for the tests of the analysis."""

from fractions import Fraction
from typing import Any

from xlscore.cells import CellRef
from xlscore.exact import Interval
from xlscore.model.finding import Finding, Severity
from xlscore.model.framework import GradeBand
from xlscore.model.record import (
    Edition,
    IndicatorColumn,
    RateCells,
    RateLine,
    RateTexts,
    ScoreCells,
    ScoreLine,
)
from xlscore.model.scorecard import ScoreState

BANDS = tuple(
    GradeBand(totals=Interval.parse(text), label=label)
    for text, label in (("[90, inf)", "优"), ("[80, 90)", "良"), ("[60, 80)", "中"), ("[0, 60)", "差"))
)


def exactly(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def edition(*columns: tuple[str, str | None], **more: Any) -> Edition:
    """Return an edition of these columns: code and points."""
    made = tuple(IndicatorColumn(code, f"指标{code}", "产出指标", exactly(points)) for code, points in columns)
    known = {"id": "sheet_2021", "title": "评分表", "place": "某地", "family": "overall", "total": Fraction(100)}
    return Edition(**{**known, "bands": BANDS, "columns": made, **more})


def line(code: str, points: str | None, claimed: str | None, recomputed: str | None = None, **more: Any) -> ScoreLine:
    """Return a row; a code ``P.2`` counts in column ``P``."""
    known: dict[str, Any] = {
        "title": f"指标{code}",
        "section": "产出指标",
        "state": ScoreState.SCORED,
        "operator": ">=",
        "target": Fraction(1),
        "unit": "项",
        "target_text": "≥1项",
        "actual": Fraction(1),
        "actual_text": "1",
        "reason": "",
        "cells": ScoreCells(None, None, None, None, None),
    }
    scores: dict[str, Any] = {"points": exactly(points), "claimed": exactly(claimed), "recomputed": exactly(recomputed)}
    return ScoreLine(code=code, column=code.rpartition(".")[0] or code, **scores, **{**known, **more})


def rate(numerator: str | None, denominator: str | None, **more: Any) -> RateLine:
    """Return a rate of money: 总额 of the whole budget unless said otherwise."""
    known: dict[str, Any] = {
        "name": "年度资金总额",
        "base": "全年预算数",
        "breakdown": "",
        "parent": "",
        "indicator": "",
        "unit": "万元",
        "claimed": None,
        "recomputed": None,
        "texts": RateTexts(numerator or "未提供", denominator or "未提供", ""),
        "whole": True,
        "cells": RateCells(None, None, None),
    }
    return RateLine(numerator=exactly(numerator), denominator=exactly(denominator), **{**known, **more})


def finding(code: str, severity: Severity = Severity.ERROR, effect: str | None = None, **more: Any) -> Finding:
    known: dict[str, Any] = {"title": "问题", "message": f"{code}的意见。", "fix": "请改正。"}
    known["cells"] = (CellRef("自评表", 5, 9),)
    return Finding(code, severity, effect=exactly(effect), **{**known, **more})
