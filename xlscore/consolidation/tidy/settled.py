"""Columns of table findings for what became of a finding: explained, waived or on trial, and what is at stake."""

from collections.abc import Callable
from typing import Any, Final

from xlscore.consolidation.tidy.columns import Kind, TidyColumn, Value, listed


def _of(part: str, name: str, otherwise: Value = None) -> Callable[[Any], Value]:
    def value(line: Any) -> Value:
        held = getattr(line.item, part)
        found: Value = otherwise if held is None else getattr(held, name)
        return found

    return value


def _text(part: str, name: str, meaning: str) -> TidyColumn:
    return TidyColumn(f"{part}_{name}" if name != "text" else part, Kind.TEXT, meaning, _of(part, name, ""))


def _several(part: str, name: str, meaning: str) -> TidyColumn:
    """Return a column of several values; it is empty where there is no such part at all."""

    def value(line: Any) -> str | None:
        held = getattr(line.item, part)
        return None if held is None else listed(getattr(held, name))

    return TidyColumn(f"{part}_{name}", Kind.TEXT, f"{meaning}，JSON 数组", value, optional=True)


SETTLED: Final = (
    TidyColumn("stake", Kind.DECIMAL, "涉及的差额", _of("stake", "amount"), "元"),
    _several("stake", "between", "差额由哪几个数得出（元）"),
    _text("explanation", "text", "单位的审核说明"),
    _text("explanation", "at", "说明写在哪里"),
    _several("explanation", "faults", "说明的不足"),
    _text("explanation", "working", "说明的金额怎样核对"),
    _text("waiver", "code", "豁免的规则"),
    _text("waiver", "reason", "豁免的理由"),
    _text("waiver", "approved_by", "豁免的批准人"),
    TidyColumn("waiver_until", Kind.DATE, "豁免有效期至", _of("waiver", "until")),
    _several("waiver", "units", "豁免的单位"),
    _text("waiver", "place", "豁免的单元格或指标"),
    _text("waiver", "at", "豁免写在哪里"),
    TidyColumn("trial_until", Kind.DATE, "规则试运行至", _of("trial", "until")),
    TidyColumn(
        "trial_severity",
        Kind.TEXT,
        "试运行后的级别",
        lambda line: None if line.item.trial is None else line.item.trial.severity.value,
        optional=True,
    ),
)
