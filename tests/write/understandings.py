"""A workbook understood in every way the texts about it must put in words."""

from xlscore.cells import CellRef
from xlscore.exact import exact
from xlscore.model.recognition import Recognition
from xlscore.model.submission import Entry, FundLine, ScoreRow, State, Submission, SumRow
from xlscore.model.understanding import SheetSeen, Understanding
from xlscore.model.workbook import Visibility, Workbook
from xlscore.read.catalogue import Catalogue
from xlscore.values import read_value


def at(row: int, column: int) -> CellRef:
    return CellRef("自评表", row, column)


def typed(text: str, row: int, column: int) -> Entry:
    return Entry(State.GIVEN, at(row, column), exact(text), text)


ROW = ScoreRow(
    "P.1",
    "培训人次",
    ("产出指标", "数量指标"),
    points=typed("10", 9, 8),
    claimed=typed("9.5", 9, 9),
    target=Entry(State.GIVEN, at(9, 6), exact("1000"), "≥1000人次", reading=read_value("≥1000人次")),
    at=at(9, 4),
)
SUBMISSION = Submission(
    "project",
    unit_name="样例中心",
    fiscal_year=2021,
    money_unit="万元",
    fields={"executed": typed("114.6", 6, 7), "elsewhere": typed("1", 7, 7)},
    rows=(ROW,),
    sums=(SumRow(("产出指标",), typed("10", 10, 8), typed("9.5", 10, 9), "小计"),),
    total=typed("99", 11, 9),
    grade=Entry(State.GIVEN, at(12, 9), text="优"),
    lines=(
        FundLine("年度资金总额", budget=typed("120", 6, 6), at=at(6, 3), indicator="E"),
        FundLine("", executed=typed("3", 7, 7), parent=0, breakdown="按性质", source="报告一", unit=""),
    ),
    texts={"预期目标": Entry(State.GIVEN, at(8, 2), text="办二十场。")},
    missing_tables=("基础数据",),
    repeated={"E": (at(6, 3), at(20, 3))},
    absent=("A1", "A2"),
    leftovers=((at(30, 1), "另加的行"),),
)
SHEETS = (
    SheetSeen("自评表", Visibility.VISIBLE, 40, at(12, 10), (3, 5, 6, 7), (2, 28), ((at(5, 8), "分值"),)),
    SheetSeen("备查", Visibility.HIDDEN, 2, CellRef("备查", 1, 2)),
    SheetSeen("空表", Visibility.VERY_HIDDEN, 0, None),
)


def understanding(*, known: bool = True) -> Understanding:
    book = Workbook("表.xls", "ab" * 32, "xls", (), external_links=("去年.xlsx",), unknown=("看不到公式。",))
    framework = Catalogue.shipped().framework("national_project_2020")
    if not known:
        near = Recognition(None, candidates=("national_project_2020", "national_overall_2020"))
        return Understanding("表.xls", book, near, SHEETS)
    recognition = Recognition(framework, "stamp", (), "填写的年度不符。", at(2, 1))
    return Understanding("表.xls", book, recognition, SHEETS, SUBMISSION)
