"""The graph of a small form: two parts, a total, its rate and score, three rows, subtotal, total and grade."""

from tests.checks.builders import (
    AMOUNTS,
    EXECUTION,
    OUTPUT,
    cell,
    closing,
    edition,
    line,
    measured,
    row,
    sheet,
    typed,
    word,
)
from xlscore.cells import CellRef
from xlscore.checks.roots import Graph, graph_of
from xlscore.model.submission import Submission

EDITION = edition(indicators=[EXECUTION], fields=AMOUNTS, open_sections=[OUTPUT])


def form(**more: object) -> Submission:
    lines = (
        line(6, "年度资金总额", "120", "114.6", "95.50%", initial="100", indicator="E"),
        line(7, "当年财政拨款", "100", "95.5", "95.50%", initial="80", parent=0),
        line(8, "上年结转资金", "20", "19.1", "—", initial="20", parent=0),
    )
    rows = (
        row(12, "E", claimed="9.55", title="预算执行率"),
        row(13, "P.1", path=("产出指标",), target=measured("≥20", "20", "F13"), actual=measured("20", "20", "G13")),
    )
    sums = (closing(14, ("产出指标",), "10", "10"), closing(21, (), "19.55", "20"))
    base = {"total": typed("19.55", "I21"), "grade": word("差", "H22")}
    return sheet(lines=lines, rows=rows, sums=sums, **{**base, **more})


def after(graph: Graph, *addresses: str, stop: str = "") -> list[str]:
    ends = frozenset({cell(stop)}) if stop else frozenset[CellRef]()
    return [place.a1 for place in graph.downstream(map(cell, addresses), ends)]


def test_a_part_leads_over_its_total_to_rates_score_total_and_grade() -> None:
    graph = graph_of(EDITION, form())
    assert after(graph, "F7") == ["F6", "H7", "H6", "I12", "I21", "H22"]
    assert after(graph, "G8") == ["G6", "H6", "I12", "I21", "H22"]


def test_the_initial_budget_leads_no_further_than_its_total_where_rates_rest_on_the_full_year() -> None:
    assert after(graph_of(EDITION, form()), "E7") == ["E6"]
    other = edition(indicators=[EXECUTION], fields=AMOUNTS, policy={"base": "initial_budget"})
    assert after(graph_of(other, form()), "E7") == ["E6", "H7", "H6", "I12", "I21", "H22"]


def test_an_actual_leads_to_its_score_subtotal_total_and_grade_and_points_to_points() -> None:
    graph = graph_of(EDITION, form())
    assert after(graph, "G13") == ["I13", "I14", "I21", "H22"]
    assert after(graph, "H13") == ["H14", "H21"]


def test_nothing_is_followed_into_a_stop() -> None:
    graph = graph_of(EDITION, form())
    assert after(graph, "F7", stop="F6") == ["H7"]
    assert after(graph, "I13", "I21", stop="H22") == ["I14", "I21"]


def test_a_result_that_is_blank_or_not_applicable_follows_from_nothing() -> None:
    graph = graph_of(EDITION, form(grade=word("", "H22")))
    assert after(graph, "G8") == ["G6", "H6", "I12", "I21"]


def test_fields_a_score_is_worked_out_from_lead_to_it() -> None:
    fields = {"executed": typed("114.6", "C2"), "budget_full": typed("120", "C3")}
    assert after(graph_of(EDITION, form(fields=fields)), "C3") == ["I12", "I21", "H22"]
