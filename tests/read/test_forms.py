from dataclasses import replace

from tests.read.forms import (
    PROJECT_MERGES,
    YUEYANG_MERGES,
    Cells,
    facts,
    framework,
    overall,
    project,
    rows,
    sheet,
    workbook,
    yueyang,
)
from xlscore.cells import Area
from xlscore.model.workbook import Visibility, Workbook
from xlscore.read.forms import split_forms
from xlscore.read.submission import understand, understand_all

PROJECT = framework("national_project_2020")


def moved(cells: Cells, by: int) -> Cells:
    return {f"{at[0]}{int(at[1:]) + by}": value for at, value in cells.items()}


def stacked(*changes: Cells) -> Workbook:
    """Return project forms below each other on one sheet, 25 rows each."""
    cells: dict[str, object] = {}
    merges: list[Area] = []
    form = sheet({}, PROJECT_MERGES).merges
    for by, change in zip(range(0, 25 * len(changes), 25), changes, strict=True):
        cells |= moved({**project(), **change}, by)
        merges += [Area(area.top + by, area.left, area.bottom + by, area.right) for area in form]
    return workbook(replace(sheet(cells, name="表"), merges=tuple(merges)))  # type: ignore[arg-type]


def test_one_form_is_the_workbook_itself() -> None:
    book = workbook(sheet(project(), PROJECT_MERGES), sheet({"A1": "封面"}, name="封面"))
    forms = split_forms(book, PROJECT)
    assert forms.parts == (book,)
    assert forms.notes == ()


def test_forms_below_each_other_are_split_at_each_repeated_title() -> None:
    second: Cells = {"C3": "第二个项目", "H4": "某市第二中心", "I13": 19, "A22": "评价等级：良"}
    book = stacked({}, second, {"C3": "第三个项目"})
    read = understand_all(book, PROJECT)
    assert [one.project_name for one in read] == ["科普示范项目", "第二个项目", "第三个项目"]
    assert [one.unit_name for one in read] == ["某市科普中心", "某市第二中心", "某市科普中心"]
    assert [one.grade.text for one in read] == ["优", "良", "优"]
    assert [len(one.rows) for one in read] == [len(read[0].rows)] * 3
    claimed = read[1].rows[1].claimed
    assert claimed.at is not None
    assert facts(claimed.value, claimed.at.a1) == (19, "I38")
    assert [at.a1 for at, _ in read[0].leftovers] == ["B37", "B62"]
    assert "另作一份读取" in read[0].leftovers[0][1]
    assert facts(read[1].leftovers, read[1].repeated) == ((), {})


def test_without_titles_a_form_begins_at_its_first_label() -> None:
    book = stacked({}, {"A1": None, "A2": None, "C3": "第二个项目"})
    assert [one.project_name for one in understand_all(book, PROJECT)] == ["科普示范项目", "第二个项目"]


def test_a_second_table_without_any_head_is_no_form_of_its_own() -> None:
    more = rows(30, [["一级指标", "二级指标", "三级指标", "分值", "得分"], ["产出指标", "数量指标", "甲", 5, 5]], "B")
    book = workbook(sheet({**project(), **more}, PROJECT_MERGES))
    (read,) = understand_all(book, PROJECT)
    assert [(at.a1, "另一张评分表" in word) for at, word in read.leftovers] == [("B30", True)]


def test_forms_on_several_sheets_each_are_read_and_the_cover_goes_with_the_first() -> None:
    one = sheet(project(), PROJECT_MERGES, name="甲")
    two = sheet({**project(), "C3": "乙项目"}, PROJECT_MERGES, name="乙")
    book = workbook(sheet({"A1": "单位名称", "B1": "某局"}, name="封面"), one, two, names={"x": "甲!$A$1"})
    forms = split_forms(book, PROJECT)
    assert [[item.name for item in part.sheets] for part in forms.parts] == [["封面", "甲"], ["乙"]]
    assert [dict(part.names) for part in forms.parts] == [{"x": "甲!$A$1"}, {}]
    assert [one.project_name for one in understand_all(book, PROJECT)] == ["科普示范项目", "乙项目"]
    assert understand(book, PROJECT).project_name == "科普示范项目"


def test_forms_of_another_kind_and_hidden_ones_are_named_and_not_read() -> None:
    book = workbook(
        sheet(project(), PROJECT_MERGES, name="甲"),
        sheet(overall(), name="整体"),
        sheet(yueyang(), YUEYANG_MERGES, name="附件3-1"),
        sheet(project(), PROJECT_MERGES, name="旧", visibility=Visibility.HIDDEN),
    )
    forms = split_forms(book, PROJECT)
    assert len(forms.parts) == 1
    assert [(str(at), word.partition("，")[0]) for at, word in forms.notes] == [
        ("整体!B14", "工作簿中还有一张别种评分表"),
        ("'附件3-1'!A3", "工作簿中还有一张别种评分表"),
        ("旧!B12", "隐藏的工作表中还有一张评分表"),
    ]
