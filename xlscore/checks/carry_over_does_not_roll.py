"""XS414: carry-over that does not roll forward."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from xlscore.checks._wording import IF_ROUNDED, cells_of, signed_gap
from xlscore.checks.registry import Fault, Scored, check, figures
from xlscore.exact import Interval, decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, Submission
from xlscore.scoring.precision import finest_of
from xlscore.values.glyphs import plain
from xlscore.values.unit_table import MONEY

_PARTS: Final = {
    "opening": re.compile(
        "(?:年初|上年|上年末)(?:财政拨款)?(?:累计)?(?:结转(?:和|及|与)?结余|结转|结余)(?:资金|数|总额|合计)?"
    ),
    "income": re.compile("(?:本年|全年|本年度)?(?:财政拨款)?(?:总)?收入(?:总计|合计|总额|数)?"),
    "spending": re.compile("(?:本年|全年|本年度)?(?:财政拨款)?(?:总)?支出(?:总计|合计|总额|数)?"),
    "closing": re.compile(
        "(?:年末|本年末|结转下年)(?:财政拨款)?(?:累计)?(?:结转(?:和|及|与)?结余|结转|结余)?(?:资金|数|总额|合计)?"
    ),
}
"""The four figures by how a line or field is called, in full."""

_BESIDES: Final = re.compile("弥补|结余分配|收回|上缴|调整|缴回")
"""Movements that also change a balance; where one is stated the four figures alone need not meet."""

_UNIT: Final = re.compile("(?:万|亿)?元$")


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    unit: str
    entry: Entry

    @property
    def value(self) -> Fraction:
        return self.entry.value or Fraction(0)


def _stated(stage: Scored) -> Iterator[_Named]:
    """Yield every amount that is the only one of its line, and every amount field, each cell once."""
    seen = set()
    for line in _lines(stage.submission):
        seen.add(line.entry.at)
        yield line
    for name, spec in stage.framework.all_fields().items():
        entry = stage.submission.fields.get(name)
        if entry is not None and entry.given and entry.at not in seen:
            yield _Named(spec.label, spec.unit, entry)


def _lines(submission: Submission) -> Iterator[_Named]:
    for line in submission.lines:
        given = [entry for entry in (line.initial, line.budget, line.executed) if entry.given]
        if len(given) == 1:
            yield _Named(line.name, line.unit, given[0])


def _four(stage: Scored) -> dict[str, _Named] | None:
    """Return opening balance, income, spending and closing balance where each is stated exactly once, in one unit."""
    stated = list(_stated(stage))
    if any(_BESIDES.search(item.name) and item.entry.value for item in stated):
        return None
    found: dict[str, _Named] = {}
    for part, pattern in _PARTS.items():
        named = [item for item in stated if pattern.fullmatch(_UNIT.sub("", plain(item.name)))]
        if len(named) != 1:
            return None
        found[part] = named[0]
    return found if len({item.unit for item in found.values()}) == 1 else None


def _follows(four: dict[str, _Named], *, rounded: bool = False) -> bool:
    """Tell whether the closing balance is one that the printed figures allow, or whole ones if they were rounded."""
    finest = finest_of(item.entry for item in four.values())
    if rounded and (finest or any(item.unit not in MONEY for item in four.values())):
        return False
    spans = {
        part: (item.entry.rounded_to_whole() if rounded else item.entry.interval(finest, money=item.unit in MONEY))
        or Interval.point(item.value)
        for part, item in four.items()
    }
    return spans["closing"].meets(spans["opening"] + spans["income"] + (-spans["spending"]))


@check("XS414", Severity.ERROR, "结转结余前后不衔接", fix="请核对年初结转、本年收入、本年支出和年末结转，使四者衔接。")
def carry_over_does_not_roll(stage: Scored) -> Iterator[Fault]:
    """Report sheets whose opening balance, income and spending do not give the closing balance.

    查什么：表上同时列有年初结转（结余）、本年收入、本年支出和年末结转（结余）时，年初结转＋本年收入－本年支出是否等于年末结转。
    另列有弥补、结余分配、收回上缴等变动的不查；四舍五入造成的尾差不算。

    为什么：四个数来自同一套账，不衔接说明至少一个数填错或口径不同，结转结余率也随之不可信。

    怎么办：与决算报表核对四个数；有上缴、收回、调整的，单列一行写明。
    """
    four = _four(stage)
    if four is None or _follows(four):
        return
    values = {part: item.value for part, item in four.items()}
    expected = values["opening"] + values["income"] - values["spending"]
    shown = {part: decimal_text(value) for part, value in values.items()}
    working = f"{shown['opening']}＋{shown['income']}－{shown['spending']}＝{decimal_text(expected)}"
    rounded = _follows(four, rounded=True)
    gap, unit = values["closing"] - expected, four["closing"].unit
    yield Fault(
        message=f"{four['closing'].entry.at or ''}「{four['closing'].name}」为 {shown['closing']}{unit}，"
        f"按「{four['opening'].name}」＋「{four['income'].name}」－「{four['spending'].name}」应为 {working}{unit}，"
        f"{signed_gap(gap)}{unit}{f'；{IF_ROUNDED}' if rounded else ''}。",
        severity=Severity.NOTE if rounded else None,
        cells=cells_of(*(four[part].entry for part in ("closing", "opening", "income", "spending"))),
        subject="结转结余",
        working=working,
        **figures(values["closing"], expected),
    )
