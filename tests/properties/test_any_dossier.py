"""Random text, random tables and random changes of valid forms go all the way to a scorecard, and nothing ever raises.

Each test counts how far its examples come, so that none of them stops at the door without anybody noticing.
"""

import io
import json
import zipfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.properties.test_any_grid import areas, cells, formats, values
from tests.properties.test_values import texts
from tests.read.layouts import inputs, overall, projects, tables
from tests.read.layouts.case import Case
from xlscore.errors import UsageError
from xlscore.model.dossier import Dossier
from xlscore.model.workbook import Cell, Sheet, Workbook
from xlscore.pipeline.one_file import Options, assess_bytes, assess_workbook
from xlscore.read.catalogue import Catalogue
from xlscore.write.explanation import cell_lines
from xlscore.write.findings_json import item_text
from xlscore.write.report_text import dossier_lines

CASES = (*projects.CASES, *overall.CASES, *tables.CASES, *inputs.CASES)
EDITIONS = tuple(Catalogue.shipped())
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "faults" / "无误的自评表.xlsx"
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@dataclass(slots=True)
class Reach:
    """How many examples there were, and how many of them had a scorecard with rows, and scores in it."""

    examples: int = 0
    rows: int = 0
    scored: int = 0

    def take(self, dossier: Dossier) -> None:
        """Count one example and take its result through everything that is written from it."""
        self.examples += 1
        assert dossier.failed_checks == ()
        card = dossier.scorecard
        if card is not None and card.scores:
            self.rows += 1
            self.scored += any(score.recomputed is not None for score in card.scores)
        json.loads(item_text(dossier))
        assert list(dossier_lines(dossier))
        for form in dossier.forms:
            for score in form.scorecard.scores[:3]:
                for at in (score.row.claimed.at, score.row.at):
                    if at is not None:
                        explained(dossier, str(at))

    def came_as_far(self, *, rows: float, scored: float) -> None:
        """Assert that these shares of the examples had rows, and recomputed scores."""
        assert self.examples > 0
        assert self.rows >= rows * self.examples, self
        assert self.scored >= scored * self.examples, self


def explained(dossier: Dossier, cell: str) -> None:
    """Ask for the explanation of a cell; a title that is no figure has none."""
    with suppress(UsageError):
        assert list(cell_lines(dossier, cell))


def assess(book: Workbook, framework: str | None) -> Dossier:
    return assess_workbook(book, "自评表.xlsx", "0" * 64, Options(framework=framework))


@st.composite
def texted(draw: st.DrawFn) -> tuple[Case, Workbook]:
    """Return a form with any text in some of the cells that hold a figure, a target or a reason."""
    case = draw(st.sampled_from(CASES))
    sheets = list(case.book.sheets)
    sheet = sheets[-1]
    places = sorted(sheet.cells)
    changed = dict(sheet.cells)
    for _ in range(draw(st.integers(1, 12))):
        changed[draw(st.sampled_from(places[len(places) // 4 :]))] = Cell(draw(texts), number_format=draw(formats))
    sheets[-1] = replace(sheet, cells=changed)
    return case, replace(case.book, sheets=tuple(sheets))


def test_any_text_in_any_form_is_read_scored_and_checked() -> None:
    reach = Reach()

    @settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
    @given(texted())
    def each(drawn: tuple[Case, Workbook]) -> None:
        reach.take(assess(drawn[1], drawn[0].edition))

    each()
    reach.came_as_far(rows=0.95, scored=0.3)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[Case, Workbook]:
    """Return a form with cells changed, swapped or lost, rows shifted, and maybe its merges gone or others made."""
    case = draw(st.sampled_from(CASES))
    sheets = list(case.book.sheets)
    sheet = sheets[-1]
    grid = dict(sheet.cells)
    for _ in range(draw(st.integers(1, 8))):
        one, other = draw(st.sampled_from(sorted(grid))), draw(st.sampled_from(sorted(grid)))
        kind = draw(st.sampled_from(["change", "swap", "lose", "down", "right", "copy"]))
        if kind == "change":
            grid[one] = draw(cells)
        elif kind == "swap":
            grid[one], grid[other] = grid[other], grid[one]
        elif kind == "copy":
            grid[one] = grid[other]
        elif kind == "lose" and len(grid) > 1:
            del grid[one]
        elif kind == "down":
            grid = {(row + (row >= one[0]), column): cell for (row, column), cell in grid.items()}
        else:
            grid = {(row, column + (column >= one[1])): cell for (row, column), cell in grid.items()}
    merges = draw(st.sampled_from([sheet.merges, (), (*sheet.merges, draw(areas))]))
    sheets[-1] = replace(sheet, cells=grid, merges=merges)
    return case, replace(case.book, sheets=tuple(sheets))


def test_any_change_of_a_valid_form_is_read_scored_and_checked() -> None:
    reach = Reach()

    @settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
    @given(damaged(), st.booleans())
    def each(drawn: tuple[Case, Workbook], told: bool) -> None:
        reach.take(assess(drawn[1], drawn[0].edition if told else None))

    each()
    reach.came_as_far(rows=0.6, scored=0.2)


HEADS = (
    ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"),
    ("一级指标", "二级指标", "三级指标", "分值", "评分标准", "自评得分", "扣分原因"),
    ("指标名称", "计量单位", "指标性质", "指标值", "指标权重(分)", "全年完成值", "指标得分(分)", "说明"),
    ("一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"),
)
LEVELS = (
    "产出指标(50分)",
    "效益指标",
    "满意度指标（10分）",
    "数量指标",
    "质量指标",
    "投入",
    "过程",
    "合计",
    "总分",
    "",
)
FUNDS = ("项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
OWN_LINES = ("national_project_2020", "national_overall_2020", "chongqing_overall_2021")
"""Editions that take lines of the unit's own wording."""

likely = st.one_of(
    st.integers(1, 100),
    st.sampled_from(["≥50场", "50场", "≥90%", "95%", "≤14.8万元", "定性", "完成", "10", "９分"]),
)
anything = st.one_of(texts, values)


@st.composite
def assembled(draw: st.DrawFn) -> Workbook:
    """Return a sheet with a funds block and a table of indicators under real headers, likely and unlikely cells."""
    head = draw(st.sampled_from(HEADS))
    lines: list[tuple[object, ...]] = [("部门整体支出绩效自评表",), ("（2021年度）",)]
    measured = likely if draw(st.booleans()) else st.one_of(likely, anything)
    if draw(st.booleans()):
        lines.append(FUNDS)
        lines += [("", name, *(draw(measured) for _ in FUNDS[2:])) for name in ("年度资金总额", "其中：财政拨款")]
    lines.append(tuple(draw(st.permutations(head))) if draw(st.booleans()) else head)
    for _ in range(draw(st.integers(1, 8))):
        levels = [draw(st.sampled_from(LEVELS)) for _ in range(2)]
        lines.append((*levels, draw(anything), *(draw(measured) for _ in head[3:])))
    filled = {
        (row, column): Cell(value, number_format=draw(formats))  # type: ignore[arg-type]
        for row, line in enumerate(lines, 1)
        for column, value in enumerate(line, 1)
        if value != ""
    }
    merges = draw(st.lists(areas, max_size=2).map(tuple))
    return Workbook("a.xlsx", "", "xlsx", (Sheet("Sheet1", filled, merges=merges),))


def test_any_table_under_real_headers_is_read_scored_and_checked() -> None:
    reach = Reach()

    @settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
    @given(assembled(), st.one_of(st.sampled_from(OWN_LINES), st.sampled_from(EDITIONS)))
    def each(book: Workbook, framework: str) -> None:
        reach.take(assess(book, framework))

    each()
    reach.came_as_far(rows=0.5, scored=0.04)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = parts_of(SAMPLE.read_bytes())
CONTENT = sorted(name for name in PARTS if "sheet" in name.lower() or "string" in name.lower() or "workbook" in name)


@st.composite
def spliced(draw: st.DrawFn) -> bytes:
    """Return a real file with pieces of its parts overwritten, cut out, doubled or filled with other text."""
    changed = dict(PARTS)
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(CONTENT))
        part = changed[name]
        start = draw(st.integers(0, max(0, len(part) - 1)))
        end = min(len(part), start + draw(st.integers(0, 40)))
        words = draw(texts).encode("utf-8", "replace")
        new = draw(st.one_of(st.sampled_from([b"", words, part[start:end] * 2]), st.binary(max_size=12)))
        changed[name] = part[:start] + new + part[end:]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in changed.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_any_change_inside_a_real_file_is_read_or_refused() -> None:
    reach = Reach()

    @settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
    @given(spliced())
    def each(data: bytes) -> None:
        dossier = assess_bytes(data, "自评表.xlsx", Options(framework="national_project_2020"))
        reach.take(dossier)
        assert dossier.readable or [finding.code for finding in dossier.findings] == ["XS101"]

    each()
    reach.came_as_far(rows=0.03, scored=0.03)
