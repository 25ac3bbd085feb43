"""A first draft of the roster from the files found: what is certain of each unit, and what a person must look at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xlscore.consolidation.kinds import kind_of
from xlscore.consolidation.same_return import rivals
from xlscore.model.record import Record
from xlscore.model.roster import RosterUnit
from xlscore.model.unit_names import plain_name

_CODE: Final = re.compile(r"(?=[A-Za-z]*\d)([A-Za-z0-9]{2,})(?![A-Za-z0-9.年])[\s_\-—、．.]*")
"""A code a file's name begins with: letters and digits, at least one of them a digit."""
_YEAR: Final = re.compile(r"(19|20)\d\d((0[1-9]|1[0-2])([0-2]\d|3[01])?)?")
"""A year, month or day, which is no code."""

_NAMED: Final = 4
"""Files of one unit that are named; more are counted."""


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """One line of the draft; a code or kind that is not certain is empty."""

    unit: RosterUnit
    files: tuple[str, ...]
    remarks: tuple[str, ...]
    readable: bool = True

    @property
    def remark(self) -> str:
        """The remarks as one text."""
        return "；".join(self.remarks)


def code_in(file: str) -> str:
    """Return the unit's code a file's name begins with, empty where it begins with none."""
    found = _CODE.match(Path(file).stem)
    return found[1] if found is not None and not _YEAR.fullmatch(found[1]) else ""


def draft_roster(records: Iterable[Record]) -> tuple[DraftUnit, ...]:
    """Return a line a unit, in the order the files were named."""
    held: dict[str, list[Record]] = {}
    for record in records:
        name = record.unit or _name_in(record.file)
        held.setdefault(plain_name(name), []).append(record)
    drafts = [_drafted(files) for files in held.values()]
    owners: dict[str, int] = {}
    for item in drafts:
        owners[item.unit.code] = owners.get(item.unit.code, 0) + 1
    return tuple(
        _without_code(item, owners[item.unit.code]) if item.unit.code and owners[item.unit.code] > 1 else item
        for item in drafts
    )


def _name_in(file: str) -> str:
    stem = Path(file).stem
    return stem[len(found[0]) :] or stem if code_in(file) and (found := _CODE.match(stem)) else stem


def _without_code(item: DraftUnit, units: int) -> DraftUnit:
    said = f"文件名中的编码 {item.unit.code} 有 {units} 户使用，未填入"
    return replace(item, unit=replace(item.unit, code=""), remarks=(*item.remarks, said))


def _drafted(files: list[Record]) -> DraftUnit:
    first = files[0]
    codes = list(dict.fromkeys(code for record in files if (code := code_in(record.file))))
    kinds = list(dict.fromkeys(kind_of(record.edition) for record in files if record.edition is not None))
    unit = RosterUnit(
        code=codes[0] if len(codes) == 1 else "",
        name=first.unit.strip() or _name_in(first.file),
        kind=kinds[0] if len(kinds) == 1 else "",
    )
    remarks: list[str] = []
    if len(codes) > 1:
        remarks.append(f"文件名中的编码不一致（{'、'.join(codes)}），未填入")
    if not first.unit:
        remarks.append("表内没有单位名称，名称取自文件名")
    remarks += [f"{Path(record.file).name} 无法读取" for record in files if not record.readable]
    remarks += [
        f"{Path(record.file).name} 未识别出评分表" for record in files if record.readable and not record.edition
    ]
    remarks += dict.fromkeys(
        f"{record.edition.title}{f'，{record.year}年' if record.year else ''}" for record in files if record.edition
    )
    if len(files) > 1:
        remarks.append(_several(files))
    return DraftUnit(unit, tuple(record.file for record in files), tuple(remarks), all(r.readable for r in files))


def _several(files: list[Record]) -> str:
    names = "、".join(Path(record.file).name for record in files[:_NAMED])
    names += f" 等 {len(files)} 个文件" if len(files) > _NAMED else ""
    if len({record.sha256 for record in files}) == 1:
        return f"收到 {len(files)} 份内容相同的文件：{names}"
    if not rivals(files):
        return f"收到 {len(files)} 份（版本、年度或项目不同）：{names}"
    return f"收到 {len(files)} 份，以哪份为准待定：{names}"
