"""The file of waivers and trials, as a workbook and as YAML; what is wrong is said with its line."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.read.tables_by_hand import Rows, saved
from xlscore.errors import XlscoreError
from xlscore.model.settlement import Answer, Measures, Trial, Waiver
from xlscore.read.measures import read_measures, with_units

CODES = {"XS101", "XS301", "XS308", "XS413", "XS501", "XS901", "XS902", "XS903"}
TODAY = date(2026, 11, 21)
HEAD = ("代码", "单位", "单元格或指标", "理由", "批准人", "有效期至")
FULL = ("XS301", "样例区教育局", "自评表!I14", "省厅另有批复", "局长办公会", date(2026, 12, 31))
TRIAL_HEAD = ("代码", "试运行至")


def book(tmp_path: Path, **sheets: Rows) -> Measures:
    return read_measures(saved(tmp_path / "豁免.xlsx", **sheets), CODES, TODAY)


def yaml(tmp_path: Path, text: str) -> Measures:
    path = tmp_path / "豁免.yaml"
    path.write_text(text, "utf-8")
    return read_measures(path, CODES, TODAY)


def refused(tmp_path: Path, *rows: tuple[object, ...], head: tuple[object, ...] = HEAD) -> str:
    with pytest.raises(XlscoreError) as caught:
        book(tmp_path, 豁免=[head, *rows])
    return str(caught.value)


def test_a_workbook_holds_waivers_trials_and_a_roster(tmp_path: Path) -> None:
    found = book(
        tmp_path,
        说明=[("本表由预算科保管",)],
        豁免=[
            ("2022年度豁免清单",),
            HEAD,
            FULL,
            (None,) * 6,
            ("xs308", "202", None, "样表不设原因栏", "科长", "2026年10月31日"),
            ("XS413", None, "A3", "试点", "科长", datetime(2027, 1, 1)),  # noqa: DTZ001 -- as a date cell is read
        ],
        试运行=[TRIAL_HEAD, ("XS413", "2026-12-31")],
        名册=[("单位编码", "单位名称"), ("201", "样例区教育局"), ("202", "样例区财政局")],
    )
    assert found == Measures(
        TODAY,
        (
            Waiver(
                "XS301", "省厅另有批复", "局长办公会", date(2026, 12, 31),
                ("样例区教育局", "201"), "自评表!I14", "豁免.xlsx:3",
            ),
            Waiver("XS308", "样表不设原因栏", "科长", date(2026, 10, 31), ("202", "样例区财政局"), "", "豁免.xlsx:5"),
            Waiver("XS413", "试点", "科长", date(2027, 1, 1), (), "A3", "豁免.xlsx:6"),
        ),
        (Trial("XS413", date(2026, 12, 31), "豁免.xlsx:2"),),
        known_units=(("201", "样例区教育局"), ("202", "样例区财政局")),
    )  # fmt: skip


def test_yaml_says_the_same(tmp_path: Path) -> None:
    found = yaml(
        tmp_path,
        "waivers:\n"
        "  - {code: XS301, unit: 样例区教育局, at: 自评表!I14, reason: 批复, approved_by: 局长, until: 2026-12-31}\n"
        "  - code: XS308\n"
        "    unit:\n"
        "    reason: 样表不设原因栏\n"
        "    approved_by: 科长\n"
        "    until: 2026年10月31日\n"
        "trial:\n"
        "  - {code: XS413, until: 2026-12-31}\n",
    )
    first = Waiver("XS301", "批复", "局长", date(2026, 12, 31), ("样例区教育局",), "自评表!I14", "豁免.yaml:2")
    second = Waiver("XS308", "样表不设原因栏", "科长", date(2026, 10, 31), at="豁免.yaml:3")
    assert found == Measures(TODAY, (first, second), (Trial("XS413", date(2026, 12, 31), "豁免.yaml:9"),))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({0: "XS3"}, "没有审核规则“XS3”，要写完整的代码"),
        ({0: "XS999"}, "没有审核规则“XS999”"),
        ({0: None}, "缺少“代码”，请补上"),
        ({3: " "}, "缺少“理由”，请补上"),
        ({4: None}, "缺少“批准人”，请补上"),
        ({5: None}, "缺少“有效期至”，请补上"),
        ({5: "长期"}, "“长期”不是日期，请写成 2026-12-31 这样的日期"),
        ({5: "12月31日"}, "“12月31日”不是日期"),
        ({5: "2026-02-30"}, "“2026-02-30”不是日期"),
        ({0: "XS101"}, "XS101 不能写在这里：文件无法读取时什么都没有审核"),
        ({0: "XS901"}, "XS901 不能写在这里"),
        ({0: "XS902"}, "XS902 不能写在这里"),
        ({0: "XS903"}, "XS903 不能写在这里"),
    ],
)
def test_a_bad_row_is_refused_with_file_and_row(tmp_path: Path, change: dict[int, object], sentence: str) -> None:
    row = tuple(change.get(place, value) for place, value in enumerate(FULL))
    said = refused(tmp_path, FULL, row)
    assert said.startswith(f"{tmp_path / '豁免.xlsx'}:3: 工作表“豁免”：{sentence}"), said


def test_the_same_waiver_twice_is_refused_and_the_first_is_named(tmp_path: Path) -> None:
    again = ("xs301", "样例区 教育局", "自评表!I14", "别的理由", "科长", "2027-01-01")
    assert "豁免.xlsx:3: 工作表“豁免”：与 豁免.xlsx:2 的豁免重复" in refused(tmp_path, FULL, again)
    other = (*FULL[:2], "I15", *FULL[3:])
    assert len(book(tmp_path, 豁免=[HEAD, FULL, other]).waivers) == 2


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (
            (*HEAD, "备注"),
            "豁免.xlsx:1: 工作表“豁免”G 列“备注”不认识，可用的列是 代码、单位、单元格或指标、理由、批准人、有效期至",
        ),
        ((*HEAD, "代码"), "豁免.xlsx:1: 工作表“豁免”有两列“代码”，请删去一列"),
        (HEAD[:-1], "豁免.xlsx:1: 工作表“豁免”的前几行里没有表头，至少要有 代码、理由、批准人、有效期至 这几列"),
    ],
)
def test_bad_columns_are_refused(tmp_path: Path, head: tuple[object, ...], sentence: str) -> None:
    assert sentence in refused(tmp_path, FULL, head=head)


def test_a_workbook_without_either_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(XlscoreError, match="没有名为“豁免”的工作表（列为 代码、单位"):
        book(tmp_path, 表=[HEAD, FULL])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([TRIAL_HEAD, ("XS413", "2026-12-31"), ("XS413", "2027-01-31")], ":3: 工作表“试运行”：与 豁免.xlsx:2 重复"),
        ([TRIAL_HEAD, ("XS4", "2026-12-31")], ":2: 工作表“试运行”：没有审核规则“XS4”"),
        ([TRIAL_HEAD, ("XS413", "年底")], ":2: 工作表“试运行”：“年底”不是日期"),
        ([TRIAL_HEAD, ("XS413", None)], ":2: 工作表“试运行”：缺少“试运行至”"),
    ],
)
def test_a_bad_trial_is_refused(tmp_path: Path, rows: Rows, sentence: str) -> None:
    with pytest.raises(XlscoreError) as caught:
        book(tmp_path, 试运行=rows)
    assert sentence in str(caught.value)


GOOD = "code: XS301, reason: 批复, approved_by: 局长, until: 2026-12-31"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("waiver:\n  - {}\n", ":1: 不认识“waiver”这一项，可用的是 waivers、trial"),
        ("waivers: XS301\n", ":1: “waivers”应为列表"),
        ("waivers:\n  - XS301\n", ":2: 应由“项: 值”组成"),
        (f"waivers:\n  - {{{GOOD}}}\n  - {{{GOOD}, cell: I14}}\n", ":3: 不认识“cell”这一项，可用的是 code、unit、at、"),
        ("waivers:\n  - code: [XS301]\n", ":2: “code”应为文字"),
        ("waivers:\n  - code: XS301\n    reason: 批复\n", ":2: 缺少“approved_by”，请补上"),
        (f"waivers:\n  - {{{GOOD}}}\n  - {{{GOOD}}}\n", ":3: 与 豁免.yaml:2 的豁免重复"),
        ("waivers:\n  - code: XS301\n    reason: 批\n    approved_by: 甲\n    until: 长期\n", ":5: “长期”不是日期"),
        (
            "waivers:\n  - code: XS3\n    reason: 批\n    approved_by: 甲\n    until: 2026-12-31\n",
            ":2: 没有审核规则“XS3”",
        ),
        ("trial:\n  - {code: XS413, until: 2026-12-31, unit: 甲}\n", ":2: 不认识“unit”这一项，可用的是 code、until"),
    ],
)
def test_bad_yaml_is_refused_with_file_and_line(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(XlscoreError) as caught:
        yaml(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / '豁免.yaml'}{sentence}"), caught.value


@pytest.mark.parametrize("name", ["没有.yaml", "没有.xlsx"])
def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(XlscoreError, match="找不到 --waivers 指定的文件"):
        read_measures(tmp_path / name, CODES, TODAY)


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "豁免.xlsx").write_bytes(b"")
    with pytest.raises(XlscoreError, match=r"--waivers 指定的文件“.*”：文件是空的"):
        read_measures(tmp_path / "豁免.xlsx", CODES, TODAY)


def test_units_are_known_under_all_their_names() -> None:
    waiver = Waiver("XS301", "批复", "局长", TODAY, ("201",))
    every = Waiver("XS308", "批复", "局长", TODAY)
    answer = Answer("XS308", "因停电", units=("样例区 财政局",))
    found = with_units(
        Measures(TODAY, (waiver, every), answers=(answer,), known_units=(("203", ""),)),
        [("201", "样例区教育局"), ("202", "样例区财政局")],
    )
    assert [item.units for item in found.waivers] == [("201", "样例区教育局"), ()]
    assert found.answers[0].units == ("样例区 财政局", "202", "样例区财政局")
    assert found.known_units == (("203", ""), ("201", "样例区教育局"), ("202", "样例区财政局"))
