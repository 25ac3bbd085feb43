"""The annotated copy of every sample: the submitted package plus insertions, readable by three other programs."""

import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from tests.ooxml.packages import changes, compressed
from tests.oracle.office import convert
from xlscore.model.dossier import Dossier
from xlscore.pipeline import assess
from xlscore.write.annotated import annotate

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DISTRICT = {"2021", "2022"}
"""The sample district's hundred files are all filled in on one form: two of them stand for the rest."""
FILES = [
    path
    for path in sorted(SAMPLES.rglob("*.xlsx"))
    if path.name != "上报名册.xlsx"
    and "XS101" not in path.name
    and (not DISTRICT & set(path.parts) or path.name.startswith(("3107_", "3404_")))
]
NECESSARY = re.compile(
    r"\[Content_Types\]\.xml|docProps/app\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml"
    r"|xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels"
)
ADDED = re.compile(
    r"xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/comments\d*\.xml|xl/drawings/vmlDrawing\d*\.vml"
    r"|xl/xlscore/submitted1\.bin"
)


def marked(dossier: Dossier) -> set[tuple[str, str]]:
    return {(cell.sheet, cell.a1) for finding in dossier.findings for cell in finding.cells}


def test_there_are_samples() -> None:
    assert len(FILES) >= 35


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_part_is_the_same_or_necessarily_changed(path: Path) -> None:
    data = path.read_bytes()
    copy = annotate(assess(path), data)
    changed, added = changes(data, copy)
    assert {part for part in changed if not NECESSARY.fullmatch(part)} == set()
    assert {part for part in added if not ADDED.fullmatch(part)} == set()
    before, after = compressed(data), compressed(copy)
    same = set(before) - changed
    assert len(same) >= 2
    assert {part for part in same if before[part] != after[part]} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_readers_see_the_same_values(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(annotate(assess(path), path.read_bytes()))
    before = pd.read_excel(path, sheet_name=None, header=None, engine="calamine", dtype=object, na_filter=False)
    after = pd.read_excel(copy, sheet_name=None, header=None, engine="calamine", dtype=object, na_filter=False)
    assert list(after) == ["审核结果", "审核意见书", *before]
    for name, table in before.items():
        assert table.equals(after[name]), name
    for only_values in (True, False):
        first = openpyxl.load_workbook(path, data_only=only_values)
        second = openpyxl.load_workbook(copy, data_only=only_values)
        for sheet in first:
            rows = list(sheet.iter_rows(values_only=True))
            assert rows == list(second[sheet.title].iter_rows(values_only=True))


@pytest.mark.office
def test_libreoffice_opens_every_copy_and_keeps_its_notes(tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    expected: dict[str, set[tuple[str, str]]] = {}
    for number, path in enumerate(FILES):
        dossier = assess(path)
        # Folders of different years may hold files of one name.
        name = f"{number:03}_{path.stem}"
        expected[name] = marked(dossier)
        (copies / f"{name}.xlsx").write_bytes(annotate(dossier, path.read_bytes()))
    saved = convert(sorted(copies.iterdir()), tmp_path / "saved", "xlsx")
    assert len(saved) == len(FILES)
    for path in saved:
        book = openpyxl.load_workbook(path)
        assert book.sheetnames[:2] == ["审核结果", "审核意见书"]
        noted = {
            (sheet.title, cell.coordinate)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.comment is not None and "XS" in cell.comment.text
        }
        assert noted == expected[path.stem]
