"""Templates: a framework written as a workbook with prompts, live formulas and the printed form of its edition."""

from pathlib import Path
from typing import BinaryIO

from xlscore.model.framework import Framework
from xlscore.write.template.assemble import assemble
from xlscore.write.template.book import book_bytes
from xlscore.write.template.filled import Amounts, Filled, OpenRow, StatementLine, Typed


def template_bytes(framework: Framework, filled: Filled | None = None) -> bytes:
    """Return a template as bytes of an .xlsx, blank or with ``filled`` typed in; the same input, the same bytes."""
    return book_bytes(assemble(framework, filled))


def write_template(framework: Framework, target: Path | BinaryIO, *, filled: Filled | None = None) -> None:
    """Write a template to a path or an open binary file; an existing file is replaced."""
    data = template_bytes(framework, filled)
    if isinstance(target, Path):
        target.write_bytes(data)
    else:
        target.write(data)


__all__ = ["Amounts", "Filled", "OpenRow", "StatementLine", "Typed", "assemble", "template_bytes", "write_template"]
