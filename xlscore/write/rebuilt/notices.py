"""What 审核结果 says of a copy that was rebuilt: what came along, what did not and how often."""

from collections.abc import Iterable, Mapping
from typing import Final

_CALLED: Final = {
    "xls": "Excel 97-2003（.xls，含 WPS .et）",
    "xlsb": "Excel 二进制（.xlsb）",
    "ods": "OpenDocument（.ods）",
}
_BY_US: Final = (
    "报送的原文件是 {}格式，不能直接加批注：本审核副本据其内容重建为 .xlsx，各单元格的位置和数值与原文件相同。"
    "原文件已随副本保存，可用 xlscore annotate --clean 原样取出。"
)
_BY_OFFICE: Final = (
    "报送的原文件是 {}格式，不能直接加批注：本审核副本由 LibreOffice 转换为 .xlsx，版式以原文件为准。"
    "原文件已随副本保存，可用 xlscore annotate --clean 原样取出。"
)
_VALUES: Final = "{} 个公式无法确知原文，副本中只保留计算结果"


def notices(kind: str, kept_values: int, lost: Mapping[str, int], sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences for a workbook of a format (``xls``, ``xlsb``, ``ods``)."""
    missing = [_VALUES.format(kept_values)] if kept_values else []
    missing += [f"{what} {count} 处" for what, count in lost.items()]
    said = [_BY_US.format(_CALLED.get(kind, kind)), *sentences]
    if missing:
        said.append(f"未能带入副本的内容：{'；'.join(missing)}。需要时请查看原文件。")
    return tuple(said)


def converted_notice(kind: str) -> str:
    """Return what is said of a copy LibreOffice converted."""
    return _BY_OFFICE.format(_CALLED.get(kind, kind))
