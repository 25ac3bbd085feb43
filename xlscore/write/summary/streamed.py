"""A sheet that goes to disk row by row, so that a long table takes no more memory than one of its rows."""

from typing import Any, cast

from xlsxwriter.worksheet import Worksheet


class Streamed(Worksheet):  # type: ignore[misc]  # XlsxWriter is untyped
    """A sheet of XlsxWriter's constant-memory kind beside ordinary ones, whose figures charts may copy.

    Rows must come in their order: XlsxWriter drops a cell of a row that is gone without a word, here it raises.
    """

    def _initialize(self, init_data: dict[str, Any]) -> None:
        super()._initialize({**init_data, "constant_memory": True})

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """Return the formula without ``=``: long tables use functions of Excel 2007 only, which need no prefix.

        Looking for later ones takes XlsxWriter as long as writing the cell five times.
        """
        del expand_future_functions
        return formula.removeprefix("=")

    def _check_dimensions(self, row: int, col: int, ignore_row: bool = False, ignore_col: bool = False) -> int:
        outcome = cast("int", super()._check_dimensions(row, col, ignore_row, ignore_col))
        if outcome:
            msg = f"row {row}, column {col} of {self.name} lies outside the sheet or above what is written"
            raise IndexError(msg)
        return outcome
