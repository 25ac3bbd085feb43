"""Sheet 图表: native charts over the other sheets' live figures, a set for each of the largest groups."""

from collections.abc import Sequence
from typing import Final

from xlscore.exact import decimal_text
from xlscore.write.summary.chart_data import Filed
from xlscore.write.summary.group_data import NAME as DATA
from xlscore.write.summary.group_data import GroupData
from xlscore.write.summary.page import Desk
from xlscore.write.summary.rankings import MOST
from xlscore.write.summary.wall import HATCHED, Wall, bars_chart, columns_chart, pareto_chart

NAME: Final = "图表"
GROUPS: Final = 3
"""Groups that get charts of their own: the largest ones."""
REMARK: Final = "各图随相应表格的数据变动。不同评分表、不同年度分开作图；填充花纹不同，黑白打印也可分辨。"
_BAR: Final = 20
"""Pixels a unit needs in a chart of bars."""


def charted(data: Sequence[GroupData]) -> list[GroupData]:
    """Return the groups that get charts: the largest ones of two returns or more, or else the largest."""
    ranked = sorted(data, key=lambda item: -len(item.lines))
    several = [item for item in ranked if len(item.lines) > 1]
    return (several or ranked)[:GROUPS]


def _scores(desk: Desk, wall: Wall, data: GroupData) -> None:
    if data.ranked is None:
        return
    shown = data.ranked.names.last - data.ranked.names.first + 1
    known = sum(score is not None for score in data.scores)
    part = f"：前{MOST // 2}名与后{MOST - MOST // 2}名（共{known}户）" if shown < known else f"（{known}户）"
    title = f"{data.group.group.label}{data.key_name}排名与等级{part}"
    axis = (f"{data.key_name}（分）", "0")
    most = decimal_text(data.group.edition.total)
    # An edition without grades has one kind of bar.
    series = data.ranked.series or ((data.key_name, data.ranked.values),)
    chart = bars_chart(desk, title, data.ranked.names, series, (*axis, most), stacked=True)
    wall.hang(chart, 150 + _BAR * shown)


def _compared(desk: Desk, wall: Wall, data: GroupData) -> None:
    known = sum(line.record.difference is not None for line in data.lines)
    if data.compared is None:
        if known:
            wall.say(f"{data.group.group.label}：有复算得分的{known}户，自评得分与复算得分全部一致，不另作图。")
        return
    shown = data.compared.names.last - data.compared.names.first + 1
    apart = sum(bool(line.record.difference) for line in data.lines)
    part = f"差异最大的{shown}户（共{apart}户不一致）" if shown < apart else f"不一致的{apart}户"
    title = f"{data.group.group.label}自评得分与复算得分{part}"
    axis = ("得分（分）", "0.00", decimal_text(data.group.edition.total))
    chart = bars_chart(desk, title, data.compared.names, data.compared.series, axis, stacked=False)
    wall.hang(chart, 150 + int(1.8 * _BAR) * shown)


def _rates(desk: Desk, wall: Wall, data: GroupData) -> None:
    if data.bands is None:
        return
    title = f"{data.group.group.label}预算执行率分布"
    wall.hang(columns_chart(desk, title, data.bands[0], data.bands[1], ("户数（户）", "0;;"), HATCHED), 340)


def _losses(desk: Desk, wall: Wall, data: GroupData) -> None:
    if data.losses is None:
        return
    names, values, shares = data.losses
    shown, every = names.last - names.first + 1, data.loss_lines
    part = f"：前{shown}项（共{every}项）" if shown < every else ""
    wall.hang(pareto_chart(desk, f"{data.group.group.label}各指标失分{part}", names, values, shares), 400)


def hang_charts(desk: Desk, wall: Wall, data: tuple[Sequence[GroupData], Filed]) -> None:
    """Put up the charts; others may be hung below them."""
    groups, filed = data
    if filed.states is not None:
        names, values = filed.states
        wall.hang(columns_chart(desk, "上报进度", names, values, ("户数（户）", "0;;"), HATCHED), 320)
    if filed.rules is not None:
        names, values = filed.rules
        title = f"审核意见最多的{values.last - values.first + 1}条规则"
        chart = bars_chart(desk, title, names, [("意见条数", values)], ("意见条数（条）", "0", ""), stacked=False)
        wall.hang(chart, 140 + 26 * (values.last - values.first + 1))
    chosen = charted(groups)
    for item in chosen:
        for draw in (_scores, _compared, _rates, _losses):
            draw(desk, wall, item)
    if len(groups) > len(chosen):
        left = "、".join(item.group.title for item in groups if item not in chosen)
        wall.say(f"下列评分表户数较少，未单独作图，数字见各表和“{DATA}”：{left}。")
    if not groups:
        wall.say("没有识别出评分表的自评表，得分和执行率无图可作。")
