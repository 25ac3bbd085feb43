"""The score sheet, from its title to the line for the seal."""

from xlscore.cells import Area
from xlscore.model.stamp import row_name
from xlscore.write.style import ALARM
from xlscore.write.template.breakdowns import put_breakdowns
from xlscore.write.template.draft import Draft
from xlscore.write.template.foot import put_foot
from xlscore.write.template.funds_block import amount_fields, put_block_scores, start_block
from xlscore.write.template.goals import put_goals
from xlscore.write.template.grade_row import put_grade
from xlscore.write.template.heading import put_head, put_title
from xlscore.write.template.hints import UNBALANCED, WRONG
from xlscore.write.template.indicator_fields import hosted_field, level_field
from xlscore.write.template.plan import Mark
from xlscore.write.template.score_table import put_table
from xlscore.write.template.total_row import put_total


def hosted_fields(draft: Draft) -> set[str]:
    """Return the fields typed in on the score sheet itself; the others have their cell on 基础数据."""
    result = set(amount_fields(draft).values())
    for indicator in draft.framework.indicators:
        result |= {name for name in (level_field(indicator), hosted_field(draft, indicator)) if name is not None}
    return result


def put_score_sheet(draft: Draft) -> None:
    """Plan the score sheet; every field that is not typed in here must have its cell already."""
    plan, layout = draft.score, draft.framework.layout
    plan.widths = draft.columns.widths()
    row = put_head(draft, put_title(draft))
    block = start_block(draft, row)
    if block is not None:
        put_breakdowns(block)
        put_block_scores(block)
        row = block.last + 1
    row = put_goals(draft, row)
    table = put_table(draft, row)
    for section in draft.framework.open_sections:
        first, end = table.rows_of(section)
        title = draft.columns.need(table.title_role)
        draft.name_area(row_name(section.code), plan, (first, end), title)
    last = put_foot(draft, put_grade(draft, put_total(draft, table, block)))
    page = plan.page
    page.paper, page.orientation, page.last_column, page.last_row = (
        layout.paper,
        layout.orientation,
        draft.columns.last_printed,
        last,
    )
    page.freeze = (table.header + 1, 1) if table.header <= _MOST_FROZEN else None
    hint = draft.columns.need("hint")
    area = Area(1, hint, last, hint)
    plan.marks += [Mark(area, word, ALARM) for word in (WRONG, UNBALANCED)]
    draft.rows = (block.total if block is not None else table.header, table.last)


_MOST_FROZEN = 8
"""Rows above the table that may stay in view; more would leave no room for the table on a small screen."""
