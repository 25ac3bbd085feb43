"""The look that refuses a workbook over the limits before any library lays its cells out in memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.parsers import expat

from xlscore.cells import a1
from xlscore.errors import UnreadableError
from xlscore.ooxml.package import Package
from xlscore.read.limits import MAX_CELLS, MAX_GRID, MAX_READ_BYTES, MAX_TEXT
from xlscore.read.sheet_xml import Place, SheetXml, refuse_doctype

_KEEP_LESS = "请只保留自评表所在的工作表，另存为 .xlsx 后再报送。"


def check_size(package: Package, parts: Iterable[str]) -> None:
    """Raise ``UnreadableError`` where the parts to be read are together too large once decompressed."""
    total = sum(package.size(part) for part in parts)
    if total > MAX_READ_BYTES:
        msg = f"文件超出限制：内容解压后共 {total / 2**20:.0f} MiB，上限为 {MAX_READ_BYTES // 2**20} MiB。{_KEEP_LESS}"
        raise UnreadableError(msg)


def clearly_within(extents: Iterable[tuple[int, int, int]], strings: bytes | None) -> bool:
    """Tell whether sheets, given as number of cells, last row and last column, are surely inside every limit.

    Every cell is taken to show the longest of the shared texts, and no text is longer than its markup.
    """
    cells = grid = 0
    for count, row, column in extents:
        cells += count
        grid += row * column
    if cells > MAX_CELLS or grid > MAX_GRID or strings is None:
        return cells <= MAX_CELLS and grid <= MAX_GRID
    return cells * max(map(len, strings.split(b"</si>"))) <= MAX_TEXT and b"<!DOCTYPE" not in strings


def check_cells(sheets: Iterable[tuple[str, int, int, int]]) -> None:
    """Raise ``UnreadableError`` where sheets, given as name, number of cells, last row and last column, are too many.

    Both the cells with content and the positions from A1 to the last of them are counted over all sheets.
    """
    cells = grid = 0
    for name, count, row, column in sheets:
        cells += count
        grid += row * column
        if grid > MAX_GRID:
            msg = (
                f"文件超出限制：工作表「{name}」的内容一直延伸到 {a1(row, column)}，范围过大。"
                "请删除表格以外多余的内容、空行和空列，另存为 .xlsx 后再报送。"
            )
            raise UnreadableError(msg)
        if cells > MAX_CELLS:
            msg = f"文件超出限制：有内容的单元格超过 {MAX_CELLS} 个。{_KEEP_LESS}"
            raise UnreadableError(msg)


def check_text(sheets: Sequence[tuple[SheetXml, Callable[[], Mapping[Place, str]]]], strings: bytes | None) -> None:
    """Raise ``UnreadableError`` where the shared texts, copied for every cell that shows them, are too long together.

    Each sheet comes with a function that fetches the stored text of its cells, which is the index of a shared text.
    """
    if strings is None:
        return
    shared = sum([cell[2] for cell in found.cells].count("s") for found, _ in sheets)
    # No text is longer than its markup, so most workbooks are cleared without a pass over their texts.
    longest_markup = max(map(len, strings.split(b"</si>")))
    if shared * longest_markup <= MAX_TEXT and b"<!DOCTYPE" not in strings:
        return
    lengths = text_lengths(strings)
    total = 0
    for found, stored_texts in sheets:
        texts = stored_texts()
        for place, _, kind in found.cells:
            if kind == "s":
                total += lengths[int(texts[place])]
        if total > MAX_TEXT:
            msg = f"文件超出限制：全部单元格的文字超过 {MAX_TEXT // 2**20} 百万字。{_KEEP_LESS}"
            raise UnreadableError(msg)


def text_lengths(strings: bytes) -> list[int]:
    """Return the length of each shared text, its phonetic hints included.

    Raises ``expat.ExpatError`` where the part is no XML, ``UnreadableError`` where it declares a document type.
    """
    lengths: list[int] = []

    def start(tag: str, _attributes: Mapping[str, str]) -> None:
        if tag.endswith(" si"):
            lengths.append(0)

    def text(characters: str) -> None:
        if lengths:
            lengths[-1] += len(characters)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.Parse(strings, True)  # noqa: FBT003 -- the only way to say that this is all
    return lengths
