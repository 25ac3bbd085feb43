"""What became of findings, as the machine-readable result says it: state, explanation, waiver, trial, review."""

from typing import Any

from xlscore.exact import decimal_text
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding

Json = dict[str, Any]


def settled_json(finding: Finding) -> Json:
    """Return the keys of a finding that say what became of it; each is null where there is nothing to say."""
    explanation, waiver, trial = finding.explanation, finding.waiver, finding.trial
    return {
        "state": finding.settlement.value,
        "explanation": explanation
        and {
            "text": explanation.text,
            "adequate": explanation.adequate,
            "lacks": list(explanation.faults),
            "working": explanation.working or None,
            "at": explanation.at,
        },
        "waiver": waiver
        and {
            "approved_by": waiver.approved_by,
            "reason": waiver.reason,
            "until": waiver.until.isoformat(),
            "at": waiver.at,
        },
        "trial": trial and {"until": trial.until.isoformat(), "severity": trial.severity.value},
    }


def kept_json(dossier: Dossier) -> Json:
    """Return the keys of a file that hold what people wrote beside its findings."""
    review = dossier.review

    def number(value: Any) -> str | None:
        return None if value is None else decimal_text(value)

    return {
        "review": review
        and {
            "score": number(review.score),
            "opinion": review.opinion,
            "findings": [
                {"id": row.finding, "score": number(row.score), "opinion": row.opinion} for row in review.rows
            ],
        },
        "explanations_without_finding": [
            {"id": answer.finding, "text": answer.text, "at": answer.at} for answer in dossier.strays
        ],
    }
