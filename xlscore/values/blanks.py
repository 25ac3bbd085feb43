"""Cells that say nothing: blanks, lone dashes, stubs of the template and prompts left standing."""

import re
from typing import Final

_NOT_APPLICABLE: Final = re.compile(r"[/\\—–―‐‑‒─━ー﹘_ -]+|不适用|[Nn]/[Aa]")
_STUB: Final = re.compile(
    r"(?:[一二三四五六七八九十]级)?指标 ?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,2})? ?[:：]? ?[.…。·]*"
    r"|[.…。·]+"
    r"|[\u4e00-\u9fff]{1,10}[0-9]{0,3}[:：]"
)
_PLACEHOLDER: Final = re.compile(r"\*{2,}|[×✕]{2,}|[Xx]{2,}|_{2,}")
_LIMIT: Final = re.compile(r"[0-9]{1,5}字(?:以内|之内|以下|内|左右)|不超过[0-9]{1,5}个?字|限[0-9]{1,5}字")
_IMPERATIVE: Final = re.compile("说明|填写|填报|简述|概述|描述|列明|阐述|对照|请|分析|介绍|总结|反映")
_ASKS: Final = re.compile("[(（]?请(?:填写|填报|输入|选择|在此|说明|简述)")
_LONGEST_PROMPT: Final = 300


def says_nothing(text: str) -> bool:
    """Tell whether a cleaned text is a lone dash, slash or 不适用."""
    return _NOT_APPLICABLE.fullmatch(text) is not None


def is_stub(text: str) -> bool:
    """Tell whether a cleaned text is a label without content (``指标2:``, ``……``)."""
    return _STUB.fullmatch(text) is not None


def has_placeholder(text: str) -> bool:
    """Tell whether stars, crosses or underscores stand where a figure should be."""
    return _PLACEHOLDER.search(text) is not None


def without_placeholder(text: str, figure: str) -> str:
    """Return the text with the first placeholder replaced by ``figure``."""
    return _PLACEHOLDER.sub(figure, text, count=1)


def is_prompt(text: str) -> bool:
    """Tell whether a cleaned text asks for something: imperative wording plus a limit of characters, or 请填写."""
    if len(text) > _LONGEST_PROMPT:
        return False
    asked = _LIMIT.search(text) is not None and _IMPERATIVE.search(text) is not None
    return asked or _ASKS.match(text) is not None
