"""What ``xlscore read`` prints: the workbook, the edition, and every line with where each figure stands."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from xlscore.cells import column_letters
from xlscore.model.framework import FieldKind, Framework
from xlscore.model.recognition import Nearness, confidence_text
from xlscore.model.submission import Entry, FundLine, ScoreRow, Submission
from xlscore.model.understanding import SheetSeen, Understanding
from xlscore.model.workbook import Visibility
from xlscore.write.entry_text import figure_lines, measure_lines

RECOGNISED: Final = {"stamp": "按模板标记识别", "layout": "按版式识别", "option": "由 --framework 指定"}
VISIBILITY: Final = {Visibility.VISIBLE: "", Visibility.HIDDEN: "，已隐藏", Visibility.VERY_HIDDEN: "，深度隐藏"}
_KINDS: Final = {
    FieldKind.AMOUNT: "金额",
    FieldKind.QUANTITY: "数量",
    FieldKind.COUNT: "整数",
    FieldKind.PERCENT: "百分数",
    FieldKind.YES_NO: "是或否",
    FieldKind.CHOICE: "选项",
    FieldKind.DATE: "日期",
    FieldKind.DATES: "日期",
}
_COLUMNS: Final = {
    "initial": "年初预算数",
    "budget": "全年预算数（计划数）",
    "executed": "执行数（实际数）",
    "rate": "执行率",
    "points": "分值",
    "claimed": "得分",
    "reason": "说明",
}


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Return a titled block; nothing where it would be empty."""
    held = list(lines)
    if held:
        yield ""
        yield title
        yield from (f"  {line}" for line in held)


def reading_lines(understanding: Understanding) -> Iterator[str]:
    """Return everything that was understood of a workbook, block by block."""
    yield understanding.file
    yield from (f"  {line}" for line in _head(understanding))
    yield from _block("工作表", _sheets(understanding))
    framework = understanding.recognition.framework
    if understanding.submission is None or framework is None:
        return
    yield from _form(framework, understanding.submission)
    for number, submission in enumerate(understanding.further, 2):
        whose = submission.project_name or submission.unit_name
        yield ""
        yield f"第{number}张表{f'（{whose}）' if whose else ''}"
        yield from _form(framework, submission)


def _form(framework: Framework, submission: Submission) -> Iterator[str]:
    """Return what one form says, block by block."""
    yield from _block("总体目标等文字", _texts(submission))
    yield from _block("资金与收支明细", _funds(submission))
    yield from _block("指标", (line for row in submission.rows for line in _row(row)))
    yield from _block("合计与等级", _closing(submission))
    yield from _block("填报项", _fields(framework, submission))
    yield from _block("缺失、重复与未采用的内容", _aside(submission))


def _head(understanding: Understanding) -> Iterator[str]:
    workbook, recognition = understanding.workbook, understanding.recognition
    yield f"格式：{workbook.format}；SHA-256：{workbook.sha256}"
    framework = recognition.framework
    if framework is None:
        yield "指标体系：未识别"
    else:
        how = RECOGNISED[recognition.by or "option"]
        sure = recognition.confidence
        alike = f"，相似度 {confidence_text(sure)}" if sure is not None and recognition.by != "stamp" else ""
        yield f"指标体系：{framework.id}（{framework.place}《{framework.title}》，{how}{alike}）"
        yield from (f"使用用户提供的数据：{name}" for name in framework.overlays)
    yield from (_near(near) for near in recognition.nearest)
    if recognition.candidates and not recognition.nearest:
        yield f"{'其次相近' if framework is not None else '最相近'}的：{'、'.join(recognition.candidates)}"
    if recognition.conflict:
        yield f"矛盾之处：{recognition.conflict}"
    if (submission := understanding.submission) is not None:
        year = f"{submission.fiscal_year}年" if submission.fiscal_year is not None else "未读到"
        unit, money = submission.unit_name or "未读到", submission.money_unit or "未读到"
        yield f"单位：{unit}；年度：{year}；金额单位：{money}"
    yield from (f"取数自外部文件：{link}" for link in workbook.external_links)
    yield from (f"无法得知：{sentence}" for sentence in workbook.unknown)


def _near(near: Nearness) -> str:
    fits, misses = "、".join(near.fits) or "无", "、".join(near.misses) or "无"
    return f"最相近的：{near.framework}，相似度 {confidence_text(near.confidence)}；相符：{fits}；不符：{misses}"


def _sheets(understanding: Understanding) -> Iterator[str]:
    for sheet in understanding.sheets:
        size = f"{sheet.filled} 个有内容的单元格，至 {sheet.last.a1}" if sheet.last is not None else "空白"
        yield f"{sheet.name}：{size}{VISIBILITY[sheet.visibility]}"
        yield from (f"  {line}" for line in _parts(sheet))


def _parts(sheet: SheetSeen) -> Iterator[str]:
    if sheet.hidden_rows:
        yield f"隐藏而有内容的行：{'、'.join(_runs(sheet.hidden_rows))}"
    if sheet.hidden_columns:
        yield f"隐藏而有内容的列：{'、'.join(map(column_letters, sheet.hidden_columns))}"
    if sheet.headers:
        yield f"认得的标题和表头：{'、'.join(f'{text}（{cell.a1}）' for cell, text in sheet.headers)}"
    elif sheet.filled:
        yield "没有认得的标题和表头"


def _runs(numbers: tuple[int, ...]) -> Iterator[str]:
    """Return ascending numbers with neighbours joined: ``34–55``."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        held = [number for _, number in run]
        yield str(held[0]) if len(held) == 1 else f"{held[0]}–{held[-1]}"


def _texts(submission: Submission) -> Iterator[str]:
    for label, entry in submission.texts.items():
        yield from figure_lines(label, entry)


def _funds(submission: Submission) -> Iterator[str]:
    for line in submission.lines:
        yield f"{line.at or ''}「{line.name or '（未填名称）'}」（{_position(submission, line)}）"
        for column, word in _COLUMNS.items():
            entry: Entry = getattr(line, column)
            yield from (f"  {text}" for text in figure_lines(word, entry))


def _position(submission: Submission, line: FundLine) -> str:
    parts = [f"单位 {line.unit}"] if line.unit else []
    if line.parent is not None:
        parts.append(f"属于「{submission.lines[line.parent].name}」")
    if line.breakdown:
        parts.append(f"分类 {line.breakdown}")
    if line.indicator is not None:
        parts.append(f"按指标 {line.indicator} 计分")
    if line.source:
        parts.append(f"来源 {line.source}")
    return "，".join(parts)


def _row(row: ScoreRow) -> Iterator[str]:
    yield f"{row.code} {row.at or ''}「{row.title or '（未填名称）'}」（{' / '.join(row.path)}）"
    lines = [
        *figure_lines("分值", row.points),
        *_measured(row),
        *figure_lines("自评得分", row.claimed),
        *figure_lines("完成等级", row.level),
        *figure_lines("原因", row.reason),
        *figure_lines("佐证", row.evidence),
    ]
    yield from (f"  {line}" for line in lines)


def _measured(row: ScoreRow) -> Iterator[str]:
    for label, entry in (("年度指标值", row.target), ("实际完成值", row.actual)):
        if entry.at is not None:
            yield from measure_lines(label, entry)


def _closing(submission: Submission) -> Iterator[str]:
    for item in submission.sums:
        name = item.label or " / ".join(item.path)
        level = f"（{' / '.join(item.path)}）" if item.path else ""
        yield from figure_lines(f"「{name}」{level}分值", item.points)
        yield from figure_lines(f"「{name}」{level}得分", item.claimed)
    yield from figure_lines("总分", submission.total)
    yield from figure_lines("等级", submission.grade)


def _fields(framework: Framework, submission: Submission) -> Iterator[str]:
    specs = framework.all_fields()
    for name, entry in submission.fields.items():
        spec = specs.get(name)
        label = f"{spec.label}（{_KINDS[spec.kind]}{f'，{spec.unit}' if spec.unit else ''}）" if spec else name
        yield from figure_lines(label, entry)


def _aside(submission: Submission) -> Iterator[str]:
    yield from (f"没有找到：{name}" for name in submission.missing_tables)
    if submission.absent:
        yield f"没有找到的指标：{'、'.join(submission.absent)}"
    for code, cells in submission.repeated.items():
        yield f"指标 {code} 出现多处：{'、'.join(map(str, cells))}"
    yield from (f"{cell}：{why}" for cell, why in submission.leftovers)
