"""Small rosters for the tests of the checks across files."""

from datetime import date
from typing import Any

from tests.checks.builders import edition
from xlscore.consolidation.condense import condense
from xlscore.model.dossier import Dossier
from xlscore.model.roster import Filing, FilingState, Roster, RosterUnit


def dossier(file: str, digest: str, *, family: str | None = "overall", **more: Any) -> Dossier:
    """Return a dossier of an edition of that family, or of none."""
    framework = edition(family=family, **more) if family is not None else None
    return Dossier(file, digest * 16, framework, unit="样例区教育局")


def filing(state: FilingState, *places: int, days_late: int = 0, **unit: Any) -> Filing:
    """Return what one unit handed in."""
    known = RosterUnit(**{"code": "201", "name": "样例区教育局", **unit})
    filed = date(2022, 4, 6) if places else None
    return Filing(known, state, places, "单位名称", days_late, filed)


def roster(*filings: Filing, dossiers: tuple[Dossier, ...] = ()) -> Roster:
    """Return a roster."""
    return Roster(tuple(map(condense, dossiers)), filings)
