"""Printed words made comparable: headers, level labels with their points, titles and stubs."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from xlscore.exact import exact

_HALF: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_SPACE: Final = re.compile(r"\s+")
_BRACKETED: Final = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_QUOTES: Final = re.compile(r"[\"'“”‘’「」『』《》]")
_NUMBER: Final = r"(\d{1,4}(?:\.\d{1,6})?)"
_POINTS_IN_BRACKETS: Final = re.compile(
    rf"[(\[【〔]\s*(?:共计?|满分|总分|计|分值|权重)?\s*:?\s*{_NUMBER}\s*(?:分(?:[,;、][^()]*)?)?\s*[)\]】〕]\s*$"
)
_POINTS_ON_OWN_LINE: Final = re.compile(rf"(?:[\r\n]|(?<=指标))\s*{_NUMBER}\s*分\s*$")
_STUB: Final = re.compile(r"(?:指标|三级指标|目标)?\d{0,2}[:：、.]?(?:\.{2,}|…+|[-—－/／×xX*]+)?|[.…]+")
_ASIDE: Final = re.compile(r"^其中[:：]?")
_SLASHED: Final = re.compile(r"/(?:[千万亿]?元|分|%)$")
"""A unit behind a header: ``全年执行数/万元``."""
_LONGEST_HEADER: Final = 120
_COUNT: Final = "[一二三四五六七八九十]{1,3}"
_APART: Final = re.compile(rf"\s*(?:第?{_COUNT}|\d{{1,2}})\s+(?=\S\S)")
"""A number that only a blank or a line break sets apart; 一 般 公 共 is set wide and bears none."""
_ORDINAL: Final = re.compile(
    rf"(?:第?{_COUNT}|\d{{1,2}}(?:[.-]\d{{1,2}}){{0,3}}|[A-Za-z]|[IVXivx]{{1,4}})[、.,:)—–-](?![\d%]|[二三]级)"
    rf"|[(\[【〔](?:{_COUNT}|\d{{1,2}}|[A-Za-z])[)\]】〕][、.,:]?|(?:[一二三]级)?指标\d{{0,2}}:"
    r"|\d{1,2}(?:[.-]\d{1,2}){1,3}(?=[\u4e00-\u9fff])|[①-⒛Ⅰ-ⅿ㈠-㈩][、.,:]?"
)
"""A number before a label: ``一、``, ``（一）``, ``1.``, ``1.1``, ``(1)``, ``1)``, ``①``; 三公经费 bears none."""


class Label(NamedTuple):
    """A printed label: its words without spaces and line breaks, and the points printed with it."""

    name: str
    points: Fraction | None = None


def half_width(text: str) -> str:
    """Return the text with full-width letters, digits and signs as their half-width twins; ① and ㎡ stay."""
    return text.translate(_HALF)


def unnumbered(key: str) -> str:
    """Return a key without the number before it (``一、产出`` is ``产出``); a number alone stays as it is."""
    match = _ORDINAL.match(key)
    return key[match.end() :] or key if match is not None else key


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """Return a header as it is compared: no number before it, spaces, bracketed parts, colons; half-width."""
    plain = unnumbered(_SPACE.sub("", half_width(text[:_LONGEST_HEADER])))
    previous = ""
    while previous != plain:
        previous, plain = plain, _BRACKETED.sub("", plain)
    return _SLASHED.sub("", plain).strip(":：;,").replace(":", "")


@lru_cache(maxsize=4096)
def title_key(text: str) -> str:
    """Return a title as it is compared: no spaces, quotes or closing punctuation; half-width, lower case."""
    plain = _QUOTES.sub("", _SPACE.sub("", half_width(text)))
    return plain.strip(":;,.。、").lower()


@lru_cache(maxsize=4096)
def level_key(text: str) -> str:
    """Return a level label as it is compared: its title key without number, brackets and closing 指标."""
    key = unnumbered(title_key(parse_label(_APART.sub("", half_width(text), count=1)).name))
    key = _BRACKETED.sub("", key) or key
    return key.removesuffix("指标").removesuffix("类") or key


@lru_cache(maxsize=4096)
def parse_label(text: str) -> Label:
    """Return a label's name and its points in closing brackets, on its second line or behind 指标 (``投 入⏎15分``)."""
    plain = half_width(text)
    match = _POINTS_IN_BRACKETS.search(plain) or _POINTS_ON_OWN_LINE.search(plain)
    if match and match.start():
        # The name keeps its own width: only the points were looked for in half-width.
        return Label(_joined(text[: match.start()]), exact(match[1]))
    return Label(_joined(text))


def _joined(text: str) -> str:
    """A line break or a run of blanks inside a Chinese label is typography; between Latin words it is a space."""
    words = text.split()
    result = words[0] if words else ""
    for word in words[1:]:
        latin = result[-1].isascii() and word[0].isascii() and result[-1].isalnum() and word[0].isalnum()
        result += f" {word}" if latin else word
    return result


def is_stub(text: str) -> bool:
    """Tell whether a title is empty or an unused stub: ``指标1：``, ``……``, a lone dash."""
    return _STUB.fullmatch(_SPACE.sub("", half_width(text))) is not None


def part_name(text: str) -> str:
    """Return the name of a funds row without a leading ``其中：`` and closing colons."""
    name = _joined(text)
    stripped = _ASIDE.sub("", name).strip(" :：")
    return stripped or name.strip(" :：")
