import io
from dataclasses import replace

from xlsxwriter import Workbook

from xlscore.write.style import ENTRY, NOTE, TEXT, Looks


def test_a_look_is_made_into_a_format_once() -> None:
    with Workbook(io.BytesIO()) as workbook:
        looks = Looks(workbook)
        assert looks.format(TEXT) is looks.format(replace(TEXT))
        assert looks.format(TEXT) is not looks.format(ENTRY)


def test_input_cells_are_unlocked_and_filled_and_notes_have_no_border() -> None:
    assert ENTRY.properties()["locked"] is False
    assert ENTRY.properties()["bg_color"] == "#FFF9E3"
    assert "border" not in NOTE.properties()
    assert "bg_color" not in TEXT.properties()
