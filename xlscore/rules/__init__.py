"""The rule shapes: each scores exactly, writes its Excel formula, its wording and its working."""

from typing import Annotated, Final, get_args

from pydantic import Field

from xlscore.rules.bands import Bands
from xlscore.rules.base import Facts, Input, InputKind, RuleShape
from xlscore.rules.binary import Binary
from xlscore.rules.checklist import Checklist
from xlscore.rules.combined import Combined
from xlscore.rules.compared import Compared
from xlscore.rules.deadline import Deadline
from xlscore.rules.either import Either
from xlscore.rules.judged import Judged
from xlscore.rules.occurrences import Occurrences
from xlscore.rules.proportional import Proportional
from xlscore.rules.qualitative import Qualitative
from xlscore.rules.step_both import StepBoth
from xlscore.rules.step_over import StepOver
from xlscore.rules.step_short import StepShort
from xlscore.rules.target import Target
from xlscore.rules.target_equal import TargetEqual
from xlscore.rules.target_forward import TargetForward
from xlscore.rules.target_reverse import TargetReverse
from xlscore.rules.zero_above import ZeroAbove

Rule = Annotated[
    Proportional
    | Bands
    | StepOver
    | StepShort
    | StepBoth
    | Occurrences
    | Checklist
    | Binary
    | ZeroAbove
    | Compared
    | Deadline
    | Judged
    | Either
    | Combined
    | TargetForward
    | TargetEqual
    | TargetReverse
    | Qualitative
    | Target,
    Field(discriminator="kind"),
]
"""Any rule of a declaration, told apart by its ``kind``."""

RULES: Final[tuple[type[RuleShape], ...]] = get_args(get_args(Rule)[0])
"""Every rule shape, in the order of the union above, which is the one place to add one."""

for _shape in (Either, Combined):
    _shape.model_rebuild(_types_namespace={"Rule": Rule})

__all__ = ["RULES", "Facts", "Input", "InputKind", "Rule", "RuleShape"]
