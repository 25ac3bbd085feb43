"""Prompts and limits of input cells: what a drop-down offers, what is refused, and the words shown."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from xlscore.model.framework import FieldKind, FieldSpec
from xlscore.model.stamp import NOT_APPLICABLE, NOT_PROVIDED
from xlscore.rules.base import NO, YES

LONGEST_TITLE: Final = 32
LONGEST_MESSAGE: Final = 255
"""Limits of Excel on the texts of a data validation, in characters."""

WORDS_ALLOWED: Final = f"确实没有数据时填“{NOT_PROVIDED}”，没有此类事项时填“{NOT_APPLICABLE}”，不要填0。"
_EARLIEST_DAY: Final = 36526
"""Serial of 2000-01-01."""


@dataclass(frozen=True, slots=True)
class Ask:
    """The prompt of an input cell and what it accepts.

    ``choices`` make a drop-down; ``test`` is a formula that must hold, with ``{cell}`` for the cell's own address.
    """

    title: str
    message: str
    choices: tuple[str, ...] = ()
    test: str = ""
    error: str = ""
    severity: Literal["stop", "warning"] = "stop"

    def options(self, cell: str) -> dict[str, Any]:
        """Return the validation in XlsxWriter's words for the cell of that address."""
        shown: dict[str, Any] = {
            "input_title": self.title[:LONGEST_TITLE],
            "input_message": self.message[:LONGEST_MESSAGE],
        }
        listed = ",".join(self.choices)
        # Excel keeps a list as one text of limited length, split at commas: what does not fit is only prompted for.
        if len(listed) > LONGEST_MESSAGE or listed.count(",") >= len(self.choices) > 0 or not (listed or self.test):
            return {"validate": "any", **shown}
        refusal = {
            "error_title": "填报有误",
            "error_message": (self.error or self.message)[:LONGEST_MESSAGE],
            "error_type": self.severity,
        }
        if self.choices:
            return {"validate": "list", "source": list(self.choices), **shown, **refusal}
        return {"validate": "custom", "value": f"={self.test.format(cell=cell)}", **shown, **refusal}


def _or_word(test: str) -> str:
    return f'OR({test},{{cell}}="{NOT_PROVIDED}",{{cell}}="{NOT_APPLICABLE}")'


_NUMBERS: Final = {
    FieldKind.AMOUNT: ("AND(ISNUMBER({cell}),{cell}>=0)", "填数字，不带单位和千分位"),
    FieldKind.QUANTITY: ("AND(ISNUMBER({cell}),{cell}>=0)", "填数字，不带单位"),
    FieldKind.COUNT: ("AND(ISNUMBER({cell}),{cell}>=0,{cell}=INT({cell}))", "填整数，没有发生填0"),
    FieldKind.PERCENT: ("AND(ISNUMBER({cell}),{cell}>=0)", "填百分数，如 95%"),
    FieldKind.DATE: (f"AND(ISNUMBER({{cell}}),{{cell}}>={_EARLIEST_DAY})", "填日期，如 2024-3-31"),
    FieldKind.DATES: (f"AND(ISNUMBER({{cell}}),{{cell}}>={_EARLIEST_DAY})", "填日期，如 2024-3-31，每格一个"),
}


def ask_field(spec: FieldSpec) -> Ask:
    """Return the prompt and the limits of a field's input cell; the two words for absence are always accepted."""
    unit = f"（{spec.unit}）" if spec.unit else ""
    if spec.kind in {FieldKind.YES_NO, FieldKind.CHOICE}:
        offered = (YES, NO) if spec.kind is FieldKind.YES_NO else spec.choices
        message = f"{spec.label}：从下拉列表中选择。{spec.note}"
        return Ask("请选择", message, choices=(*offered, NOT_PROVIDED, NOT_APPLICABLE), error="请从下拉列表中选择。")
    test, how = _NUMBERS[spec.kind]
    if spec.signed:
        test, how = "ISNUMBER({cell})", f"{how}，追减或减少填负数"
    elif spec.kind is FieldKind.AMOUNT:
        how = f"{how}，不能为负数"
    message = f"{spec.label}{unit}：{how}。{WORDS_ALLOWED}{spec.note}"
    return Ask(
        "请填数",
        message,
        test=_or_word(test),
        error=f"{spec.label}{unit}只能{how}；或“{NOT_PROVIDED}”“{NOT_APPLICABLE}”。",
    )


def ask_number(title: str, message: str) -> Ask:
    """Return the prompt of a cell that takes a number of zero or more."""
    return Ask(title, message, test="AND(ISNUMBER({cell}),{cell}>=0)", error=f"只能填不小于0的数字。{message}")


def ask_score(most: str, message: str = "") -> Ask:
    """Return the prompt of a claimed score; one above ``most`` points is warned of, not refused."""
    limit = f"，不超过{most}分" if most else ""
    text = message or f"填自评得分{limit}。低于分值时须填扣分原因。"
    return Ask(
        "自评得分",
        text,
        test="AND(ISNUMBER({cell}),{cell}>=0" + (f",{{cell}}<={most}" if most else "") + ")",
        error=f"自评得分应为0以上的数字{limit}。",
        severity="warning",
    )


def ask_text(title: str, message: str) -> Ask:
    """Return the prompt of a cell that takes any text."""
    return Ask(title, message)


def ask_choice(title: str, message: str, choices: tuple[str, ...]) -> Ask:
    """Return the prompt of a drop-down."""
    return Ask(title, message, choices=choices, error="请从下拉列表中选择。")
