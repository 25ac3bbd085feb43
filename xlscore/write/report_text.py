"""What ``xlscore check`` prints: a block a file, its findings under it, and one closing line."""

from collections import Counter
from collections.abc import Iterator

from xlscore.exact import decimal_text
from xlscore.model.dossier import Dossier, Form
from xlscore.model.finding import VERDICT_WORDS, Finding, Verdict
from xlscore.model.roster import Roster
from xlscore.model.scorecard import ScoreState
from xlscore.write.broken_checks import broken_sentences
from xlscore.write.root_text import cause_text, doubt_text, places
from xlscore.write.settled_words import counted, settled_lines, stray_line
from xlscore.write.suggestion_text import suggestion_lines

_RECOGNISED = {"stamp": "按模板标记识别", "layout": "按版式识别", "option": "由 --framework 指定"}


def _score_line(form: Form) -> str:
    total, card = form.submission.total, form.scorecard
    claimed = decimal_text(total.value) if total.value is not None else "未填"
    grade = form.submission.grade.text
    parts = [f"自评得分 {claimed}{f'（{grade}）' if grade else ''}"]
    if card.total is not None:
        parts.append(f"复算得分 {decimal_text(card.total)}{f'（{card.grade}）' if card.grade else ''}")
    else:
        unknown = sum(score.state not in {ScoreState.SCORED, ScoreState.JUDGED} for score in card.scores)
        parts.append(f"复算得分 无法复算（{unknown} 行无法由表内数据算出）" if unknown else "复算得分 无法复算")
    return "；".join(parts)


def finding_lines(finding: Finding) -> Iterator[str]:
    """Return the lines of one finding: level, code and place first, then message, working and advice."""
    place = "、".join(map(str, finding.cells[:4])) + (f" 等{len(finding.cells)}处" if len(finding.cells) > 4 else "")  # noqa: PLR2004 -- more would not fit a line
    yield f"  [{finding.level}] {finding.code} {finding.title}{f'  {place}' if place else ''}"
    yield f"      {finding.message}"
    if finding.working and finding.working not in finding.message:
        yield f"      计算：{finding.working}"
    if finding.diagnosis and finding.diagnosis not in finding.message:
        yield f"      原因：{finding.diagnosis}"
    if finding.spoils:
        yield f"      连带影响：{places(finding.spoils)}"
    if finding.caused_by:
        yield f"      起因：{cause_text(finding.caused_by)}"
    for label, words in settled_lines(finding):
        yield f"      {label}：{words}"
    if finding.counts:
        yield f"      处理：{finding.fix}"


def dossier_lines(dossier: Dossier) -> Iterator[str]:
    """Return the block of one file."""
    yield dossier.file
    facts = [f"单位：{dossier.unit}"] if dossier.unit else []
    if dossier.framework is not None:
        how = _RECOGNISED.get(dossier.recognised_by or "", "")
        facts.append(f"指标体系：{dossier.framework.id}" + (f"（{how}）" if how else ""))
        facts.extend(f"使用用户提供的数据：{name}" for name in dossier.framework.overlays)
    if dossier.forms:
        facts.append(_score_line(dossier.forms[0]))
    if facts:
        yield "  " + "；".join(facts)
    yield from (f"  {form.name}：{_score_line(form)}" for form in dossier.further)
    for finding in dossier.findings:
        yield from finding_lines(finding)
    if dossier.grade_doubt is not None:
        yield f"  等级存疑：{doubt_text(dossier.grade_doubt)}"
    if dossier.suggestion is not None:
        yield from suggestion_lines(dossier.suggestion)
    for answer in dossier.strays:
        yield f"  本次没有对应审核意见的说明：{stray_line(answer)}"
    listed = counted(dossier.findings)
    yield f"  结论：{VERDICT_WORDS[dossier.verdict]}" + (f"（{listed}）" if listed else "")
    if dossier.failed_checks:
        yield f"  xlscore 自身出错：审核规则 {'、'.join(dossier.failed_checks)} 未能运行，请把该文件反馈给维护者。"
    yield ""


def closing_lines(roster: Roster) -> Iterator[str]:
    """Return what stands under the blocks of all files: findings across files, and how many files came to what."""
    for finding in roster.findings:
        yield from finding_lines(finding)
    yield from broken_sentences(roster)
    counts = Counter(record.verdict for record in roster.records)
    listed = "，".join(f"{VERDICT_WORDS[verdict]} {counts[verdict]}" for verdict in Verdict if counts[verdict])
    yield f"共审核 {len(roster.records)} 个文件：{listed}。"
