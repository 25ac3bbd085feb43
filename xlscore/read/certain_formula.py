"""Whether a formula means the same wherever it is read: only then is it carried over from another format."""

import re
from collections.abc import Container
from typing import Final

TOKEN: Final = re.compile(
    r"""  (?P<text>"(?:[^"]|"")*")
        | (?P<sheet>(?:'(?:[^']|'')*'|[^\W\d][\w.]*)!)?
          (?P<cells>
              \$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?
            | \$?[A-Z]{1,3}:\$?[A-Z]{1,3}
            | \$?[0-9]{1,7}:\$?[0-9]{1,7}
          )(?![\w(!.])
        | (?P<function>[A-Z][A-Z0-9.]*)\(
        | (?P<number>[0-9]+(?:\.[0-9]*)?(?:E[+-]?[0-9]+)?|\.[0-9]+)
        | (?P<truth>TRUE|FALSE)(?!\w)
        | (?P<sign><>|<=|>=|[-+*/^&=<>%(),]|[ ])
    """,
    re.VERBOSE,
)
"""One word of a formula as Excel spells it, by its kind."""
_FUNCTIONS: Final = """
ABS AND AVERAGE AVERAGEIF CHOOSE COLUMN COLUMNS CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DAY EXACT
FALSE FIND HLOOKUP HOUR IF IFERROR INDEX INT ISBLANK ISERR ISERROR ISLOGICAL ISNA ISNUMBER ISTEXT LARGE LEFT LEN
LOWER MATCH MAX MEDIAN MID MIN MINUTE MOD MONTH N NOT NOW OR PI POWER PRODUCT RANK REPLACE REPT RIGHT ROUND ROUNDDOWN
ROUNDUP ROW ROWS SEARCH SECOND SIGN SMALL SQRT SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT T TEXT TIME TODAY TRIM
TRUE TRUNC UPPER VALUE VLOOKUP YEAR
"""
"""Functions of OpenFormula that have the same name, arguments and meaning in Excel."""
_SAME: Final = frozenset(_FUNCTIONS.split())


def is_certain(formula: str, sheets: Container[str]) -> bool:
    """Tell whether a formula, spelled as Excel spells it, uses nothing but what means the same in Excel.

    Names, linked files, arrays, unions and functions that differ are not certain; ``sheets`` are the workbook's own.
    """
    position = 0
    while position < len(formula):
        token = TOKEN.match(formula, position)
        if token is None:
            return False
        sheet = token["sheet"]
        if sheet and sheet[:-1].strip("'").replace("''", "'") not in sheets:
            return False
        if token["function"] and token["function"] not in _SAME:
            return False
        position = token.end()
    return bool(formula)
