"""All sheets of a workbook, planned in the order their formulas need each other."""

from xlscore.model.framework import Framework
from xlscore.write.template.draft import Draft
from xlscore.write.template.field_sheet import put_inputs, put_rates
from xlscore.write.template.filled import BLANK, Filled
from xlscore.write.template.guide_sheet import put_guide
from xlscore.write.template.score_sheet import hosted_fields, put_score_sheet
from xlscore.write.template.statement_sheet import put_statement
from xlscore.write.template.status_sheet import put_status


def assemble(framework: Framework, filled: Filled | None = None) -> Draft:
    """Plan every sheet of an edition's workbook; nothing is written yet."""
    draft = Draft.start(framework, filled or BLANK)
    here = hosted_fields(draft)
    fields = put_inputs(draft, [name for name in draft.specs if name not in here])
    put_score_sheet(draft)
    put_rates(draft, fields)
    statement = put_statement(draft)
    status = put_status(draft, fields, statement)
    draft.sheets = [draft.score, fields, statement, status, put_guide(draft)]
    return draft
