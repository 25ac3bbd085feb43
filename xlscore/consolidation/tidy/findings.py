"""Tables of findings with what became of them, of explanations that met none, and of the long texts forms hold."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from operator import attrgetter
from typing import Any, Final

from xlscore.consolidation.tidy.columns import Kind, Table, TidyColumn, Value, cell, exact_text, listed
from xlscore.consolidation.tidy.forms import LINE, RETURN, UNIT, Part, Shelf, item_of, parts

T, N, D, DAY, B = Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.FLAG


def _findings(shelf: Shelf) -> Iterator[Part]:
    yield from parts("findings", shelf)
    for place, finding in enumerate(shelf.roster.findings, start=1):
        yield Part(None, place, finding)


def _of(name: str, path: str) -> Callable[[Any], Value]:
    """Return what reads an attribute of a part a finding may lack (its stake, explanation, waiver, trial)."""
    inner = attrgetter(path)

    def read(line: Any) -> Value:
        part = getattr(line.item, name)
        value = None if part is None else inner(part)
        return listed(map(_shown, value)) if isinstance(value, tuple) else value

    return read


def _shown(value: Any) -> str:
    """Return an item of a list as text, a number exactly."""
    return exact_text(value) if isinstance(value, Fraction) else str(value)


FINDINGS: Final = Table(
    "findings",
    "一行是一条审核意见；return 为空的涉及多份报表",
    (
        RETURN,
        UNIT,
        LINE,
        TidyColumn("id", T, "编号，再次报送时不变", item_of("id")),
        TidyColumn("code", T, "审核规则的代码", item_of("code")),
        TidyColumn("severity", T, "error 强制性，warning 提示性，note 说明", item_of("severity.value")),
        TidyColumn("title", T, "问题", item_of("title")),
        TidyColumn("message", T, "审核意见", item_of("message")),
        TidyColumn("fix", T, "处理建议", item_of("fix")),
        TidyColumn("subject", T, "对象（指标代码、资金名称等）", lambda part: str(part.item.subject)),
        TidyColumn("cells", T, "单元格，JSON 数组", lambda part: listed(part.item.cells)),
        TidyColumn("claimed", T, "填报数", item_of("claimed"), optional=True),
        TidyColumn("recomputed", T, "复算数", item_of("recomputed"), optional=True),
        TidyColumn("difference", T, "差额", item_of("difference"), optional=True),
        TidyColumn("working", T, "计算过程", item_of("working"), optional=True),
        TidyColumn("diagnosis", T, "原因", item_of("diagnosis"), optional=True),
        TidyColumn("rests_on", T, "依据的待核数据，JSON 数组", lambda part: listed(part.item.rests_on)),
        TidyColumn("effect", D, "使总分多计的分数（负数为少计）", item_of("effect"), "分"),
        TidyColumn("caused_by", T, "由哪一条意见引起（其 id）", item_of("caused_by"), optional=True),
        TidyColumn("percent", B, "三个数是否为比率（1＝100%）", item_of("percent")),
        TidyColumn("twin", N, "同一规则、同一对象的第几条，从0起", item_of("twin")),
        TidyColumn("spoils", T, "受其影响、须一并改正的单元格，JSON 数组", lambda part: listed(part.item.spoils)),
        TidyColumn(
            "settlement", T, "open 待处理，explained 已说明，waived 已豁免", lambda part: part.item.settlement.value
        ),
        TidyColumn("stake_amount", D, "意见所涉的金额", _of("stake", "amount"), "元"),
        TidyColumn("stake_between", T, "该金额所在的两个数，JSON 数组", _of("stake", "between"), "元", optional=True),
        TidyColumn("explanation", T, "单位的审核说明", _of("explanation", "text"), optional=True),
        TidyColumn("explanation_at", T, "审核说明写在哪里", _of("explanation", "at"), optional=True),
        TidyColumn(
            "explanation_faults",
            T,
            "审核说明的不足，JSON 数组；[] 为合格，空为没有说明",
            _of("explanation", "faults"),
            optional=True,
        ),
        TidyColumn("explanation_working", T, "说明中的金额如何核对", _of("explanation", "working"), optional=True),
        TidyColumn("waiver", T, "豁免的规则代码", _of("waiver", "code"), optional=True),
        TidyColumn("waiver_reason", T, "豁免的理由", _of("waiver", "reason"), optional=True),
        TidyColumn("waiver_approved_by", T, "豁免的批准人", _of("waiver", "approved_by"), optional=True),
        TidyColumn("waiver_until", DAY, "豁免到哪一天为止；空为没有豁免", _of("waiver", "until")),
        TidyColumn("waiver_units", T, "豁免的单位，JSON 数组；[] 为全部", _of("waiver", "units"), optional=True),
        TidyColumn("waiver_place", T, "豁免的单元格或指标；空为全部", _of("waiver", "place"), optional=True),
        TidyColumn("waiver_at", T, "豁免写在哪里（文件:行）", _of("waiver", "at"), optional=True),
        TidyColumn("trial_until", DAY, "规则试运行到哪一天为止；空为不在试运行", _of("trial", "until")),
        TidyColumn("trial_severity", T, "试运行以后的级别", _of("trial", "severity.value"), optional=True),
    ),
    _findings,
)

STRAYS: Final = Table(
    "strays",
    "一行是一条对不上任何审核意见的审核说明",
    (
        RETURN,
        UNIT,
        LINE,
        TidyColumn("finding", T, "说明的是哪一条意见（其 id）", item_of("finding")),
        TidyColumn("text", T, "说明", item_of("text")),
        TidyColumn("at", T, "写在哪里", item_of("at")),
        TidyColumn("units", T, "说明单位的名称、编码，JSON 数组", lambda part: listed(part.item.units)),
        TidyColumn("file", T, "说明的是哪一个文件", item_of("file")),
    ),
    partial(parts, "strays"),
)

PASSAGES: Final = Table(
    "passages",
    "一行是一段30字以上的文字",
    (
        RETURN,
        UNIT,
        LINE,
        TidyColumn("label", T, "是什么文字：原因、实际完成值等", item_of("label")),
        TidyColumn("text", T, "原文", item_of("text")),
        TidyColumn("at", T, "所在单元格", lambda part: cell(part.item.at), optional=True),
    ),
    partial(parts, "passages"),
)
