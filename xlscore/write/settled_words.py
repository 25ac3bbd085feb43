"""What became of findings in words: explained and how, waived by whom, on trial until when; and how many of each."""

from collections import Counter
from collections.abc import Iterable, Iterator

from xlscore.model.finding import SEVERITY_WORDS, Finding, Severity
from xlscore.model.settlement import SETTLEMENT_WORDS, TRIAL_WORD, Answer, Explanation, Settlement, Waiver


def waiver_words(waiver: Waiver) -> str:
    """Return by whom, why and until when a finding was waived."""
    return f"{waiver.approved_by}批准，理由：{waiver.reason}，有效期至 {waiver.until.isoformat()}"


def lacking(explanation: Explanation) -> str:
    """Return what an explanation lacks and what to write, an empty text where it lacks nothing."""
    return "".join(explanation.faults)


def settled_lines(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield what became of a finding as label and text."""
    if finding.waiver is not None:
        yield SETTLEMENT_WORDS[Settlement.WAIVED], waiver_words(finding.waiver)
    if finding.trial is not None:
        yield TRIAL_WORD, f"至 {finding.trial.until.isoformat()}，届时为{SEVERITY_WORDS[finding.trial.severity]}意见"
    explanation = finding.explanation
    if explanation is not None:
        yield "审核说明", explanation.text
        if explanation.working and explanation.adequate:
            yield "说明金额", explanation.working
        if explanation.faults:
            yield "说明不足", lacking(explanation)


def stray_line(answer: Answer) -> str:
    """Return an explanation whose finding is gone, with where it was written."""
    return f"{answer.finding}：{answer.text}{f'（见 {answer.at}）' if answer.at else ''}"


def counted(findings: Iterable[Finding], *, all_levels: bool = False) -> str:
    """Return how many findings there are of each level and how many were settled; ``all_levels`` names zeros too."""
    held = tuple(findings)
    levels = Counter(finding.severity for finding in held if finding.counts)
    parts = [f"{SEVERITY_WORDS[level]} {levels[level]} 条" for level in Severity if levels[level] or all_levels]
    states = Counter(finding.settlement for finding in held if not finding.counts)
    parts += [f"{SETTLEMENT_WORDS[state]} {states[state]} 条" for state in Settlement if states[state]]
    return "，".join(parts)
