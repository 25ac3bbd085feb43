"""The file of waivers and trials (``--waivers``): a workbook with the sheets 豁免 and 试运行, or YAML."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from xlscore.errors import FrameworkError, UsageError, XlscoreError
from xlscore.model.settlement import Measures, Trial, Waiver
from xlscore.model.unit_names import plain_name
from xlscore.read.rows_of_table import Row, Table, open_book, refuse_unknown, table_in
from xlscore.read.yaml_lines import Declaration, Plain, read_yaml
from xlscore.values import read_value

SHEET_WAIVERS: Final = "豁免"
SHEET_TRIALS: Final = "试运行"
_WAIVER_COLUMNS: Final = {
    "code": "代码",
    "unit": "单位",
    "at": "单元格或指标",
    "reason": "理由",
    "approved_by": "批准人",
    "until": "有效期至",
}
_TRIAL_COLUMNS: Final = {"code": "代码", "until": "试运行至"}
_WAIVER_NEEDS: Final = ("code", "reason", "approved_by", "until")
_SECTIONS: Final = {"waivers": (_WAIVER_COLUMNS, _WAIVER_NEEDS), "trial": (_TRIAL_COLUMNS, ("code", "until"))}
_NEVER: Final = {
    "XS101": "文件无法读取时什么都没有审核，不能豁免",
    "XS901": "它只说明无法复算的事项，不需豁免",
    "XS902": "它只说明豁免和停用的情况，不能豁免",
    "XS903": "它只提醒复核人，不需豁免",
}


@dataclass(frozen=True, slots=True)
class _Record:
    """One waiver or trial as it is written; ``words`` are the names the file uses for its parts."""

    texts: Mapping[str, str]
    words: Mapping[str, str]
    at: str
    fault: Callable[[str, str], XlscoreError]
    """Returns the error that points at one part (an empty name: at the whole)."""

    def refuse(self, name: str, sentence: str) -> NoReturn:
        raise self.fault(name, sentence)


def read_measures(path: Path, codes: Collection[str], today: date) -> Measures:
    """Read waivers and trials; ``codes`` are the codes of all checks, ``today`` the day terms are judged by.

    Raises ``UsageError`` or ``FrameworkError`` (``file:line: sentence``, for workbooks the row) for an unknown code,
    column or key, a date that is none, a part that is missing and an entry that stands twice.
    """
    if path.suffix.lower() in {".yaml", ".yml"}:
        if not path.is_file():
            msg = f"找不到 --waivers 指定的文件“{path}”。请检查路径和文件名是否写对。"
            raise UsageError(msg)
        return _from_yaml(read_yaml(path), codes, today)
    return _from_book(path, codes, today)


def _from_book(path: Path, codes: Collection[str], today: date) -> Measures:
    book = open_book(path, "--waivers")
    tables: dict[str, Table] = {}
    units: list[tuple[str, ...]] = []
    for sheet in book.sheets:
        if sheet.name in {SHEET_WAIVERS, SHEET_TRIALS}:
            section = "waivers" if sheet.name == SHEET_WAIVERS else "trial"
            columns, needs = _SECTIONS[section]
            table = table_in(path, sheet, [columns[name] for name in needs])
            if table is None:
                wanted = "、".join(columns[name] for name in needs)
                msg = f"{path}:1: 工作表“{sheet.name}”的前几行里没有表头，至少要有 {wanted} 这几列"
                raise UsageError(msg)
            refuse_unknown(table, list(columns.values()))
            tables[section] = table
        elif (listed := table_in(path, sheet, ("单位编码", "单位名称"))) is not None:
            units += [(row.text("单位编码"), row.text("单位名称")) for row in listed.rows()]
    if not tables:
        msg = (
            f"{path}:1: 没有名为“{SHEET_WAIVERS}”的工作表（列为 {'、'.join(_WAIVER_COLUMNS.values())}），"
            f"也没有“{SHEET_TRIALS}”（列为 {'、'.join(_TRIAL_COLUMNS.values())}），请建立其中一张"
        )
        raise UsageError(msg)
    records = {
        section: [_of_row(row, _SECTIONS[section][0]) for row in table.rows()] for section, table in tables.items()
    }
    return _measures(records, codes, today, tuple(units))


def _of_row(row: Row, columns: Mapping[str, str]) -> _Record:
    texts = {name: row.text(title) for name, title in columns.items()}

    def fault(name: str, sentence: str) -> XlscoreError:
        del name
        return row.fault(f"：{sentence}")

    return _Record(texts, columns, row.at, fault)


def _from_yaml(declaration: Declaration, codes: Collection[str], today: date) -> Measures:
    records: dict[str, list[_Record]] = {}
    for key, items in declaration.data.items():
        if key not in _SECTIONS:
            raise declaration.fault((key,), f"不认识“{key}”这一项，可用的是 waivers、trial")
        if not isinstance(items, list):
            raise declaration.fault((key,), f"“{key}”应为列表，每条写成“- {{code: …, until: …}}”")
        records[key] = [_of_item(declaration, key, place, item) for place, item in enumerate(items)]
    return _measures(records, codes, today, ())


def _of_item(declaration: Declaration, section: str, place: int, item: Plain) -> _Record:
    columns, _ = _SECTIONS[section]
    if not isinstance(item, dict):
        raise declaration.fault((section, place), "应由“项: 值”组成")
    for name, value in item.items():
        if name not in columns:
            sentence = f"不认识“{name}”这一项，可用的是 {'、'.join(columns)}"
            raise declaration.fault((section, place, name), sentence)
        if isinstance(value, dict | list):
            raise declaration.fault((section, place, name), f"“{name}”应为文字")

    def fault(name: str, sentence: str) -> FrameworkError:
        return declaration.fault((section, place, name) if name else (section, place), sentence)

    texts = {name: str(value).strip() for name, value in item.items() if value is not None}
    at = f"{declaration.path.name}:{declaration.line((section, place))}"
    return _Record(texts, {name: name for name in columns}, at, fault)


def _measures(
    records: Mapping[str, list[_Record]], codes: Collection[str], today: date, units: tuple[tuple[str, ...], ...]
) -> Measures:
    waivers: dict[tuple[str, ...], Waiver] = {}
    for record in records.get("waivers", []):
        waiver = _waiver(record, codes)
        key = (waiver.code, *map(plain_name, waiver.units), "@", waiver.place)
        if key in waivers:
            record.refuse("", f"与 {waivers[key].at} 的豁免重复（代码、单位、位置都相同），请删去一条")
        waivers[key] = waiver
    trials: dict[str, Trial] = {}
    for record in records.get("trial", []):
        code, until = _code(record, codes, ("code", "until")), _day(record)
        if code in trials:
            record.refuse("code", f"与 {trials[code].at} 重复，请删去一条")
        trials[code] = Trial(code, until, record.at)
    measures = Measures(today, tuple(waivers.values()), tuple(trials.values()), known_units=units)
    return with_units(measures, units)


def _waiver(record: _Record, codes: Collection[str]) -> Waiver:
    code = _code(record, codes, _WAIVER_NEEDS)
    texts = record.texts
    return Waiver(
        code,
        texts["reason"],
        texts["approved_by"],
        _day(record),
        (texts["unit"],) if texts.get("unit") else (),
        texts.get("at", ""),
        record.at,
    )


def _code(record: _Record, codes: Collection[str], needs: Collection[str]) -> str:
    """Return the code of a record that has all its parts."""
    for name in needs:
        if not record.texts.get(name):
            record.refuse(name, f"缺少“{record.words[name]}”，请补上")
    code = record.texts["code"].upper()
    if code not in codes:
        record.refuse("code", f"没有审核规则“{record.texts['code']}”，要写完整的代码，如 XS301（见 xlscore catalogue）")
    if code in _NEVER:
        record.refuse("code", f"{code} 不能写在这里：{_NEVER[code]}。请删去这一条")
    return code


def _day(record: _Record) -> date:
    text = record.texts["until"]
    found = read_value(text, column="target").value
    if not isinstance(found, date):
        record.refuse("until", f"“{text}”不是日期，请写成 2026-12-31 这样的日期")
    return found


def with_units(measures: Measures, units: Collection[tuple[str, ...]]) -> Measures:
    """Return the measures with every unit under all its names: one that is named by its code by its name too."""

    def names(words: tuple[str, ...]) -> tuple[str, ...]:
        plain = {plain_name(word) for word in words}
        others = [known for known in units if plain & {plain_name(word) for word in known if word}]
        return tuple(dict.fromkeys([*words, *(word for known in others for word in known if word)]))

    return replace(
        measures,
        waivers=tuple(replace(item, units=names(item.units)) for item in measures.waivers),
        answers=tuple(replace(item, units=names(item.units)) for item in measures.answers),
        known_units=tuple(dict.fromkeys([*measures.known_units, *units])),
    )
