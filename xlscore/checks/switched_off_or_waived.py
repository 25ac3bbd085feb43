"""XS902: a check that was switched off, or findings that were waived: by whom, why, until when."""

from collections.abc import Iterator, Sequence

from xlscore.checks._wording import cells_of, joined
from xlscore.checks.registry import Fault, Settled, SwitchedOff, check
from xlscore.model.finding import Finding, Severity
from xlscore.model.settlement import Waiver


def _terms(waiver: Waiver) -> str:
    written = f"（见 {waiver.at}）" if waiver.at else ""
    return f"批准人：{waiver.approved_by}；理由：{waiver.reason}；有效期至 {waiver.until.isoformat()}{written}"


def _subject(waiver: Waiver) -> str:
    return f"{waiver.code}/{waiver.place}" if waiver.place else waiver.code


def _meant(findings: Sequence[Finding]) -> str:
    first = findings[0]
    places = joined(dict.fromkeys(str(finding.cells[0]) for finding in findings if finding.cells))
    return f"{first.code}「{first.title}」{f'（{places}）' if places else ''}"


def _in_force(stage: Settled) -> Iterator[Fault]:
    groups: dict[Waiver, list[Finding]] = {}
    for finding in stage.findings:
        if finding.waiver is not None:
            groups.setdefault(finding.waiver, []).append(finding)
    for waiver, findings in groups.items():
        yield Fault(
            message=f"{_meant(findings)}共 {len(findings)} 条意见已豁免，不计入审核结论。{_terms(waiver)}。",
            cells=cells_of(*(cell for finding in findings for cell in finding.cells)),
            subject=_subject(waiver),
        )


def _switched_off(off: SwitchedOff) -> Fault:
    left = f"本文件有 {off.findings} 条意见因此没有列出" if off.findings else "本文件没有意见因此没有列出"
    return Fault(
        message=f"本次审核加了 {off.option} {off.typed}，停用了一部分审核规则，没有写明批准人、理由和期限；{left}。",
        subject=off.option,
        fix="请确认停用是有意的；要完整的审核结论，去掉该选项重新审核，或改用写明批准人和期限的豁免文件（--waivers）。",
    )


@check(
    "XS902",
    Severity.NOTE,
    "审核规则停用或豁免",
    fix="请核对批准人、理由和期限；豁免已到期的，更正问题，或重新办理豁免后更新豁免文件。",
)
def switched_off_or_waived(stage: Settled) -> Iterator[Fault]:
    """Report waivers that cover findings of a file, waivers that have run out, and checks that were switched off.

    查什么：豁免文件（--waivers）里的哪一条用在了这份文件上：谁批准、为什么、到哪一天；已到期而仍有相应问题的豁免；
    以及用 --select、--ignore 停用的审核规则。

    为什么：合理的例外可以放过，但必须看得见；到期的豁免不再有效，问题重新计入审核结论。

    怎么办：核对批准人、理由和期限；不再需要的，从豁免文件中删去；到期仍需豁免的，重新批准。
    """
    yield from _in_force(stage)
    for late in stage.expired:
        yield Fault(
            message=f"{_meant(late.findings)}的豁免已过期，{len(late.findings)} 条意见重新计入审核结论。"
            f"{_terms(late.waiver)}。",
            cells=cells_of(*(cell for finding in late.findings for cell in finding.cells)),
            subject=f"{_subject(late.waiver)}/过期",
        )
    for off in stage.off:
        yield _switched_off(off)
