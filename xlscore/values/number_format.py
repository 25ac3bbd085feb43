"""What a number format says about a number: the decimals it prints, whether it is a date, and the text it shows.

Source: ECMA-376 part 1, 18.8.31 (number format codes).
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from xlscore.exact import decimal_text, exact, places_of

_TOKEN = re.compile(
    r"""  "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.?) | [_*].? | \[(?P<bracket>[^\]]*)\]?
        | (?P<general>general|G/通用格式) | (?P<science>E[+-]) | (?P<date>AM/PM|A/P|上午/下午|[ymdhsebg]|aaa+)
        | (?P<number>[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+,*) | (?P<percent>%) | (?P<cut>;) | (?P<other>.) """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?", re.DOTALL)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_NO_WORDS = str.maketrans("", "", " \u3000()（）+-−¥￥$€£")
_UNSUPPORTED_BRACKET = re.compile(r"[<>=].*|DBNum.*|NatNum.*", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class _Section:
    """One of the up to four parts of a format; ``simple`` while it prints one plain decimal figure at most."""

    before: str = ""
    number: str = ""
    after: str = ""
    percent: bool = False
    date: bool = False
    elapsed: bool = False
    general: bool = False
    simple: bool = True
    divisor: int = 1
    """What the number is divided by before it is shown: commas behind the figure, a point written as a letter."""

    def literal(self, text: str) -> None:
        if self.number or self.general:
            self.after += text
        else:
            self.before += text

    @property
    def integer(self) -> str:
        return self.number.partition(".")[0]

    @property
    def decimals(self) -> str:
        return self.number.partition(".")[2]

    @property
    def plain(self) -> bool:
        return self.simple and bool(self.number) and not self.date and not self.general


def _bracket(section: _Section, text: str) -> None:
    if currency := _CURRENCY.fullmatch(text):
        section.literal(currency[1])
    elif _ELAPSED.fullmatch(text):
        section.date = section.elapsed = True
    elif _UNSUPPORTED_BRACKET.fullmatch(text):
        section.simple = False


def _add_figure(section: _Section, text: str) -> None:
    """Take in the marks of a figure.

    Every comma behind its whole part divides by a thousand.  ``0!.0`` writes a point as a letter among
    the digits of a whole number: 1200 is shown as 120.0.  Any other second figure (fractions, 000-0000) is no plain
    decimal.
    """
    whole, point, decimals = text.partition(".")
    plain = whole.rstrip(",") + point + decimals.rstrip(",")
    section.divisor *= 1000 ** (len(text) - len(plain))
    if not section.number:
        section.number = plain
    elif section.after == "." and not point and "." not in section.number and set(plain) <= set("0#?"):
        section.number, section.after = f"{section.number}.{plain}", ""
        section.divisor *= 10 ** len(plain)
    else:
        section.simple = False


def _symbol(section: _Section, kind: str | None, text: str) -> None:
    """Take in a token that is neither a literal nor a bracket."""
    if kind == "number":
        _add_figure(section, text)
    elif kind == "percent":
        section.simple = section.simple and not section.percent
        section.percent = True
        section.literal("%")
    elif kind == "date":
        section.date = True
    elif kind == "general":
        section.general = True
    elif kind == "science" or text == "@":
        section.simple = False
    elif kind == "other":
        section.literal(text)


@lru_cache(maxsize=1024)
def _sections(number_format: str) -> tuple[_Section, ...]:
    sections = [_Section()]
    for token in _TOKEN.finditer(number_format or "General"):
        kind = token.lastgroup
        if kind == "cut":
            sections.append(_Section())
        elif kind in {"quoted", "escaped"}:
            sections[-1].literal(token[kind])
        elif kind == "bracket":
            _bracket(sections[-1], token["bracket"])
        else:
            _symbol(sections[-1], kind, token[0])
    return tuple(sections)


def is_date_format(number_format: str) -> bool:
    """Tell whether a format shows numbers as a date, a time of day or elapsed time."""
    return _sections(number_format)[0].date


def is_elapsed_format(number_format: str) -> bool:
    """Tell whether a format shows numbers as elapsed time, such as ``[h]:mm``."""
    return _sections(number_format)[0].elapsed


def printed_places(number_format: str) -> tuple[int | None, bool]:
    """Return how many decimals a format rounds a number to, and whether it shows a percent.

    The decimals are those of the percent figure for a percent, and ``None`` where the format does not fix them:
    General, text, dates, scientific notation, fractions, conditions, or parts for positive and negative numbers that
    disagree.
    """
    sections = _sections(number_format)
    first = sections[0]
    numeric = [section for section in sections[:2] if section.number or section is first]
    if not all(section.plain for section in numeric):
        return None, False
    if len({(len(section.decimals), section.percent, section.divisor) for section in numeric}) > 1:
        return None, False
    return len(first.decimals), first.percent


def shown_size(number: Fraction, number_format: str) -> Fraction:
    """Return a number as the format shows it: divided by what its commas say (1 200 000 under ``0!.0,`` is 120)."""
    section, _ = _section_for(number, _sections(number_format))
    return number / section.divisor if section.plain else number


def written_out(number: Fraction, number_format: str) -> str | None:
    """Return a number with the words its format puts around it (≤130万元), not rounded.

    ``None`` where the format says nothing but the figure: signs of currency, brackets of negative numbers, blanks.
    """
    section, sign = _section_for(number, _sections(number_format))
    if not section.simple or section.date or not (section.number or section.general):
        return None
    words = (section.before + section.after).translate(_NO_WORDS)
    if not words or (section.percent and words == "%"):
        return None
    size = abs(number) / section.divisor * (100 if section.percent else 1)
    if places_of(size) is None:
        return None
    before, after = section.before, section.after
    if number < 0 and not sign:
        sign, before, after = "-", before.strip("-−(（ "), after.strip(")） ")
    return f"{before}{sign}{decimal_text(size)}{after}".strip()


@lru_cache(maxsize=16_384, typed=True)
def displayed_text(value: float, number_format: str) -> str:
    """Return what a cell shows for a number; raises ``ValueError`` for one that is not finite.

    Formats beyond a plain decimal figure, General among them, give the shortest decimal of the number.  Blank
    widths (``_ ``) and fills are left out.
    """
    number = exact(value)
    sections = _sections(number_format)
    section, sign = _section_for(number, sections)
    if not section.simple or section.date:
        return decimal_text(number)
    if section.general:
        return sign + section.before + decimal_text(abs(number)) + section.after
    if not section.number:
        return sign + section.before
    return sign + section.before + _figure(abs(number), section) + section.after


def _section_for(number: Fraction, sections: tuple[_Section, ...]) -> tuple[_Section, str]:
    """Return the part of a format that shows a number, and the sign the program adds by itself."""
    if number < 0 and len(sections) > 1:
        return sections[1], ""
    if number == 0 and len(sections) > 2:  # noqa: PLR2004 -- the third part is for zero
        return sections[2], ""
    return sections[0], "-" if number < 0 else ""


def _figure(size: Fraction, section: _Section) -> str:
    places = len(section.decimals)
    size /= section.divisor
    text = decimal_text(size * 100 if section.percent else size, places)
    whole, _, decimals = text.partition(".")
    # A place marked # or ? shows no zero that says nothing; ? leaves a blank, and blanks are left out.
    kept = section.decimals.rfind("0") + 1
    decimals = decimals[:kept] + decimals[kept:].rstrip("0")
    whole = whole.lstrip("0").rjust(_least_digits(section.integer), "0")
    if "," in section.integer:
        head = len(whole) % 3
        groups = [whole[:head]] if head else []
        whole = ",".join(groups + [whole[start : start + 3] for start in range(head, len(whole), 3)])
    return f"{whole}.{decimals}" if "." in section.number else whole


def _least_digits(integer: str) -> int:
    """Return how many digits the integer marks print at least: ``#,##0`` → 1, ``0,000`` → 4."""
    marks = integer.replace(",", "")
    return len(marks) - marks.index("0") if "0" in marks else 0
