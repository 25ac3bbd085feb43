"""XS502: a unit that filed twice, or one file under two names."""

from collections.abc import Iterator

from xlscore.checks._wording import joined
from xlscore.checks.registry import Fault, check
from xlscore.consolidation.file_names import file_names
from xlscore.consolidation.same_return import return_keys
from xlscore.model.finding import Severity
from xlscore.model.record import Record
from xlscore.model.roster import FilingState, Roster


def _may_be_meant(files: list[Record]) -> bool:
    """Tell whether several files of a unit may all be wanted: sheets of several projects, editions or years.

    Of sheets that do not name their project nobody can tell.
    """
    known = [record.edition for record in files if record.edition is not None]
    if len(known) < len(files):
        return False
    different = len({record.sha256 for record in files}) == len(files)
    named = [key for record in files for key in return_keys(record) if key[-1]]
    projects = all(edition.family == "project" for edition in known) and len(set(named)) == len(named)
    sheets = {(record.edition.id, record.year) for record in files if record.edition is not None}
    return different and (projects or len(sheets) == len(known))


def _twice(stage: Roster) -> Iterator[Fault]:
    for filing in stage.filings:
        if filing.state is not FilingState.TWICE:
            continue
        files = [stage.records[place] for place in filing.records]
        same = len({record.sha256 for record in files}) == 1
        how = "内容完全相同" if same else "内容不同，无法判断以哪一份为准"
        meant = _may_be_meant(files)
        if len(files) == 1:
            yield Fault(
                message=f"「{filing.unit.name}」的文件{joined(file_names(files))}里有几张同一年度的部门整体支出自评表，"
                "无法判断以哪一张为准，均未计入汇总。",
                subject=filing.unit.code or filing.unit.name,
            )
            continue
        yield Fault(
            message=f"「{filing.unit.name}」上报了 {len(files)} 份文件：{joined(file_names(files))}；"
            f"{'内容不同，可能分属不同的版本、年度或项目，请确认各份都应上报' if meant else how}。",
            subject=filing.unit.code or filing.unit.name,
            severity=Severity.WARNING if meant else None,
        )


def _copies(stage: Roster) -> Iterator[Fault]:
    """Report identical files that one filing does not already hold together."""
    together = [set(filing.records) for filing in stage.filings if filing.state is FilingState.TWICE]
    groups: dict[str, list[int]] = {}
    for place, record in enumerate(stage.records):
        if record.sha256:
            groups.setdefault(record.sha256, []).append(place)
    for digest, places in groups.items():
        if len(places) > 1 and not any(set(places) <= held for held in together):
            files = joined(file_names(stage.records[place] for place in places))
            yield Fault(message=f"以下 {len(places)} 个文件内容完全相同：{files}。", subject=digest[:12])


@check(
    "XS502",
    Severity.ERROR,
    "重复上报",
    fix="请确认以哪一份为准，删去其余文件后重新汇总；文件放错单位的，请换成该单位自己的文件。",
)
def unit_filed_twice(stage: Roster) -> Iterator[Fault]:
    """Report units with several files, and identical files under several names.

    查什么：同一单位上报两份以上，或同一文件换了文件名、挂在不同单位名下。

    为什么：重复的文件会使汇总数重复计算；挂错单位则有一户实际没有上报。

    怎么办：与单位确认以哪一份为准，其余退回；一个单位按项目分别上报的，逐份确认。
    """
    yield from _twice(stage)
    yield from _copies(stage)
