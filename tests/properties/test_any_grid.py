"""Whatever stands on a sheet: it is read without an exception, and nothing is invented."""

from datetime import date, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.forms import (
    OVERALL_MERGES,
    PROJECT_MERGES,
    catalogue,
    facts,
    framework,
    moment,
    overall,
    project,
    sheet,
    yueyang,
)
from xlscore.cells import Area, a1
from xlscore.model.submission import Entry, State, Submission
from xlscore.model.workbook import Cell, CellError, CellValue, Sheet, Visibility, Workbook
from xlscore.read.recognise import recognise
from xlscore.read.submission import understand

EDITIONS = ("national_project_2020", "national_overall_2020", "yueyang_overall_2019", "wanzhou_overall_2020")
LABELS = [
    "一级指标",
    "二级指标",
    "三级指标",
    "指标名称",
    "分值",
    "权重",
    "得分",
    "自评得分",
    "年度指标值",
    "指标性质",
    "度量单位",
    "实际完成值",
    "原因",
    "评分标准",
    "完成等级",
    "复算得分",
    "年初预算数",
    "全年预算数",
    "全年执行数",
    "执行率",
    "年度资金总额",
    "其中：当年财政拨款",
    "按收入性质分：合计",
    "按支出性质分",
    "其他资金",
    "项目资金（元）",
    "年度总体目标",
    "预期目标",
    "实际完成情况",
    "产出指标(50分)",
    "效益指标",
    "数量指标",
    "总分",
    "合计",
    "小计",
    "注：无",
    "评价等级",
    "等级：优",
    "单位名称",
    "单位：万元",
    "项目支出绩效自评表",
    "部门整体支出绩效评价评分表",
    "附件3-1",
    "（2021年度）",
    "投入",
    "预算配置",
    "三公经费控制率",
    "支付进度",
    "项目",
    "上级项目",
    "执行数",
    "≥50场",
    "95%",
    "7,00.0,77",
    "约300万元",
    "2026400元",
    "未提供",
    "不适用",
    "—",
    "/",
    "优",
    "2021",
    "指标1：",
]
values: st.SearchStrategy[CellValue] = st.one_of(
    st.sampled_from(LABELS),
    st.text(max_size=12),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.booleans(),
    st.datetimes(moment(1900, 1, 1), moment(2200, 1, 1)),
    st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    st.just(time(8, 30)),
    st.just(timedelta(days=1)),
    st.sampled_from([CellError("#REF!"), CellError("#DIV/0!")]),
    st.none(),
)
formats = st.sampled_from(["General", "0.00%", "0", "#,##0.00", "yyyy-mm-dd", "@", '"（"0"年度）"', "[红色]0;;"])
cells = st.builds(Cell, values, st.one_of(st.none(), st.just("A1+1")), formats, st.booleans())
places = st.tuples(st.integers(1, 14), st.integers(1, 9))
areas = st.builds(
    lambda top, left, down, right: Area(top, left, top + down, left + right),
    st.integers(1, 14),
    st.integers(1, 9),
    st.integers(0, 5),
    st.integers(0, 5),
)
sheets = st.builds(
    Sheet,
    st.sampled_from(["Sheet1", "基础数据", "收支明细", "审核结果", "2021 年'表"]),
    st.dictionaries(places, cells, max_size=60),
    st.sampled_from(Visibility),
    st.lists(areas, max_size=6).map(tuple),
)
references = st.sampled_from(["Sheet1!$C$5", "'基础数据'!$D$4:$D$9", "#REF!", '"yueyang_overall_2019"', '"?"', "x", ""])
named = st.sampled_from(
    [
        "xlscore_framework",
        "xlscore_unit",
        "xlscore_year",
        "xlscore_total",
        "xlscore_grade",
        "xlscore_row_B1_2",
        "xlscore_field_staff_quota",
        "xlscore_field_budget_full",
    ]
)
books = st.builds(
    Workbook,
    st.just("a.xlsx"),
    st.just(""),
    st.just("xlsx"),
    st.lists(sheets, max_size=3).map(tuple),
    st.dictionaries(named, references, max_size=5),
)


def entries(read: Submission) -> list[Entry]:
    found = [*read.fields.values(), read.total, read.grade, *read.texts.values()]
    for row in read.rows:
        found += [row.points, row.claimed, row.target, row.actual, row.level, row.reason, row.evidence, row.criterion]
    for line in read.lines:
        found += [line.initial, line.budget, line.executed, line.rate, line.points, line.claimed, line.reason]
    return [*found, *(entry for closed in read.sums for entry in (closed.points, closed.claimed))]


def check(book: Workbook) -> None:
    recognise(book, catalogue())
    for name in EDITIONS:
        read = understand(book, framework(name))
        for entry in entries(read):
            assert entry.value is None or entry.state is State.GIVEN
            assert entry.at is None or any(sheet.name == entry.at.sheet for sheet in book.sheets)
            if entry.value is not None and entry.at is not None:
                cell = next(sheet for sheet in book.sheets if sheet.name == entry.at.sheet).cells.get(entry.at[1:])
                assert cell is not None
                assert cell.value is not None
        for place, line in enumerate(read.lines):
            assert line.parent is None or (0 <= line.parent < len(read.lines) and line.parent != place)
        codes = [row.code for row in read.rows if row.code not in read.repeated]
        assert len(codes) == len(set(codes))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(books)
def test_any_workbook_is_read_and_every_figure_stands_in_a_cell(book: Workbook) -> None:
    check(book)


FORMS = (
    sheet(project(), PROJECT_MERGES, name="Sheet1"),
    sheet(overall(), OVERALL_MERGES, name="Sheet1"),
    sheet(yueyang(), name="Sheet1"),
)


@st.composite
def damaged(draw: st.DrawFn) -> Workbook:
    """Return a form with some cells changed, swapped or lost, rows shifted, and maybe its merges gone."""
    form = draw(st.sampled_from(FORMS))
    grid = dict(form.cells)
    for _ in range(draw(st.integers(1, 6))):
        one, other = draw(st.sampled_from(sorted(grid))), draw(st.sampled_from(sorted(grid)))
        kind = draw(st.sampled_from(["change", "swap", "lose", "shift"]))
        if kind == "change":
            grid[one] = draw(cells)
        elif kind == "swap":
            grid[one], grid[other] = grid[other], grid[one]
        elif kind == "lose":
            del grid[one]
        else:
            grid = {(row + (row >= one[0]), column): cell for (row, column), cell in grid.items()}
        if not grid:
            break
    merges = form.merges if draw(st.booleans()) else ()
    return Workbook("a.xlsx", "", "xlsx", (Sheet("Sheet1", grid, merges=merges),))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_any_damaged_form_is_read(book: Workbook) -> None:
    check(book)


@given(st.integers(0, 40), st.integers(0, 8))
@settings(max_examples=40, deadline=None)
def test_a_form_moved_anywhere_reads_the_same(down: int, right: int) -> None:
    moved = {a1(row + down, column + right): cell for (row, column), cell in FORMS[2].cells.items()}
    before = understand(Workbook("", "", "xlsx", (FORMS[2],)), framework(EDITIONS[2]))
    after = understand(Workbook("", "", "xlsx", (sheet(moved, name="Sheet1"),)), framework(EDITIONS[2]))
    assert [facts(row.code, row.claimed.value, row.points.value) for row in after.rows] == [
        (row.code, row.claimed.value, row.points.value) for row in before.rows
    ]
    assert after.total.value == before.total.value
