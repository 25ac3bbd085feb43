"""The findings of one form of a file, which its first form holds for all of them."""

from collections.abc import Iterator
from dataclasses import replace

from xlscore.model.dossier import form_mark
from xlscore.model.finding import Finding
from xlscore.model.record import Record


def own_findings(file: Record, form: Record) -> tuple[Finding, ...]:
    """Return the findings of one form, their ids as if it stood alone, so that forms may change places.

    What concerns the file as a whole goes with its first form.
    """
    return tuple(_of(file, form.form))


def _of(file: Record, number: int) -> Iterator[Finding]:
    marks = {form_mark(form.form): form.form for form in file.further}
    for finding in file.findings:
        mark, _, subject = finding.subject.partition("/")
        owner = marks.get(mark, file.form)
        if owner == number:
            yield finding if owner == file.form else replace(finding, subject=subject)
