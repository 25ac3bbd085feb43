"""Formulas of OpenDocument in the spelling of Excel.  Source: OpenDocument 1.3 part 4 (OpenFormula), 5.8 and 5.10."""

import re

_TOKEN = re.compile(r"""(?P<text>"(?:[^"]|"")*")|\[(?P<reference>(?:'(?:[^']|'')*'|[^\]'])*)\]|(?P<separator>;)""")
_PREFIX = re.compile(r"(?:of:|oooc:|msoxl:)?=?")
_END = re.compile(r"(?P<sheet>(?:\$?(?:'(?:[^']|'')*'|[^.']*))?)\.(?P<cell>.*)", re.DOTALL)


def excel_formula(formula: str) -> str:
    """Return a formula without ``=``: ``of:=SUM([.A1:.B2];1)`` → ``SUM(A1:B2,1)``."""
    plain = _PREFIX.sub("", formula, count=1)
    return plain if formula.startswith("msoxl:") else _TOKEN.sub(_excel_token, plain)


def excel_reference(reference: str) -> str:
    """Return a reference: ``$Sheet1.$A$1:.$B$2`` → ``Sheet1!$A$1:$B$2``; what is none of ours comes back as it is."""
    ends = [_END.fullmatch(end) for end in re.split(r":(?=(?:[^']*'[^']*')*[^']*$)", reference)]
    found = [end for end in ends if end is not None]
    if len(found) < len(ends):
        return reference
    sheet = found[0]["sheet"].removeprefix("$")
    cells = ":".join(end["cell"] for end in found)
    return f"{sheet}!{cells}" if sheet else cells


def _excel_token(token: re.Match[str]) -> str:
    if token["text"] is not None:
        return token[0]
    return "," if token["separator"] else excel_reference(token["reference"])
