import pytest

from xlscore.model.unit_names import codes_in_file, is_unit, plain_name


def test_names_are_compared_without_spaces_and_width_of_brackets() -> None:
    assert plain_name(" 样例区 教育局（本级）") == "样例区教育局(本级)"


@pytest.mark.parametrize(("code", "found"), [("201", True), ("20", False), ("2021", False), ("教育局", False)])
def test_a_code_stands_by_itself_in_a_file_name(code: str, found: bool) -> None:
    assert (code in codes_in_file("上报/201_教育局2021年.xlsx")) is found


@pytest.mark.parametrize(
    ("word", "unit", "file", "same"),
    [
        ("教育局（本级）", "教育局(本级)", "一.xlsx", True),
        ("201", "教育局", "201.xlsx", True),
        ("教育局", "", "教育局2021.xlsx", True),
        ("教育局", "教育局幼儿园", "教育局幼儿园.xlsx", False),
        ("教育局", "", "一.xlsx", False),
    ],
)
def test_a_unit_is_known_by_name_code_or_file(word: str, unit: str, file: str, same: bool) -> None:
    assert is_unit(word, unit, file) is same
