"""From plain YAML to the model: every mistake becomes one Chinese sentence with file and line."""

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from xlscore.errors import FrameworkError
from xlscore.read.yaml_lines import Declaration, Place

Model = TypeVar("Model", bound=BaseModel)

_NUMBER, _INTERVAL = "数，如 5、0.5、90%", "区间，如 [0.80, 0.90) 或 {{0}}"
_WANTED = {
    _NUMBER: ("fraction_type", "float_parsing", "float_type"),
    _INTERVAL: ("dataclass_type",),
    "整数": ("int_parsing", "int_type"),
    "日期，如 2021-12-31": ("date_from_datetime_parsing", "date_parsing", "date_type"),
    " true 或 false": ("bool_parsing", "bool_type"),
    "文字，现为空或为其他结构": ("string_type",),
    "列表": ("tuple_type",),
}
_NO_CHOICE, _NO_MAP = "{shown}不可用，可用的是 {expected}", "{shown}应由“项: 值”组成"
_SENTENCES = {
    "missing": "缺少“{last}”，请补上",
    "extra_forbidden": "不认识“{last}”这一项，请核对拼写或删去",
    "literal_error": _NO_CHOICE,
    "enum": _NO_CHOICE,
    "union_tag_invalid": "没有“{tag}”这种评分规则，可用的是 {expected_tags}",
    "union_tag_not_found": "评分规则缺少“kind”，请写明是哪一种",
    "dict_type": _NO_MAP,
    "model_type": _NO_MAP,
    "model_attributes_type": _NO_MAP,
    "greater_than": "{shown}应大于 {gt}",
    "greater_than_equal": "{shown}不能小于 {ge}",
    "less_than": "{shown}应小于 {lt}",
    "too_short": "{shown}不能为空",
    **{kind: f"{{shown}}应为{wanted}" for wanted, kinds in _WANTED.items() for kind in kinds},
}
_TILING = (
    (re.compile(r"(\S.*) and (.*) overlap"), r"\1 与 \2 重叠"),
    (re.compile(r"a gap between (.*) and (.*)"), r"\1 与 \2 之间有空档"),
    (re.compile(r"(\S.*) and (.*) both contain (.*)"), r"\1 与 \2 都包含 \3"),
    (re.compile(r"neither (.*) nor (.*) contains (.*)"), r"\1 与 \2 都不包含 \3"),
)
_WRONG_VALUE = (
    ("not a plain decimal", f"应为{_NUMBER}"),
    ("Invalid literal for Fraction", f"应为{_NUMBER}"),
    ("not an interval", "应为区间，如 [0.80, 0.90) 或 {0}"),
    ("no number lies in", "区间内没有任何数"),
)


def build(model: type[Model], declaration: Declaration, at: Place = (), data: object = None) -> Model:
    """Validate what stands at a place of a declaration (or ``data`` made from it) and return the model.

    Raises ``FrameworkError`` with one line for each mistake, in the order of the file.
    """
    value: Any = data
    if value is None:
        value = declaration.data
        for step in at:
            value = value[step]
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = [_fault(declaration, at, value, details) for details in error.errors()]
    lines = dict.fromkeys(f"{declaration.path}:{line}: {sentence}" for line, sentence in sorted(faults))
    raise FrameworkError("\n".join(lines))


def _fault(declaration: Declaration, at: Place, value: Any, details: Any) -> tuple[int, str]:
    place, name = list(at), str(at[-1]) if at else declaration.path.name
    for step in details["loc"]:
        # The location also holds tags of unions and steps that validators made; only what stands in the file counts.
        if (isinstance(value, dict) and step in value) or (
            isinstance(value, list) and isinstance(step, int) and step < len(value)
        ):
            value = value[step]
            place.append(step)
            name = str(step) if isinstance(step, str) else name
    last = details["loc"][-1] if details["loc"] else ""
    return declaration.line(tuple(place)), _sentence(str(details["type"]), name, str(last), details)


def _sentence(kind: str, name: str, last: str, details: Any) -> str:
    context = details.get("ctx", {})
    given = details["input"]
    shown = f"“{name}”的值“{given}”" if isinstance(given, str) else f"“{name}”"
    if kind in _SENTENCES:
        words = {
            key: str(value).replace(" or ", "、").replace(", ", "、").replace("'", "") for key, value in context.items()
        }
        return _SENTENCES[kind].format(shown=shown, last=last, **words)
    message = in_chinese(str(context.get("error", details["msg"])))
    for start, sentence in _WRONG_VALUE:
        if message.startswith(start):
            return f"{shown}写法不对，{sentence}"
    return f"{shown}不能用：{message}"


def in_chinese(message: str) -> str:
    """Return what is wrong with a list of intervals (``exact.tiles``) in Chinese; any other message unchanged."""
    for pattern, words in _TILING:
        message = pattern.sub(words, message)
    return message
