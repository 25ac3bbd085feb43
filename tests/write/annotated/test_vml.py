"""Boxes of notes in VML."""

import re

from lxml import etree

from xlscore.write.annotated.vml import Drawing, blocks, new_drawing

_X = "{urn:schemas-microsoft-com:office:excel}"
_V = "{urn:schemas-microsoft-com:vml}"
_BOX = (1, 15, 0, 2, 3, 15, 3, 16)


def _ids(data: bytes) -> list[int]:
    return [int(number) for number in re.findall(rb'id="_x0000_s(\d+)"', data)]


def _added(data: bytes, *cells: tuple[int, int], free_block: int = 9) -> bytes:
    drawing = Drawing(data, "p", free_block)
    drawing.add((cell, _BOX, (100, 40)) for cell in cells)
    return drawing.result()


def test_new_drawing_has_a_box_for_each_cell() -> None:
    data = _added(new_drawing(3, 2), (5, 2), (7, 1))
    root = etree.fromstring(data)
    assert _ids(data) == [3073, 3074]
    assert [(node.findtext(f".//{_X}Row"), node.findtext(f".//{_X}Column")) for node in root.iter(f"{_V}shape")] == [
        ("4", "1"),
        ("6", "0"),
    ]
    assert root.findtext(f".//{_X}Anchor") == "1, 15, 0, 2, 3, 15, 3, 16"
    assert len(root.findall(f"{_V}shapetype")) == 1
    assert b"width:75pt;height:30pt" in data


def test_a_block_holds_1023_notes_and_a_second_one_the_rest() -> None:
    cells = [(row, 1) for row in range(1, 1025)]
    data = _added(new_drawing(1, len(cells)), *cells)
    assert b'data="1,2"' in data
    assert _ids(data)[-2:] == [2047, 2049]


def test_a_full_block_is_joined_by_a_free_one() -> None:
    old = new_drawing(1, 1).replace(b"</xml>", b'<v:shape id="_x0000_s2047"></v:shape></xml>')
    data = _added(old, (1, 1), free_block=4)
    assert b'data="1,4"' in data
    assert _ids(data) == [2047, 4097]


def test_without_a_list_of_blocks_a_free_one_is_used() -> None:
    data = _added(b'<xml xmlns:v="urn:schemas-microsoft-com:vml"></xml>', (1, 1), free_block=4)
    assert _ids(data) == [4097]
    assert etree.fromstring(data).findtext(f".//{_X}Row") == "0"


def test_boxes_stand_before_the_end_whatever_follows_it() -> None:
    for end in (b"</xml>\r\n", b"</xml ><!-- x --> "):
        assert _added(new_drawing(1, 1)[: -len(b"</xml>")] + end, (1, 1)).endswith(end)


def test_a_self_closed_drawing_is_opened() -> None:
    assert etree.fromstring(_added(b"<xml />", (2, 3))).findtext(f".//{_X}Column") == "2"


def test_ill_formed_drawings_of_excel_take_boxes_too() -> None:
    old = new_drawing(1, 1).replace(b"</xml>", b"<v:shape id='_x0000_s1030'><br>x</v:shape></xml>")
    data = _added(old, (1, 1))
    assert data.startswith(old[: -len(b"</xml>")])
    assert b"_x0000_s1031" in data


def test_box_of_a_cell_is_found_and_enlarged() -> None:
    data = _added(new_drawing(1, 2), (5, 2), (7, 1))
    drawing = Drawing(data, "p", 9)
    assert (7, 1) in drawing.boxes()
    assert (1, 7) not in drawing.boxes()
    drawing.enlarge((7, 1), lambda anchor: (*anchor[:7], 99))
    assert drawing.result() == data[: data.rindex(b"3, 16")] + b"3, 99" + data[data.rindex(b"3, 16") + 5 :]


def test_box_without_a_whole_anchor_stays() -> None:
    data = _added(new_drawing(1, 1), (5, 2)).replace(b"1, 15, 0, 2, 3, 15, 3, 16", b"1, 15")
    drawing = Drawing(data, "p", 9)
    drawing.enlarge((5, 2), lambda anchor: anchor)
    drawing.enlarge((6, 2), lambda anchor: anchor)
    assert drawing.result() == data


def test_blocks_in_use_are_those_declared_and_those_of_shapes() -> None:
    assert blocks(new_drawing(3, 2000)) == [3, 4]
    assert blocks(b"<xml><v:shape id='_x0000_s5121'/></xml>") == [5]
    assert blocks(b"<xml/>") == []


def test_drawing_in_utf16_is_edited_in_utf16() -> None:
    data = b"\xff\xfe" + "<xml></xml>".encode("utf-16-le")
    assert "ClientData" in _added(data, (1, 1)).decode("utf-16")
    assert blocks(data) == []
