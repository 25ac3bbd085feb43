"""Whether waivers and explanations belong to the files of a run: strangers are refused, idle waivers are named."""

from collections.abc import Iterable, Sequence

from xlscore.checks.settlement import covered_by
from xlscore.checks.settlement.matching import answers_of, of_unit
from xlscore.errors import UsageError
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.model.settlement import Answer, Measures, Waiver
from xlscore.model.unit_names import plain_name
from xlscore.pipeline.one_file import Options

_ADVICE = "请核对名称或编码；不在本次审核之列的，从文件中删去，或把带“单位编码、单位名称”两列的名册放进豁免工作簿"


def confirm_units(measures: Measures, records: Sequence[Record]) -> None:
    """Raise ``UsageError`` for a waiver or an explanation of a unit that is neither among the files nor on a roster.

    To be called before anything is written: half of a file with a mistake must not take effect.
    """
    listed = {plain_name(word) for unit in measures.known_units for word in unit if word}

    def known(words: Iterable[str]) -> bool:
        return any(plain_name(word) in listed for word in words)

    for waiver in measures.waivers:
        if waiver.units and not known(waiver.units) and not any(of_unit(waiver, record) for record in records):
            raise _stranger(waiver, measures.place(waiver), f"单位“{waiver.units[0]}”", records)
    for answer in measures.answers:
        if not known(answer.units) and not any(answers_of([answer], record) for record in records):
            what = f"单位“{answer.units[0]}”" if answer.units else f"文件“{answer.file}”"
            raise _stranger(answer, measures.place(answer), what, records)


def _stranger(item: Waiver | Answer, place: str, what: str, records: Sequence[Record]) -> UsageError:
    from difflib import get_close_matches

    units = [record.unit for record in records if record.unit]
    near = get_close_matches(item.units[0], units, 1) if item.units else []
    hint = f"（是不是“{near[0]}”？）" if near else ""
    return UsageError(f"{place}: 本次审核的文件里没有{what}{hint}。{_ADVICE}")


def idle_waivers(roster: Roster, options: Options) -> list[str]:
    """Return a Chinese sentence for each waiver that covers no finding of the run, though its unit is part of it."""
    sentences = []
    for waiver in options.measures.waivers:
        mine = [record for record in roster.records if of_unit(waiver, record)]
        covered = any(covered_by(waiver, record.findings, _titles(record)) for record in mine)
        concerned = bool(mine) or waiver.code.startswith("XS5")
        if covered or covered_by(waiver, roster.findings) or not (concerned and options.wants(waiver.code)):
            continue
        what = f"{waiver.code}{f'（{waiver.place}）' if waiver.place else ''}"
        whose = f"“{waiver.units[0]}”" if waiver.units else "各单位"
        place = options.measures.place(waiver)
        sentences.append(f"{place}：{whose}没有相应的 {what} 审核意见，这条豁免没有用上；问题已更正的，可以删去。")
    return sentences


def _titles(record: Record) -> dict[str, str]:
    return {column.code: column.title for column in record.edition.columns} if record.edition else {}
