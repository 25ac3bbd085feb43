"""An earlier summary workbook read back: its returns as far as its sheets state them, by header and never by position.

复核分 counts as the bureau left it: it is what the sheet holds, not what was once written there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from xlscore.cells import a1
from xlscore.consolidation.edition import edition_of
from xlscore.errors import UnreadableError, UsageError
from xlscore.exact import exact
from xlscore.model.finding import VERDICT_WORDS, Verdict
from xlscore.model.path_text import path_text
from xlscore.model.record import Edition, Record, ScoreCells, ScoreLine
from xlscore.model.scorecard import ScoreState
from xlscore.model.workbook import CellValue, Sheet
from xlscore.read.catalogue import Catalogue
from xlscore.read.rows_of_table import HEADER_ROWS, plain_text
from xlscore.read.workbook_file import read_workbook

UNITS: Final = "汇总"
SCORES: Final = "指标得分"
NEEDED: Final = ("单位", "指标体系", "年度", "自评得分", "复算得分")
ID: Final = "指标体系编号"
_FIGURES: Final = {
    "自评得分": "claimed",
    "复算得分": "recomputed",
    "复核分": "reviewed",
    "预算数（万元）": "budget",
    "执行数（万元）": "executed",
}
_WORDS: Final = {
    "单位": "unit",
    "单位编码": "unit_code",
    "项目": "project",
    "自评等级": "claimed_grade",
    "等级": "grade",
    "复算等级": "grade",
}
_VERDICTS: Final = {word: verdict for verdict, word in VERDICT_WORDS.items()}
_KINDS: Final = {"自评得分": "claimed", "复算得分": "recomputed"}
_NOWHERE: Final = ScoreCells(None, None, None, None, None)


def read_earlier_summary(path: Path, catalogue: Catalogue | None = None) -> tuple[Record, ...]:
    """Return the returns of a summary workbook; targets, texts and findings are not in it.

    Raises ``UsageError`` where it is no summary of ours.
    """
    editions = _Editions(catalogue or Catalogue.shipped())
    try:
        book = read_workbook(path)
    except UnreadableError as error:
        msg = f"以前的汇总表“{path}”：{error}"
        raise UsageError(msg) from error
    records: list[Record] = []
    for sheet in book.sheets:
        header = _header(sheet)
        if header is not None and sheet.name.startswith(UNITS):
            records += _returns(sheet, header, path, editions)
    if not records:
        msg = (
            f"“{path}”不是 xlscore 写出的汇总表（没有含“{'”“'.join(NEEDED)}”各列的“{UNITS}”表）。"
            "请指定以前的汇总表，或装有以前报表的文件夹。"
        )
        raise UsageError(msg)
    blocks = [block for sheet in book.sheets if sheet.name.startswith(SCORES) for block in _blocks(sheet, editions)]
    return tuple(_with_scores(records, blocks))


@dataclass(frozen=True, slots=True)
class _Editions:
    """The editions met in the workbook, by id, and what it calls them."""

    catalogue: Catalogue
    known: dict[str, Edition | None] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """Title → id."""

    def of(self, name: str, title: str = "") -> Edition | None:
        """Return the edition of an id and note its title; ``None`` where the program knows none of that id."""
        if name not in self.known:
            self.known[name] = edition_of(self.catalogue.framework(name)) if name in self.catalogue else None
        if title:
            self.titles[title] = name
        return self.known[name]

    def named_in(self, heading: str) -> Edition | None:
        """Return the edition whose title a heading begins with, else the one whose id stands in it."""
        begun = [title for title in self.titles if heading.startswith(title)]
        if begun:
            return self.of(self.titles[max(begun, key=len)])
        return next((self.of(name) for name in re.findall(r"[a-z0-9_]+", heading) if name in self.catalogue), None)


def _number(value: CellValue) -> Fraction | None:
    return exact(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for row in range(1, HEADER_ROWS + 1):
        labels: dict[str, int] = {}
        for (at, column), cell in sheet.cells.items():
            if at == row:
                labels.setdefault(plain_text(cell.value), column)
        if all(label in labels for label in NEEDED):
            return row, labels
    return None


def _returns(sheet: Sheet, header: tuple[int, dict[str, int]], path: Path, editions: _Editions) -> Iterator[Record]:
    """Yield the lines below the header, as far as they are numbered: below them stand averages and totals."""
    top, columns = header
    row = top + 1
    while _number(sheet.value(row, 1)) is not None:
        values = {label: sheet.value(row, column) for label, column in columns.items()}
        year = _number(values["年度"])
        words = {name: plain_text(values[label]) for label, name in _WORDS.items() if label in values}
        title = plain_text(values["指标体系"])
        # Summaries of before the column was added have the id where the title stands now.
        edition = editions.of(plain_text(values.get(ID)) or title, title)
        if edition is not None and edition.family == "project" and "：" in words["unit"]:
            words["unit"], _, words["project"] = words["unit"].partition("：")
        yield Record(
            file=f"{path_text(path)}#{sheet.name}!{a1(row, columns['单位'])}",
            sha256="",
            verdict=_VERDICTS.get(plain_text(values.get("审核结论")), Verdict.PASS),
            edition=edition,
            summarised=True,
            year=int(year) if year is not None else None,
            **{name: _number(values[label]) for label, name in _FIGURES.items() if label in values},  # type: ignore[arg-type]  # figures by name
            **words,  # type: ignore[arg-type]  # words by name
        )
        row += 1


@dataclass(frozen=True, slots=True)
class _Block:
    """One table of sheet 指标得分: an edition's units with one kind of score."""

    edition: Edition
    year: int | None
    kind: str
    codes: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Fraction | None, ...]], ...]
    """A unit as it is named there, and its scores under ``codes``."""


def _blocks(sheet: Sheet, editions: _Editions) -> Iterator[_Block]:
    """Yield the tables of points; shares of points (得分率) and averages are passed over."""
    last = max((row for row, _ in sheet.cells), default=0)
    wide = max((column for _, column in sheet.cells), default=0)
    edition, year, codes = None, None, tuple[str, ...]()
    held: dict[str, list[tuple[str, tuple[Fraction | None, ...]]]] = defaultdict(list)
    for row in range(1, last + 2):
        first, second = plain_text(sheet.value(row, 1)), plain_text(sheet.value(row, 2))
        if second in _KINDS and edition is not None and codes:
            held[second].append(
                (first, tuple(_number(sheet.value(row, column)) for column in range(3, 3 + len(codes))))
            )
            continue
        if held and edition is not None:
            for word, lines in held.items():
                yield _Block(edition, year, _KINDS[word], codes, tuple(lines))
            held.clear()
        if first == "单位" and edition is not None:
            titles = [plain_text(sheet.value(row, column)).partition("\n")[0] for column in range(3, wide + 1)]
            codes = _codes(edition, [title for title in titles if title])
        elif first and not second and (named := editions.named_in(first)) is not None:
            edition, codes = named, ()
            found = re.search(r"(20\d\d)\s*年", first)
            year = int(found[1]) if found else None


def _codes(edition: Edition, titles: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of the columns with these titles, each taken once, in their order; none where one is strange."""
    left = list(edition.columns)
    codes: list[str] = []
    for title in titles:
        column = next((column for column in left if column.title == title), None)
        if column is None:
            return ()
        left.remove(column)
        codes.append(column.code)
    return tuple(codes)


def _with_scores(records: Sequence[Record], blocks: Sequence[_Block]) -> Iterator[Record]:
    """Yield the records with their scores; of several returns named alike the first line is the first one's."""
    found: dict[int, dict[str, dict[str, Fraction | None]]] = defaultdict(lambda: defaultdict(dict))
    for block in blocks:
        for place, scores in _owned(records, block):
            for code, score in zip(block.codes, scores, strict=True):
                found[place][code][block.kind] = score
    for place, record in enumerate(records):
        yield replace(record, scores=tuple(_lines(record.edition, found.get(place, {}))))


def _owned(records: Sequence[Record], block: _Block) -> Iterator[tuple[int, tuple[Fraction | None, ...]]]:
    waiting: dict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        if record.edition == block.edition and (block.year is None or record.year == block.year):
            waiting[f"{record.unit}：{record.project}" if record.project else record.unit].append(place)
    for name, scores in block.lines:
        if waiting[name]:
            yield waiting[name].pop(0), scores


def _lines(edition: Edition | None, found: Mapping[str, Mapping[str, Fraction | None]]) -> Iterator[ScoreLine]:
    for column in edition.columns if edition is not None else ():
        if column.code in found:
            scores = found[column.code]
            yield ScoreLine(
                code=column.code,
                column=column.code,
                title=column.title,
                section=column.section,
                points=column.points,
                claimed=scores.get("claimed"),
                recomputed=scores.get("recomputed"),
                state=ScoreState.SCORED if scores.get("recomputed") is not None else ScoreState.NOT_PROVIDED,
                operator="",
                target=None,
                unit="",
                target_text="",
                actual=None,
                actual_text="",
                reason="",
                cells=_NOWHERE,
            )
