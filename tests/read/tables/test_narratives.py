import pytest

from tests.read.forms import Cells, framework, grid, project_book, sheet
from xlscore.model.workbook import Visibility, Workbook
from xlscore.read.submission import understand
from xlscore.read.tables.narratives import read_narratives


def texts(cells: Cells, merges: str = "") -> dict[str, tuple[str, str]]:
    """Return the texts and their cells by the word for what they tell."""
    seen = grid(cells, merges)
    found = read_narratives(seen, seen.rows)
    return {kind: (entry.text, entry.at.a1 if entry.at else "") for kind, entry in found.items()}


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("存在问题", "存在问题"),
        ("存在的问题：", "存在问题"),
        ("四、存在的主要问题", "存在问题"),
        ("（二）自评发现的问题及原因分析", "存在问题"),
        ("2.主要问题和不足", "存在问题"),
        ("绩效自评中存在的问题及不足", "存在问题"),
        ("改进 措施", "改进措施"),
        ("下一步改进措施及建议", "改进措施"),
        ("拟采取的整改措施", "改进措施"),
        ("存在的问题及改进措施", "存在问题及改进措施"),
        ("三、存在问题、原因分析和下一步改进措施", "存在问题及改进措施"),
        ("上年度绩效自评整改情况", "整改情况"),
        ("整改落实情况", "整改情况"),
        ("评价结论", "评价结论"),
        ("其他需要说明的事项", "其他需要说明事项"),
    ],
)
def test_a_text_is_known_however_its_label_is_worded(label: str, kind: str) -> None:
    assert texts({"A1": label, "B1": "宣传不够"}) == {kind: ("宣传不够", "B1")}


@pytest.mark.parametrize(
    "label",
    [
        "偏差原因分析及改进措施",
        "未完成原因及拟采取的改进措施",
        "问题整改率",
        "存在问题整改完成数",
        "改进服务质量",
        "问题",
        "措施",
    ],
)
def test_headers_and_indicators_are_no_labels_of_texts(label: str) -> None:
    assert texts({"A1": label, "B1": "宣传不够"}) == {}


def test_a_text_behind_the_colon_of_its_label() -> None:
    assert texts({"A1": "存在问题：宣传不够。", "B1": "别的"}) == {"存在问题": ("宣传不够。", "A1")}


def test_a_text_beside_a_label_merged_over_its_lines() -> None:
    cells: Cells = {"A1": "存在问题", "B1": "1.宣传不够", "B2": "2.报名太少", "A3": "改进措施", "B3": "加强宣传"}
    assert texts(cells, "A1:A2 B1:F1 B2:F2") == {
        "存在问题": ("1.宣传不够\n2.报名太少", "B1"),
        "改进措施": ("加强宣传", "B3"),
    }


def test_texts_under_labels_that_stand_side_by_side() -> None:
    cells: Cells = {"A1": "存在问题", "D1": "改进措施", "A2": "宣传不够", "D2": "加强宣传", "D3": "增加场次"}
    merges = "A1:C1 D1:F1 A2:C2 D2:F2 D3:F3"
    assert texts(cells, merges) == {"存在问题": ("宣传不够", "A2"), "改进措施": ("加强宣传\n增加场次", "D2")}


def test_a_text_under_a_heading_ends_at_the_next_a_gap_or_a_note() -> None:
    cells: Cells = {
        "A1": "一、存在问题",
        "A2": "宣传不够",
        "A3": "报名太少",
        "A4": "二、改进措施",
        "A5": "加强宣传",
        "A7": "与此无关",
        "A8": "三、评价结论",
        "A9": "填表人：某",
    }
    assert texts(cells) == {
        "存在问题": ("宣传不够\n报名太少", "A2"),
        "改进措施": ("加强宣传", "A5"),
        "评价结论": ("", "B8"),
    }


def test_a_blank_text_has_the_place_left_for_it() -> None:
    assert texts({"A1": "存在问题", "A2": "改进措施"}, "B1:F1 B2:F2") == {
        "存在问题": ("", "B1"),
        "改进措施": ("", "B2"),
    }
    assert texts({"A1": "存在问题"}, "A1:F1") == {"存在问题": ("", "A2")}
    assert texts({"A1": "存在问题", "D1": "改进措施"}) == {"存在问题": ("", "A2"), "改进措施": ("", "D2")}


def test_what_stands_further_right_answers_something_else() -> None:
    assert texts({"A1": "存在问题", "H1": "某人"}, "B1:F1") == {"存在问题": ("", "B1")}


def test_a_label_of_two_columns_is_answered_beside_it() -> None:
    cells: Cells = {"A1": "项目支出绩效自评表", "A2": "改进措施"}
    assert texts(cells, "A1:J1 A2:B2") == {"改进措施": ("", "C2")}


def test_of_several_of_one_kind_the_first_filled_is_taken() -> None:
    cells: Cells = {"A1": "存在问题", "A3": "存在的问题", "B3": "宣传不够", "A5": "存在问题", "B5": "又一处"}
    assert texts(cells) == {"存在问题": ("宣传不够", "B3")}


def test_a_text_has_an_end() -> None:
    cells: Cells = {"A1": "存在问题", **{f"A{row}": "问" for row in range(2, 300)}}
    assert texts(cells)["存在问题"][0].count("问") == 200


def test_the_first_two_thousand_rows_are_looked_at() -> None:
    lines: Cells = {f"A{row}": "一行" for row in range(1, 2001)}
    assert texts({**lines, "A2000": "存在问题：少"}) == {"存在问题": ("少", "A2000")}
    assert texts({**lines, "A2001": "存在问题：少"}) == {}


CLOSING: Cells = {"A24": "存在问题", "C24": "无", "A25": "改进措施"}


def read(*others: object, **changes: str | None) -> dict[str, tuple[str, str]]:
    book = project_book({**CLOSING, **changes})
    workbook = Workbook("自评表.xlsx", "", "xlsx", (*book.sheets, *others))  # type: ignore[arg-type]
    found = understand(workbook, framework("national_project_2020")).texts
    return {
        kind: (entry.text, str(entry.at)) for kind, entry in found.items() if kind not in {"预期目标", "实际完成情况"}
    }


def test_the_texts_below_the_table_are_the_forms() -> None:
    name = project_book().sheets[0].name
    assert read(C24=None, B24="无") == {"存在问题": ("无", f"{name}!B24"), "改进措施": ("", f"{name}!B25")}


def test_a_text_the_form_leaves_blank_may_stand_on_a_sheet_of_its_own() -> None:
    report = sheet({"A1": "一、存在问题", "A2": "宣传不够", "A3": "二、改进措施", "A4": "加强宣传"}, name="自评报告")
    found = read(report, C24=None, B24="报名太少")
    assert (found["存在问题"][0], found["改进措施"]) == ("报名太少", ("加强宣传", "自评报告!A4"))


@pytest.mark.parametrize(
    "other",
    [
        sheet({"A1": "改进措施", "B1": "加强宣传"}, name="填报说明"),
        sheet({"A1": "改进措施", "B1": "加强宣传"}, name="旧", visibility=Visibility.HIDDEN),
        sheet({"A1": "改进措施"}, name="空"),
    ],
    ids=["of our template", "hidden", "blank too"],
)
def test_other_sheets_tell_nothing(other: object) -> None:
    assert read(other)["改进措施"][0] == ""
