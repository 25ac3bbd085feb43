"""A whole column typed in another unit of money: one doubt, and everything else goes with it."""

import pytest

from tests.checks.roots.test_settled import assessed, found, one
from xlscore.checks.roots import graph_of, related, repairs_of

TOTAL = "XS205:年度资金总额/全年执行数"
COLUMNS = [{"G6": "1146000", "G7": "955000", "G8": "191000"}, {"F6": "1200000", "F7": "1000000", "F8": "200000"}]


@pytest.mark.parametrize("changes", COLUMNS)
def test_a_column_in_another_unit_is_one_doubt_and_all_else_goes_with_it(changes: dict[str, str]) -> None:
    findings = [item for item in assessed(*changes.items()).findings if item.code != "XS901"]
    assert [item.id for item in findings if item.caused_by is None] == [TOTAL]
    assert {item.caused_by for item in findings if item.code != "XS410"} == {None, TOTAL}
    assert one("XS410", **changes).caused_by == "XS401:年度资金总额"


def test_a_part_in_another_unit_goes_with_the_wrong_sum() -> None:
    changes = {"G8": "191000"}
    assert {item.caused_by for item in found("XS205", **changes)} == {"XS406:年度资金总额/全年执行数"}
    assert one("XS404", **changes).caused_by == "XS406:年度资金总额/全年执行数"


def test_overspending_that_no_unit_explains_is_a_finding_of_its_own() -> None:
    assert one("XS404", G9="5", G6="119.6").caused_by is None


def test_graph_and_repairs_are_worked_out_once_however_many_sums_are_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = {"graph": 0, "repairs": 0}

    def counted(name: str, real: object) -> object:
        def run(*args: object) -> object:
            calls[name] += 1
            return real(*args)  # type: ignore[operator]

        return run

    monkeypatch.setattr(related, "graph_of", counted("graph", graph_of))
    monkeypatch.setattr(related, "repairs_of", counted("repairs", repairs_of))
    assessed.__wrapped__(("E7", "10"), ("F7", "10"), ("I7", "955.00%"), ("G8", "29.1"))
    assert calls == {"graph": 1, "repairs": 1}
