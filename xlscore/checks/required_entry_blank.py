"""XS201: a required entry that is blank."""

from collections.abc import Iterator
from fractions import Fraction

from xlscore.cells import CellRef
from xlscore.checks._required import is_blank, lacking_columns, missing_columns, needed_fields
from xlscore.checks._sums import COLUMNS, equations, line_name
from xlscore.checks._wording import cells_of, joined, row_name, row_subject, spot
from xlscore.checks.registry import Fault, Scored, check
from xlscore.exact import decimal_text
from xlscore.model import stamp
from xlscore.model.finding import Severity
from xlscore.model.submission import MISSING, Entry


def _unit_name(stage: Scored) -> Iterator[Fault]:
    if stage.submission.unit_name or stamp.UNIT not in stage.workbook.names:
        return
    try:
        cell = CellRef.parse(stage.workbook.names[stamp.UNIT])
    except ValueError:
        return
    if stage.submission.missing_tables and stage.workbook.sheet(cell.sheet) is None:
        return
    yield Fault(message=f"{cell} 单位名称未填。", cells=(cell,), subject="单位名称")


def _fund_totals(stage: Scored) -> Iterator[Fault]:
    funds = stage.framework.layout.funds
    if funds is None:
        return
    filled = {(item.place, item.column) for item in equations(stage.submission)}
    for place, line in enumerate(stage.submission.lines):
        if line.indicator != funds.indicator:
            continue
        for column in ("budget", "executed"):
            entry: Entry = getattr(line, column)
            if is_blank(entry) and (place, column) not in filled:
                word = COLUMNS[column]
                yield Fault(
                    message=f"{spot(entry)}「{line_name(line)}」的{word}未填。",
                    cells=cells_of(entry),
                    subject=f"{line.name}/{word}",
                )


def _columns(stage: Scored) -> Iterator[Fault]:
    for word, rows in lacking_columns(stage.framework, stage.submission):
        named = f"「{rows[0].title}」{'等 ' if len(rows) > 1 else ''}{len(rows)} 行"
        yield Fault(
            message=f"评分表没有“{word}”一栏，{named}的{word}无从得知，没有估算；请补上这一栏并填列。",
            cells=cells_of(*(row.at for row in rows)),
            subject=f"{word}栏",
        )


def _total(stage: Scored) -> Iterator[Fault]:
    """Find a total that is blank, or has no row on a form that prints one."""
    total, claimed = stage.submission.total, [row.claimed for row in stage.submission.rows if row.claimed.given]
    if not claimed:
        return
    if is_blank(total):
        yield Fault(message=f"{spot(total)} 总分未填。", cells=cells_of(total), subject="总分")
    asked = stage.framework.layout.prints_total or stamp.FRAMEWORK in stage.workbook.names
    if total is MISSING and asked and not any(not item.path for item in stage.submission.sums):
        last = claimed[-1]
        added = decimal_text(sum((entry.value or Fraction(0) for entry in claimed), Fraction(0)))
        yield Fault(
            message=f"表上没有总分：到最后一行得分 {spot(last)} 为止没有“总分”一行，已填各行得分之和为 {added}。",
            cells=cells_of(last),
            subject="总分",
        )


@check("XS201", Severity.ERROR, "必填项未填", fix="请补填；数据未取得的填“未提供”，没有此事项的填“不适用”，不要留空。")
def required_entry_blank(stage: Scored) -> Iterator[Fault]:
    """Report blank entries the score needs: unit, fields, funds totals, columns of a used row, the total.

    查什么：单位名称、计分所需的基础数据、资金总额、已使用指标行的各栏和总分是否留空，表上是否缺少应有的栏目和总分行。
    填“未提供”“不适用”的不算留空。

    为什么：空白既不是 0，也不是“没有”，留空的项目无法复算，也无从判断是漏填还是确无数据。

    怎么办：补填数据；数据未取得的填“未提供”，没有此事项的填“不适用”并说明。
    """
    yield from _unit_name(stage)
    specs = stage.framework.all_fields()
    amounts = {getattr(line, column).at for line in stage.submission.lines for column in COLUMNS}
    for name in needed_fields(stage.framework, stage.submission, stage.scorecard):
        entry = stage.submission.fields[name]
        if is_blank(entry) and entry.at not in amounts:
            yield Fault(message=f"{spot(entry)}「{specs[name].label}」未填。", cells=cells_of(entry), subject=name)
    yield from _fund_totals(stage)
    for row in stage.submission.rows:
        columns = [(word, entry) for word, entry in missing_columns(stage.framework, row) if is_blank(entry)]
        if columns:
            yield Fault(
                message=f"{row_name(row, columns[0][1])}的{joined(word for word, _ in columns)}未填。",
                cells=cells_of(*(entry for _, entry in columns)),
                subject=row_subject(stage.framework, row),
            )
    yield from _columns(stage)
    yield from _total(stage)
