"""Types figures into workbooks with LibreOffice itself, inserts rows, recalculates and saves.

Run by the system's Python, which alone knows LibreOffice's ``uno``: ``python3 fill_with_office.py PORT < jobs.json``
against an office that listens on PORT.  A job: ``source``, ``target``, ``typed`` (list of ``name``, or ``sheet``,
``row`` and ``column`` from 1, with ``number`` or ``text``), ``insert`` (``sheet`` and ``row`` before which a row is
inserted once everything is typed) and ``then`` (typed after that).
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

WAIT_SECONDS = 60


def desktop(port: str) -> Any:
    """Return the desktop of the office listening on a port, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    address = f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext"
    for _ in range(WAIT_SECONDS * 10):
        try:
            context = resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.1)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    sys.exit(f"no office on port {port}")


def prop(name: str, value: object) -> Any:
    """Return a named argument of the office's interface."""
    result = PropertyValue()
    result.Name, result.Value = name, value
    return result


def cell_of(book: Any, item: dict[str, Any]) -> Any:
    """Return the cell an item names or addresses."""
    if "name" in item:
        ranges = book.NamedRanges.getByName(item["name"]).getReferredCells()
        return ranges.getCellByPosition(0, 0)
    sheet = book.Sheets.getByName(item["sheet"])
    return sheet.getCellByPosition(item["column"] - 1, item["row"] - 1)


def type_in(book: Any, items: list[dict[str, Any]]) -> None:
    """Type numbers and texts as a person would into unlocked cells; a locked one ends the run."""
    for item in items:
        cell = cell_of(book, item)
        if cell.CellProtection.IsLocked:
            sys.exit(f"locked: {item}")
        if "number" in item:
            cell.Value = item["number"]
        else:
            cell.String = item["text"]


def run(office: Any, job: dict[str, Any]) -> None:
    """Do one job."""
    book = office.loadComponentFromURL(Path(job["source"]).as_uri(), "_blank", 0, (prop("Hidden", value=True),))
    type_in(book, job["typed"])
    if job.get("insert"):
        sheet = book.Sheets.getByName(job["insert"]["sheet"])
        sheet.unprotect("")
        sheet.Rows.insertByIndex(job["insert"]["row"] - 1, 1)
        type_in(book, job["then"])
    book.calculateAll()
    book.storeToURL(Path(job["target"]).as_uri(), (prop("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)  # noqa: FBT003 -- the office's own signature


if __name__ == "__main__":
    found = desktop(sys.argv[1])
    for work in json.load(sys.stdin):
        run(found, work)
    # Taking the bridge to the office down at the interpreter's end has crashed now and then; whoever started the
    # office ends it.
    os._exit(0)
