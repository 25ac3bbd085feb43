"""Every state a line can be in, recalculated by LibreOffice: what we say each formula shows is what it shows."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.formula_values import stored_values
from tests.oracle.office import convert
from tests.write.template.makers import FIELDS, FUNDS, JUDGED, STAFF, project_edition, table_edition
from tests.write.template.test_score_sheet import HINTS, SIDES, WHOLE
from xlscore.model.framework import Framework
from xlscore.write.template import Amounts, Filled, StatementLine, template_bytes

pytestmark = pytest.mark.office

STATES: tuple[tuple[Any, Any, Any], ...] = (
    (None, None, None),
    (Fraction(103), Fraction(100), Fraction(45)),
    (Fraction(103), Fraction(100), Fraction(50)),
    (Fraction(100), None, Fraction(60)),
    (Fraction(100), "未提供", Fraction(61)),
    ("不适用", "不适用", Fraction(-1)),
    (Fraction(3), "不适用", "六十"),
    (Fraction(3), Fraction(0), Fraction(0)),
    (Fraction(0), Fraction(0), None),
)
"""Numerator, denominator and claimed score of the lines below."""


def states(not_applicable: str) -> tuple[Framework, Filled]:
    """Return an edition with one indicator a state."""
    indicators: list[dict[str, Any]] = []
    fields: dict[str, Any] = {}
    typed: dict[str, Any] = {}
    claimed: dict[str, Any] = {}
    for place, (top, bottom, score) in enumerate(STATES):
        names = (f"top{place}", f"bottom{place}")
        fields |= {name: {"label": name, "unit": "人", "kind": "count"} for name in names}
        typed |= {name: value for name, value in zip(names, (top, bottom), strict=True) if value is not None}
        if score is not None:
            claimed[f"A{place}"] = score
        rate = {"of": names[0], "to": names[1]}
        own = {"code": f"A{place}", "title": f"比率{place}", "rate": rate, "not_applicable": not_applicable}
        indicators.append(STAFF | own)
    return table_edition(*indicators, fields=fields), Filled(fields=typed, claimed=claimed)


def rounding(mode: str) -> tuple[Framework, Filled]:
    """Return an edition whose scores end in a half, above and below zero decimals of interest."""
    shares = ("0.125", "0.375", "0.6249", "0.3333333", "0.875")
    fields: dict[str, Any] = {}
    typed: dict[str, Any] = {}
    indicators: list[dict[str, Any]] = []
    for place, share in enumerate(shares):
        fields[f"f{place}"] = {"label": f"比率{place}", "unit": "%", "kind": "percent"}
        typed[f"f{place}"] = Fraction(share)
        own = {"code": f"A{place}", "title": f"指标{place}", "points": Fraction("0.2"), "rate": {"of": f"f{place}"}}
        indicators.append(STAFF | own | {"rule": {"kind": "proportional"}})
    return table_edition(*indicators, fields=fields, policy={"rounding": mode}), Filled(fields=typed)


def editions() -> Iterator[tuple[str, Framework, Filled]]:
    """Yield a name, an edition and what is typed into it."""
    yield "hints", project_edition(), Filled(rows={"P": tuple(row for row, _ in HINTS)}, claimed={"E": Fraction(11)})
    for policy in ("refuse", "full_marks", "redistribute"):
        yield policy, *states(policy)
    for mode in ("half_up", "half_even", "truncate"):
        yield mode, *rounding(mode)
    wrong = dict(WHOLE.funds) | {"其他资金": Amounts(Fraction(80), Fraction(80), Fraction(70))}
    yield "unbalanced", project_edition(), Filled(fields=WHOLE.fields, funds=wrong, total=Fraction(99), grade="良")
    yield "yuan", project_edition(layout={"funds": FUNDS | {"unit": "元"}}), WHOLE
    yield "initial", project_edition(policy={"base": "initial_budget"}), WHOLE
    sides = project_edition(layout={"form": "overall", "funds": FUNDS | {"lists": SIDES}})
    parts = {"基本支出": Amounts(executed=Fraction(300)), "其他资金": Amounts(executed=Fraction("180.5"))}
    yield "sides", sides, Filled(fields=WHOLE.fields, funds=parts)
    late = STAFF | {"rate": None, "rule": {"kind": "deadline", "deduct": 1}}
    days: dict[str, Any] = {
        "A1_due": date(2024, 3, 29),
        "A1_filed": date(2024, 4, 8),
        "A1_holidays": (date(2024, 4, 4), date(2024, 4, 5)),
        "A1_workdays": (date(2024, 4, 7),),
    }
    lines = (
        StatementLine("基本支出", budget=Fraction("532.66"), executed=Fraction("460.07"), rate=Fraction("0.8637")),
        StatementLine("项目支出", budget=Fraction(0), executed=Fraction(1)),
        StatementLine("其他", budget="未提供"),
    )
    judged = Filled(fields=days, levels={"B1": "达成年度指标"}, claimed={"B1": Fraction(31)}, statement=lines)
    yield "dates", table_edition(late, JUDGED), judged
    rest = {"points": 40, "standing": "unconfirmed", "why": "未见原表"}
    doubtful = STAFF | {"points": None, "standing": "unconfirmed"}
    local = Filled(points={"A1": Fraction(20)}, fields={"staff": Fraction(104), "quota": Fraction(100)})
    yield "local", table_edition(doubtful, JUDGED | {"points": None}, remainder=rest, fields=FIELDS), local
    yield "rest", table_edition(STAFF, remainder=rest), Filled(remainder=Fraction(41), claimed={"A1": Fraction(60)})


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path]]:
    folder = tmp_path_factory.mktemp("states")
    written = []
    for name, framework, filled in editions():
        written.append(folder / f"{name}.xlsx")
        written[-1].write_bytes(template_bytes(framework, filled))
    return list(zip(written, convert(written, tmp_path_factory.mktemp("after"), "xlsx"), strict=True))


def test_every_state_shows_what_we_say_it_shows(recalculated: list[tuple[Path, Path]]) -> None:
    differences, counted = [], 0
    for before, after in recalculated:
        ours, theirs = stored_values(before), stored_values(after)
        assert ours.keys() == theirs.keys(), before.name
        counted += len(ours)
        differences += [f"{before.stem} {at}: {ours[at]} → {theirs[at]}" for at in ours if ours[at] != theirs[at]]
    assert counted > 1_000
    assert differences == []
