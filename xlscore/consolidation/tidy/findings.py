"""Table findings: a line a finding, of one form or of several; and the long texts forms hold."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from xlscore.consolidation.tidy.columns import Kind, Table, TidyColumn, cell, listed
from xlscore.consolidation.tidy.forms import LINE, RETURN, UNIT, Part, Shelf, item_of, parts
from xlscore.consolidation.tidy.settled import SETTLED

T, N, D, DAY, B = Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.FLAG


def _findings(shelf: Shelf) -> Iterator[Part]:
    yield from parts("findings", shelf)
    for place, finding in enumerate(shelf.roster.findings, start=1):
        yield Part(None, place, finding)


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
        TidyColumn("spoils", T, "连带算错的单元格，JSON 数组", lambda part: listed(part.item.spoils)),
        *SETTLED,
        TidyColumn("twin", N, "同一规则、同一对象的第几条，从0起", item_of("twin")),
    ),
    _findings,
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
