"""The catalogue and ``explain`` say the same of every check, because both come from the registry.

That README prints the same table is what ``tests/health/test_readme.py`` proves.
"""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from xlscore.checks import ALL, Check
from xlscore.checks.registry import FAMILIES
from xlscore.model.finding import SEVERITY_WORDS
from xlscore.write.check_catalogue import HEADERS, MORE_HEADERS, catalogue_markdown, catalogue_table, catalogue_xlsx
from xlscore.write.explanation import check_lines


@pytest.fixture(scope="module")
def sheet() -> dict[str, tuple[str, ...]]:
    """Return the rows of the workbook by code."""
    book = load_workbook(io.BytesIO(catalogue_xlsx()))
    rows = [tuple(str(cell) for cell in row) for row in book["审核规则目录"].iter_rows(values_only=True)]
    assert rows[0] == (*HEADERS, *MORE_HEADERS)
    return {row[0]: row for row in rows[1:]}


def test_every_check_stands_once_in_each(sheet: dict[str, tuple[str, ...]]) -> None:
    codes = [item.code for item in ALL]
    assert list(sheet) == codes
    assert [line.split(" | ")[0].removeprefix("| ") for line in catalogue_table().splitlines()[2:]] == codes
    assert [line[4:9] for line in catalogue_markdown().splitlines() if line.startswith("### ")] == codes


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.code)
def test_code_severity_family_text_example_and_advice_agree(
    item: Check[Any], sheet: dict[str, tuple[str, ...]]
) -> None:
    word = SEVERITY_WORDS[item.severity]
    row, said, markdown = sheet[item.code], "\n".join(check_lines(item)), catalogue_markdown()
    assert row[:6] == (item.code, word, item.family, item.title, item.fix, item.example)
    assert f"| {item.code} | {word} | {item.family} | {item.title} | {item.fix} |" in catalogue_table()
    section = markdown.partition(f"### {item.code} {item.title}（{word}）")[2].partition("\n### ")[0]
    for paragraph in row[6].split("\n"):
        assert paragraph in section
        assert paragraph in said
    for text in (item.example, item.fix):
        assert text in section
        assert text in said
    assert said.startswith(f"{item.code}（{word}）{item.title}\n类别：{item.family}\n")


def test_chapters_are_the_families_in_order() -> None:
    chapters = [line[3:] for line in catalogue_markdown().splitlines() if line.startswith("## ")]
    assert chapters == list(FAMILIES.values())
