"""Worked cases from their file, and the submissions they amount to, as if a reader had found the figures."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from xlscore.errors import FrameworkError
from xlscore.model.framework import Framework, FundsBlock, Indicator, OpenSection
from xlscore.model.submission import MISSING, Entry, FundLine, ScoreRow, State, Submission
from xlscore.read.case_entries import OPERATORS, field_entry, number_entry, side_entry
from xlscore.read.case_model import Case, Cases, FundAmounts, SheetCase, SheetLine
from xlscore.read.declared import build
from xlscore.read.yaml_lines import read_yaml
from xlscore.values import Operator

CASES_FILE: Final = "cases.yaml"
LEVEL, CHOSEN = "level", "chosen"
FUND_FIELDS: Final = ("budget_initial", "budget_full", "executed")
"""Fields of the total row of a funds block."""


def load_cases(folder: Path) -> Cases:
    """Read the cases of a framework folder; raises ``FrameworkError`` (``file:line: sentence``)."""
    return build(Cases, read_yaml(folder / CASES_FILE))


def _fields(framework: Framework, given: Mapping[str, str], name: str) -> dict[str, Entry]:
    specs = framework.all_fields()
    result = {}
    for field, text in given.items():
        if field not in specs:
            msg = f"案例“{name}”：评分表中没有填报项“{field}”"
            raise FrameworkError(msg)
        try:
            result[field] = field_entry(specs[field], text)
        except ValueError:
            msg = f"案例“{name}”：“{field}”的值“{text}”不是{specs[field].label}可用的写法"
            raise FrameworkError(msg) from None
    return result


def _number(value: Fraction | None) -> Entry:
    return MISSING if value is None else Entry(State.GIVEN, value=value)


def _word(text: str) -> Entry:
    return Entry(State.GIVEN, text=text) if text else MISSING


def _fixed_row(
    indicator: Indicator, level: str, claimed: Fraction | None, points: Fraction | None, reason: str = ""
) -> ScoreRow:
    return ScoreRow(
        code=indicator.code,
        title=indicator.title,
        path=indicator.path,
        points=_number(indicator.points if points is None else points),
        claimed=_number(claimed),
        level=_word(level),
        reason=_word(reason),
    )


def _number_given(name: str, label: str, text: str) -> Fraction | None:
    try:
        return number_entry(text).value
    except ValueError:
        msg = f"案例“{name}”：{label}“{text}”应为数"
        raise FrameworkError(msg) from None


def _open_row(name: str, section: OpenSection, number: int, line: SheetLine, claimed: Fraction | None) -> ScoreRow:
    wordy = line.operator == "定性"
    op = Operator.NONE if wordy else OPERATORS[line.operator]
    if not wordy:
        _number_given(name, "年度指标值", line.target)
        _number_given(name, "实际完成值", line.actual)
    return ScoreRow(
        code=f"{section.code}.{number}",
        title=line.title,
        path=(*section.path, line.group) if line.group else section.path,
        points=_number(line.points),
        claimed=_number(claimed),
        target=side_entry(line.target, line.unit, op, wordy=wordy),
        actual=side_entry(line.actual, line.unit, Operator.NONE, wordy=wordy),
        level=_word(line.level),
        reason=_word(line.reason),
    )


def _section(framework: Framework, code: str, name: str) -> OpenSection:
    section = framework.open_section(code)
    if section is None:
        msg = f"案例“{name}”：评分表中没有自设指标部分“{code}”"
        raise FrameworkError(msg)
    return section


def _line_of(case: Case, given: Mapping[str, str], level: str) -> SheetLine:
    fixed = {"section": case.section, "title": case.name, "points": case.points, "level": level}
    try:
        return SheetLine.model_validate({"target": "", **given, **fixed})
    except ValidationError:
        msg = f"案例“{case.name}”：自设指标只给 operator（≥、>、=、≤、<、定性）、target、actual、unit、level、chosen"
        raise FrameworkError(msg) from None


def submission_of_case(framework: Framework, case: Case) -> tuple[Submission, ScoreRow]:
    """Return a submission with the one line of a case, and that line.

    Raises ``FrameworkError`` where the case names an indicator, section, field or value the edition does not have.
    """
    given = dict(case.given)
    level, chosen = given.pop(LEVEL, ""), given.pop(CHOSEN, "")
    claimed = _number_given(case.name, "chosen 的值", chosen)
    if case.section is not None:
        section = _section(framework, case.section, case.name)
        line = _line_of(case, given, level)
        row = _open_row(case.name, section, 1, line, claimed)
        return Submission(framework.layout.form, rows=(row,)), row
    indicator = framework.indicator(case.indicator or "")
    if indicator is None:
        msg = f"案例“{case.name}”：评分表中没有指标“{case.indicator}”"
        raise FrameworkError(msg)
    row = _fixed_row(indicator, level, claimed, case.points)
    fields = _fields(framework, given, case.name)
    return Submission(framework.layout.form, fields=fields, rows=(row,)), row


def submission_of(framework: Framework, sheet: SheetCase) -> Submission:
    """Return the submission a whole filled sheet amounts to; raises ``FrameworkError`` as ``submission_of_case``."""
    claims = {code: score for code, score in sheet.scores.items() if score is not None} | sheet.claimed
    rows = [
        _fixed_row(
            item,
            sheet.levels.get(item.code, ""),
            claims.get(item.code),
            sheet.points.get(item.code),
            sheet.reasons.get(item.code, ""),
        )
        for item in framework.indicators
    ]
    numbers: dict[str, int] = {}
    for line in sheet.rows:
        section = _section(framework, line.section, sheet.name)
        numbers[section.code] = number = numbers.get(section.code, 0) + 1
        claimed = line.chosen if line.chosen is not None else claims.get(f"{section.code}.{number}")
        rows.append(_open_row(sheet.name, section, number, line, claimed))
    _known_codes(sheet, {row.code for row in rows}, framework.layout.funds)
    fields = _fields(framework, sheet.given, sheet.name)
    return Submission(
        form=framework.layout.form,
        unit_name=sheet.unit,
        fiscal_year=sheet.fiscal_year,
        fields=fields,
        rows=tuple(rows),
        total=_number(sheet.total if sheet.claimed_total is None else sheet.claimed_total),
        grade=_word(sheet.grade or ""),
        lines=_fund_lines(framework.layout.funds, sheet, fields),
        texts={label: _word(text) for label, text in sheet.texts.items()},
    )


def _known_codes(sheet: SheetCase, codes: set[str], funds: FundsBlock | None) -> None:
    """Refuse figures for lines the sheet does not have, which would otherwise be lost without a word."""
    by_code = (sheet.levels, sheet.claimed, sheet.points, sheet.reasons, sheet.scores, sheet.rates)
    parts = {part for block in (funds.lists if funds else ()) for part in block.parts}
    strange = [code for given in by_code for code in given if code not in codes]
    strange += [part for part in sheet.funds if part not in parts]
    if strange:
        msg = f"案例“{sheet.name}”：表中没有“{strange[0]}”这一行"
        raise FrameworkError(msg)


def _fund_lines(funds: FundsBlock | None, sheet: SheetCase, fields: Mapping[str, Entry]) -> tuple[FundLine, ...]:
    if funds is None:
        return ()
    initial, budget, executed = (fields.get(name, MISSING) for name in FUND_FIELDS)
    lines = [
        FundLine(
            funds.total, initial=initial, budget=budget, executed=executed, unit=funds.unit, indicator=funds.indicator
        )
    ]
    for block in funds.lists:
        for part in block.parts:
            amounts = sheet.funds.get(part)
            if amounts is not None:
                lines.append(
                    FundLine(
                        part,
                        initial=_number(amounts.initial),
                        budget=_number(amounts.budget),
                        executed=_number(amounts.executed),
                        parent=0,
                        breakdown=block.title,
                        unit=funds.unit,
                    )
                )
    return tuple(lines)


__all__ = [
    "CASES_FILE",
    "FUND_FIELDS",
    "Case",
    "Cases",
    "FundAmounts",
    "SheetCase",
    "SheetLine",
    "field_entry",
    "load_cases",
    "number_entry",
    "submission_of",
    "submission_of_case",
]
