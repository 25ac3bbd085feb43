"""The checks: one fault a file, listed once here by the stage at which enough is known to look for it."""

from typing import Any, Final

from xlscore.checks.actual_blank import actual_blank
from xlscore.checks.actual_repeats_target import actual_repeats_target
from xlscore.checks.all_full_nothing_wrong import all_full_nothing_wrong
from xlscore.checks.approximate_figure import approximate_figure
from xlscore.checks.base_is_zero import base_is_zero
from xlscore.checks.breakdowns_disagree import breakdowns_disagree
from xlscore.checks.budget_adjusted_to_fit import budget_adjusted_to_fit
from xlscore.checks.budget_adjusted_without_reason import budget_adjusted_without_reason
from xlscore.checks.carry_over_does_not_roll import carry_over_does_not_roll
from xlscore.checks.changed_since_last import changed_since_last
from xlscore.checks.completion_scored_backwards import completion_scored_backwards
from xlscore.checks.content_not_understood import content_not_understood
from xlscore.checks.cost_far_below_ceiling import cost_far_below_ceiling
from xlscore.checks.cost_typed_as_ceiling import cost_typed_as_ceiling
from xlscore.checks.deducted_target_met import deducted_target_met
from xlscore.checks.deducted_without_reason import deducted_without_reason
from xlscore.checks.department_differs import department_differs
from xlscore.checks.direction_or_unit_doubtful import direction_or_unit_doubtful
from xlscore.checks.error_value import error_value
from xlscore.checks.execution_score_differs import execution_score_differs
from xlscore.checks.external_figures import external_figures
from xlscore.checks.far_above_target import far_above_target
from xlscore.checks.figure_truncated import figure_truncated
from xlscore.checks.file_unreadable import file_unreadable
from xlscore.checks.filed_late import filed_late
from xlscore.checks.formula_without_value import formula_without_value
from xlscore.checks.framework_not_recognised import framework_not_recognised
from xlscore.checks.full_score_shortfall_explained import full_score_shortfall_explained
from xlscore.checks.full_score_target_missed import full_score_target_missed
from xlscore.checks.full_score_without_evidence import full_score_without_evidence
from xlscore.checks.grade_not_of_total import grade_not_of_total
from xlscore.checks.hidden_figures import hidden_figures
from xlscore.checks.indicator_missing import indicator_missing
from xlscore.checks.indicator_not_refined import indicator_not_refined
from xlscore.checks.judged_score_outside_band import judged_score_outside_band
from xlscore.checks.low_execution_full_scores import low_execution_full_scores
from xlscore.checks.low_execution_without_reason import low_execution_without_reason
from xlscore.checks.met_only_on_the_edge import met_only_on_the_edge
from xlscore.checks.money_unit_doubtful import money_unit_doubtful
from xlscore.checks.narrative_sum_differs import narrative_sum_differs
from xlscore.checks.negative_figure import negative_figure
from xlscore.checks.not_verifiable import not_verifiable
from xlscore.checks.number_not_readable import number_not_readable
from xlscore.checks.number_read_from_text import number_read_from_text
from xlscore.checks.overspent_full_marks import overspent_full_marks
from xlscore.checks.paid_in_full_rate_below import paid_in_full_rate_below
from xlscore.checks.parent_and_child_scored import parent_and_child_scored
from xlscore.checks.parts_differ_from_total import parts_differ_from_total
from xlscore.checks.parts_within_rounding import parts_within_rounding
from xlscore.checks.percent_scale_doubtful import percent_scale_doubtful
from xlscore.checks.points_do_not_add_up import points_do_not_add_up
from xlscore.checks.points_or_title_changed import points_or_title_changed
from xlscore.checks.points_out_of_proportion import points_out_of_proportion
from xlscore.checks.prompt_left import prompt_left
from xlscore.checks.rate_differs import rate_differs
from xlscore.checks.rate_on_another_base import rate_on_another_base
from xlscore.checks.registry import Check, Received, Scored, Settled, Understood, Unopened
from xlscore.checks.required_entry_blank import required_entry_blank
from xlscore.checks.result_only_completed import result_only_completed
from xlscore.checks.review_score_not_readable import review_score_not_readable
from xlscore.checks.score_differs import score_differs
from xlscore.checks.score_outside_points import score_outside_points
from xlscore.checks.spending_above_budget import spending_above_budget
from xlscore.checks.sum_of_scores_differs import sum_of_scores_differs
from xlscore.checks.switched_off_or_waived import switched_off_or_waived
from xlscore.checks.table_missing import table_missing
from xlscore.checks.target_below_last_year import target_below_last_year
from xlscore.checks.target_is_name_or_points import target_is_name_or_points
from xlscore.checks.target_not_comparable import target_not_comparable
from xlscore.checks.template_formula_changed import template_formula_changed
from xlscore.checks.text_identical_across_units import text_identical_across_units
from xlscore.checks.text_missing_or_copied import text_missing_or_copied
from xlscore.checks.total_blank_over_parts import total_blank_over_parts
from xlscore.checks.unit_filed_twice import unit_filed_twice
from xlscore.checks.unit_not_filed import unit_not_filed
from xlscore.checks.weights_depart_from_edition import weights_depart_from_edition
from xlscore.checks.year_of_another_period import year_of_another_period
from xlscore.model.roster import Roster

UNOPENED: Final[tuple[Check[Unopened], ...]] = (file_unreadable,)

RECEIVED: Final[tuple[Check[Received], ...]] = (framework_not_recognised, external_figures)

UNDERSTOOD: Final[tuple[Check[Understood], ...]] = (
    table_missing,
    indicator_missing,
    points_or_title_changed,
    hidden_figures,
    error_value,
    formula_without_value,
    content_not_understood,
    number_not_readable,
    negative_figure,
    money_unit_doubtful,
    actual_blank,
    number_read_from_text,
    percent_scale_doubtful,
    approximate_figure,
    actual_repeats_target,
    target_not_comparable,
    prompt_left,
    direction_or_unit_doubtful,
    text_missing_or_copied,
    indicator_not_refined,
    target_is_name_or_points,
    result_only_completed,
    year_of_another_period,
    narrative_sum_differs,
    met_only_on_the_edge,
)

SCORED: Final[tuple[Check[Scored], ...]] = (
    required_entry_blank,
    score_differs,
    score_outside_points,
    sum_of_scores_differs,
    points_do_not_add_up,
    grade_not_of_total,
    full_score_target_missed,
    deducted_target_met,
    deducted_without_reason,
    full_score_shortfall_explained,
    far_above_target,
    judged_score_outside_band,
    weights_depart_from_edition,
    rate_differs,
    figure_truncated,
    rate_on_another_base,
    spending_above_budget,
    base_is_zero,
    parts_differ_from_total,
    parts_within_rounding,
    total_blank_over_parts,
    breakdowns_disagree,
    execution_score_differs,
    low_execution_without_reason,
    low_execution_full_scores,
    budget_adjusted_to_fit,
    overspent_full_marks,
    template_formula_changed,
    completion_scored_backwards,
    carry_over_does_not_roll,
    parent_and_child_scored,
    points_out_of_proportion,
    full_score_without_evidence,
    all_full_nothing_wrong,
    cost_far_below_ceiling,
    budget_adjusted_without_reason,
    cost_typed_as_ceiling,
    paid_in_full_rate_below,
    not_verifiable,
)

SETTLED: Final[tuple[Check[Settled], ...]] = (switched_off_or_waived, review_score_not_readable)


ROSTER: Final[tuple[Check[Roster], ...]] = (
    unit_not_filed,
    unit_filed_twice,
    department_differs,
    filed_late,
    text_identical_across_units,
    changed_since_last,
    target_below_last_year,
)

ALL: Final[tuple[Check[Any], ...]] = tuple(
    sorted((*UNOPENED, *RECEIVED, *UNDERSTOOD, *SCORED, *SETTLED, *ROSTER), key=lambda item: item.code)
)
"""Every check, in the order of the codes."""

__all__ = ["ALL", "RECEIVED", "ROSTER", "SCORED", "SETTLED", "UNDERSTOOD", "UNOPENED", "Check"]
