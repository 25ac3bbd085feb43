"""Grids built by hand: the three published forms as units fill them in, with round figures and invented names."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from xlscore.cells import Area, parse_a1
from xlscore.model.framework import Framework
from xlscore.model.workbook import Cell, CellValue, Sheet, Visibility, Workbook
from xlscore.read.catalogue import Catalogue
from xlscore.read.tables.grid import Grid

Cells = Mapping[str, CellValue | Cell]


@cache
def catalogue() -> Catalogue:
    return Catalogue.shipped()


def framework(name: str) -> Framework:
    return catalogue().framework(name)


def sheet(cells: Cells, merges: str = "", *, name: str = "表", visibility: Visibility = Visibility.VISIBLE) -> Sheet:
    """Return a sheet from addresses; ``merges`` are areas with blanks between them."""
    placed = {parse_a1(at): value if isinstance(value, Cell) else Cell(value) for at, value in cells.items()}
    return Sheet(name, placed, visibility, tuple(Area.parse(area) for area in merges.split()))


def grid(cells: Cells, merges: str = "") -> Grid:
    return Grid(sheet(cells, merges))


def workbook(*sheets: Sheet, names: Mapping[str, str] | None = None) -> Workbook:
    return Workbook("自评表.xlsx", "0" * 64, "xlsx", tuple(sheets), names or {})


def rows(start: int, lines: Iterable[Iterable[Any]], left: str = "A") -> dict[str, CellValue | Cell]:
    """Return cells from rows of values, from row ``start`` and column ``left`` on; ``None`` leaves a cell out."""
    first = ord(left)
    return {
        f"{chr(first + place)}{start + offset}": value
        for offset, line in enumerate(lines)
        for place, value in enumerate(line)
        if value is not None
    }


def facts(*values: object) -> tuple[object, ...]:
    """Return what is compared with literal figures, which are no fractions to a type checker."""
    return values


def moment(*parts: int) -> datetime:
    """Return a date and time as cells hold them."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 -- cells know no time zone


def percent(value: float) -> Cell:
    return Cell(value, number_format="0.00%")


PROJECT_MERGES = (
    "A1:J1 A2:J2 A3:B3 C3:J3 A4:B4 C4:F4 H4:J4 A5:B9 C5:D5 C6:D6 C7:D7 C8:D8 C9:D9 A10:A11 B10:F10 G10:J10 B11:F11 "
    "G11:J11 A12:A19 D12:E12 B13:B16 C13:C14 D13:E13 D14:E14 D15:E15 D16:E16 B17:B18 D17:E17 D18:E18 D19:E19 A20:G20"
)


def project() -> dict[str, CellValue | Cell]:
    """Return the national project form: 100.00 budgeted, 98.88 spent, 97.39 points claimed."""
    return {
        "A1": "项目支出绩效自评表",
        "A2": "（2021年度）",
        "A3": "项目名称",
        "C3": "科普示范项目",
        "A4": "主管部门",
        "C4": "某市科学技术局",
        "G4": "实施单位",
        "H4": "某市科普中心",
        **rows(5, [["项目资金（万元）", None, None, None, "年初预算数", "全年预算数\n(A)", "全年执行数（B）", "分值"]]),
        "I5": "执行率\n(B/A)",
        "J5": "得分",
        **rows(6, [["年度资金总额", None, 80, 100, 98.88, 10, percent(0.9888), 9.89]], "C"),
        **rows(7, [["其中：当年财政拨款", None, 80, 100, 98.88, "—", percent(0.9888), "—"]], "C"),
        **rows(8, [["      上年结转资金", None, 0, 0, 0, "—", "—", "—"]], "C"),
        **rows(9, [["      其他资金", None, None, None, None, "—", None, "—"]], "C"),
        "A10": "年度总体目标",
        "B10": "预期目标",
        "G10": "实际完成情况",
        "B11": "办好科普活动。",
        "G11": "已办好。",
        **rows(
            12, [["绩效指标", "一级指标", "二级指标", "三级指标", None, "年度指标值", "实际完成值", "分值", "得分"]]
        ),
        "J12": "偏差原因分析及改进措施",
        **rows(13, [["产出指标\n(50分)", "数量指标", "举办科普活动场次", None, "≥50场", "50场", 20, 20]], "B"),
        **rows(14, [["参加人次", None, "≥1000人次", "950人次", 10, 9.5, "天气原因"]], "D"),
        **rows(15, [["质量指标", "活动合格率", None, "≥95%", "100%", 10, 10]], "C"),
        **rows(16, [["时效指标", "按时完成", None, "及时", "及时", 10, 10]], "C"),
        **rows(17, [["效益指标（30分）", "社会效益指标", "公众科学素质", None, "提高", "提高", 30, 28]], "B"),
        **rows(18, [["经济效益指标", "指标1：", None, "/", None, None, None]], "C"),
        **rows(19, [["满意度指标(10分)", "服务对象满意度指标", "群众满意度", None, ">=90%", "92%", 10, 10]], "B"),
        **rows(20, [["总分", None, None, None, None, None, None, 100, 97.39]]),
        "A21": "注：得分最高不能超过该指标分值上限。",
        "A22": "评价等级：优",
    }


def project_book(changes: Cells | None = None, merges: str = PROJECT_MERGES) -> Workbook:
    """Return the project form with some cells changed; ``None`` empties one."""
    return workbook(sheet({**project(), **(changes or {})}, merges, name="Sheet1"))


OVERALL_MERGES = (
    "A1:J1 A2:J2 A3:B3 C3:J3 A4:A11 B4:C4 B5:C5 B6:C6 D6:E6 F6:H6 I6:J6 B7:C7 D7:E7 F7:H7 I7:J7 B8:C8 D8:E8 F8:H8 "
    "I8:J8 B9:C9 D9:E9 F9:H9 I9:J9 B10:C10 D10:E10 A12:A13 B12:F12 G12:J12 B13:F13 G13:J13 A14:A17 D14:E14 D15:E15"
)


def overall() -> dict[str, CellValue | Cell]:
    """Return the national form of a department, its two breakdowns side by side."""
    return {
        "A1": "部门整体支出绩效自评表",
        "A2": "（2022年度）",
        "A3": "预算部门、单位名称",
        "C3": "某县科学技术局",
        **rows(4, [["年度预算申请（万元）", None, None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率"]]),
        "J4": "自评得分",
        **rows(5, [["年度资金总额", None, 296.35, 322.37, 322.37, 10, 100, None, 10]], "B"),
        **rows(6, [["按收入性质分：合计", None, 322.37, None, "按支出性质分：合计", None, None, 322.37]], "B"),
        **rows(7, [["其中：一般公共预算", None, 300, None, "其中：基本支出", None, None, 300.37]], "B"),
        **rows(8, [["政府性基金拨款", None, 0, None, "项目支出", None, None, 22]], "B"),
        **rows(9, [["纳入专户管理的非税收入拨款", None, 12.37, None]], "B"),
        **rows(10, [["其他资金", None, 10, None]], "B"),
        "A12": "年度总体目标",
        "B12": "预期目标",
        "G12": "实际完成情况",
        "B13": "履行职责。",
        "G13": "已履行。",
        **rows(
            14, [["绩效指标", "一级指标", "二级指标", "三级指标", None, "年度指标值", "实际完成值", "分值", "得分"]]
        ),
        "J14": "偏差原因分析及改进措施",
        **rows(15, [["产出指标", "数量指标", "技术合同登记", None, "≥2000项", "2715项", 50, 50]], "B"),
        **rows(16, [["效益指标", "社会效益指标", "服务企业", None, "≥600家", "634家", 30, 30]], "B"),
        **rows(17, [["满意度指标", "服务对象满意度指标", "企业满意度", None, "≥90%", "95%", 10, 10]], "B"),
        **rows(18, [["合计", None, None, None, None, None, None, 100, 100]]),
    }


def overall_book(changes: Cells | None = None, merges: str = OVERALL_MERGES) -> Workbook:
    return workbook(sheet({**overall(), **(changes or {})}, merges))


YUEYANG_MERGES = "A2:G2 A4:A6 B4:B6 A7:A13 B7:B10 B11:B13 A14:D14"


def yueyang() -> dict[str, CellValue | Cell]:
    """Return 附件3-1 with the rows that are published."""
    return {
        "A1": "附件3-1",
        "A2": "部门整体支出绩效评价评分表（参考样表）",
        **rows(3, [["一级指标", "二级指标", "三级指标", "评分标准", "分值", "自评得分", "扣分原因和其他说明"]]),
        **rows(4, [["投 入\n(15分)", "预算配置\n(15分)", "财政供养人员控制率", "在职人员控制率100%,计5分", 5, 5]]),
        **rows(5, [["“三公经费”变动率", "①变动率≤0,计5分\n②每超一个百分点扣0.5分", 5, 4.5, "公务接待增加"]], "C"),
        **rows(6, [["重点支出安排率", "90%以上计5分", 5, 5]], "C"),
        **rows(7, [["过 程\n（40分）", "预算执行（15分）", "预算调整率", "预算调整率=0,计3分", 3, 3]]),
        **rows(8, [["支付进度", "6月底前(所有)专项资金指标全部下达完", 3, 3]], "C"),
        **rows(9, [["资金结余", "无结余计3分", 3, 2]], "C"),
        **rows(10, [["三公经费控制率", "每超一个百分点扣1分", 6, 6]], "C"),
        **rows(11, [["预算管理\n15分", "管理制度健全性", "三项各1分", 3, 3]], "B"),
        **rows(12, [["资金使用合规性", "每出现一例扣1分", 3, 3]], "C"),
        **rows(13, [["预决算信息公开性和完善性", "按规定公开", 3, "3分"]], "C"),
        **rows(14, [["合计", None, None, None, 39, 37.5]]),
    }


def yueyang_book(changes: Cells | None = None, merges: str = YUEYANG_MERGES) -> Workbook:
    return workbook(sheet({**yueyang(), **(changes or {})}, merges, name="附件3-1"))
