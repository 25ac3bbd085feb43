"""Cells that hold no figure: error values, formulas without value, blanks, hidden rows, other spellings."""

from fractions import Fraction
from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.mutant import Expect, Mutant, expect, kind
from xlscore.checks._figures import all_figures
from xlscore.model.framework import FieldKind
from xlscore.model.scorecard import ScoreState
from xlscore.model.submission import Entry, State
from xlscore.model.workbook import Cell, CellError

ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?")
COUNTED = frozenset({FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.COUNT})


def needed(clean: Clean) -> list[Entry]:
    """Return every figure in a cell of its own that the score depends on and that is a number there."""
    entries = [figure.entry for figure in all_figures(clean.framework, clean.submission)]
    found = [entry for entry in entries if entry.given and entry.at is not None]
    cells = [(entry, Draft(clean).cell(entry.at)) for entry in found if entry.at is not None]
    return [entry for entry, cell in cells if cell is not None and isinstance(cell.value, int | float)]


@kind("公式错误值")
def error_value(clean: Clean, pick: Random) -> Mutant | None:
    entry = pick.choice(needed(clean))
    book = Draft(clean).put(entry.at, Cell(CellError(pick.choice(ERRORS)), formula="SUM(A1:A3)")).build()
    return Mutant(book, (expect("XS108", entry.at),))


@kind("公式没有结果")
def without_value(clean: Clean, pick: Random) -> Mutant | None:
    entry = pick.choice(needed(clean))
    book = Draft(clean).put(entry.at, Cell(None, formula="VLOOKUP(A1,B1:C9,2,0)", cached=False)).build()
    return Mutant(book, (expect("XS109", entry.at),))


@kind("公式引用外部文件")
def external(clean: Clean, pick: Random) -> Mutant | None:
    at = pick.choice(needed(clean)).at
    assert at is not None
    old = Draft(clean).cell(at)
    assert old is not None
    book = Draft(clean).put(at, Cell(old.value, "[1]Sheet1!$B$3", old.number_format)).build()
    return Mutant(book, (expect("XS110", at),))


def on(clean: Clean, sheet: str) -> list[Entry]:
    found = [figure.entry for figure in all_figures(clean.framework, clean.submission)]
    absent = {State.BLANK, State.NOT_APPLICABLE}
    return [e for e in found if e.at is not None and e.at.sheet == sheet and e.state not in absent]


@kind("隐藏行")
def hidden_row(clean: Clean, pick: Random) -> Mutant | None:
    at = pick.choice(needed(clean)).at
    assert at is not None
    cells = [entry.at for entry in on(clean, at.sheet) if entry.at is not None and entry.at.row == at.row]
    return Mutant(Draft(clean).hide(at.sheet, rows=frozenset({at.row})).build(), (expect("XS107", *cells),))


@kind("隐藏列")
def hidden_column(clean: Clean, pick: Random) -> Mutant | None:
    at = pick.choice(needed(clean)).at
    assert at is not None
    cells = [entry.at for entry in on(clean, at.sheet) if entry.at is not None and entry.at.column == at.column]
    return Mutant(Draft(clean).hide(at.sheet, columns=frozenset({at.column})).build(), (expect("XS107", *cells),))


@kind("隐藏工作表")
def hidden_sheet(clean: Clean, pick: Random) -> Mutant | None:
    at = pick.choice(needed(clean)).at
    assert at is not None
    cells = [entry.at for entry in on(clean, at.sheet)]
    return Mutant(Draft(clean).hide(at.sheet).build(), (expect("XS107", *cells),))


@kind("隐藏空行（无错）")
def hidden_nothing(clean: Clean, pick: Random) -> Mutant | None:
    sheet = clean.workbook.sheets[0]
    last = max(row for row, _ in sheet.cells)
    return Mutant(Draft(clean).hide(sheet.name, rows=frozenset({last + pick.randint(1, 9)})).build(), ())


def asked(clean: Clean) -> list[tuple[str, Entry]]:
    """Return the fields a scored row cannot do without, each typed by the unit into a cell of its own."""
    found = {}
    scores = clean.dossier.scorecard.scores if clean.dossier.scorecard is not None else ()
    done = {score.row.code for score in scores if score.state is ScoreState.SCORED}
    specs = clean.framework.all_fields()
    amounts = {entry.at for line in clean.submission.lines for entry in (line.initial, line.budget, line.executed)}
    for indicator in clean.framework.indicators:
        rate = indicator.rate
        if indicator.code not in done or rate is None or indicator.not_applicable == "full_marks":
            continue
        for term in (*rate.of, *rate.to):
            entry = clean.submission.fields.get(term.field)
            spec = specs.get(term.field)
            if entry is None or spec is None or not entry.given or entry.at in amounts:
                continue
            if spec.supplied_by != "finance" and entry.at is not None and entry.at.sheet == "基础数据":
                found[term.field] = entry
    return list(found.items())


@kind("基础数据未填")
def field_blank(clean: Clean, pick: Random) -> Mutant | None:
    fields = asked(clean)
    if not fields:
        return None
    at = pick.choice(fields)[1].at
    return Mutant(Draft(clean).empty(at).build(), (expect("XS201", at),))


@kind("基础数据写坏")
def field_garbled(clean: Clean, pick: Random) -> Mutant | None:
    fields = asked(clean)
    if not fields:
        return None
    at = pick.choice(fields)[1].at
    words = ("7,00.0,77", "7.50.", "1.2.3", "若干", "8O")
    return Mutant(Draft(clean).put(at, pick.choice(words)).build(), (expect("XS202", at),))


@kind("基础数据为负")
def field_negative(clean: Clean, pick: Random) -> Mutant | None:
    specs = clean.framework.all_fields()
    fields = [(n, e) for n, e in asked(clean) if specs[n].kind in COUNTED and not specs[n].signed and e.value]
    if not fields:
        return None
    entry = pick.choice(fields)[1]
    book = Draft(clean).put(entry.at, -(entry.value or Fraction(0))).build()
    return Mutant(book, (expect("XS203", entry.at),))


def plain_claims(clean: Clean) -> list[Entry]:
    found = [score.row.claimed for score in clean.scores()]
    cells = [(entry, Draft(clean).cell(entry.at)) for entry in found if entry.at is not None]
    return [entry for entry, cell in cells if cell is not None and isinstance(cell.value, int | float)]


def from_text(clean: Clean, entry: Entry) -> Expect:
    """Return the one finding that names every number that stands as text, those of the clean workbook with it."""
    known = [finding for finding in clean.dossier.findings if finding.code == "XS204"]
    return expect("XS204", entry.at, within=frozenset(cell for finding in known for cell in finding.cells))


@kind("得分为全角数字（说明）")
def full_width(clean: Clean, pick: Random) -> Mutant | None:
    entry = pick.choice(plain_claims(clean))
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter != "." else "．" for letter in f"{float(entry.value or 0):g}")
    return Mutant(Draft(clean).put(entry.at, wide).build(), (from_text(clean, entry),))


@kind("得分为文本数字（说明）")
def text_number(clean: Clean, pick: Random) -> Mutant | None:
    entry = pick.choice(plain_claims(clean))
    text = f"{float(entry.value or 0):g}"
    book = Draft(clean).put(entry.at, pick.choice([f" {text} ", f"{text}分", text])).build()
    return Mutant(book, (from_text(clean, entry),))


@kind("得分写为未提供（说明）")
def not_provided(clean: Clean, pick: Random) -> Mutant | None:
    entry = pick.choice(plain_claims(clean))
    return Mutant(Draft(clean).put(entry.at, "未提供").build(), ())
