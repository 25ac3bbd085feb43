"""XS506: what a unit changed since its last submission of the same year."""

from collections.abc import Iterator

from xlscore.checks.registry import Fault, check
from xlscore.consolidation.changes import CellChange, Changes, changes_of
from xlscore.consolidation.file_names import file_names
from xlscore.consolidation.pairing import paired
from xlscore.model.finding import Severity
from xlscore.model.roster import Roster

_SHOWN = 3


@check(
    "XS506", Severity.NOTE, "与上次报送相比的变动", fix="请对照仍未改正的意见继续更正；改动与意见无关的，请说明原因。"
)
def changed_since_last(stage: Roster) -> Iterator[Fault]:
    """Report what a unit changed since its last submission, and which findings it settled.

    查什么：同一年度再次报送的表与上次相比，改了哪些数字和文字，上次的审核意见改正了几条、还剩几条、又新增了几条。

    为什么：退回更正之后，复核人员只需看改动之处；只改得分不改数据、改了意见之外的数字，都要问明原因。

    怎么办：对照仍未改正的意见继续更正；改动与意见无关的，由单位说明原因。
    """
    for pair in paired(stage).resubmitted:
        changes = changes_of(pair)
        who = pair.now.unit or pair.now.file
        now, before = file_names((pair.now, pair.before))
        project = f"（{pair.now.project}）" if pair.now.project else ""
        yield Fault(
            message=f"「{who}」{project}的“{now}”与上次报送的“{before}”{_said(changes)}",
            subject=f"{who}/{pair.now.project}" if pair.now.project else who,
        )


def _said(changes: Changes) -> str:
    if changes.identical:
        left = len(changes.still_open)
        return f"完全相同，上次的 {left} 条审核意见都未改正。" if left else "完全相同。"
    cells = changes.cells
    listed = "；".join(_cell(cell) for cell in cells[:_SHOWN])
    more = f"；等 {len(cells)} 处" if len(cells) > _SHOWN else ""
    same = "相比，指标、得分和金额没有改动。" if changes.findings_known else "相比，得分和金额没有改动。"
    changed = f"相比，改动 {len(cells)} 处：{listed}{more}。" if cells else same
    if not changes.findings_known:
        return f"{changed}上次的资料是汇总表，只有总分、金额和各栏自评得分，指标值、文字和审核意见无从比较。"
    return (
        f"{changed}上次的审核意见已改正 {len(changes.corrected)} 条，仍未改正 {len(changes.still_open)} 条，"
        f"新增 {len(changes.new)} 条。"
    )


def _cell(cell: CellChange) -> str:
    where = f"{cell.at} " if cell.at is not None else ""
    return f"{where}{cell.what} {_text(cell.before)}→{_text(cell.now)}"


def _text(text: str) -> str:
    return (text if len(text) <= 20 else f"{text[:20]}…") or "空"  # noqa: PLR2004 -- more would hide the rest
