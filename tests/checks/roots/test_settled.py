"""Roots, what they spoil and what follows from them, on the form of the fault samples."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from samples.rebuild import form_bytes
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding
from xlscore.pipeline import assess_bytes

FORM: dict[str, str] = yaml.load(Path("samples/faults/faults.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)["form"]  # noqa: S506


@cache
def assessed(*changes: tuple[str, str]) -> Dossier:
    return assess_bytes(form_bytes({**FORM, **dict(changes)}), "自评表.xlsx")


def found(code: str, **changes: str) -> list[Finding]:
    cells = {name.replace("_", ":"): text for name, text in changes.items()}
    return [item for item in assessed(*cells.items()).findings if item.code == code]


def one(code: str, **changes: str) -> Finding:
    (finding,) = found(code, **changes)
    return finding


def spoilt(finding: Finding) -> list[str]:
    return [cell.a1 for cell in finding.spoils]


GRADE = {"A22_G22": "自评等级", "H22": "优"}


def test_a_wrong_score_spoils_the_total_and_the_grade_only_where_it_would_change() -> None:
    assert spoilt(one("XS301", I14="9.8", I21="99.35", **GRADE)) == ["I21"]
    low = {"I18": "6.2", "I19": "14.3", "I21": "89.55", "A22_G22": "自评等级", "H22": "良"}
    assert spoilt(one("XS307", **low)) == ["I21", "H22"]


def test_a_total_that_holds_the_right_scores_or_is_wrong_in_its_own_right_is_not_spoilt() -> None:
    assert spoilt(one("XS301", I14="9.8")) == []
    assert spoilt(one("XS301", I14="9.8", I21="97.35")) == []
    assert one("XS303", I14="9.8", I21="97.35").spoils == ()


def test_a_wrong_rate_spoils_the_score_only_where_it_was_worked_out_from_it() -> None:
    assert spoilt(one("XS401", I6="96.50%")) == []
    both = {"I6": "96.50%", "J6": "9.65", "I21": "99.15"}
    assert spoilt(one("XS401", **both)) == ["J6", "I21"]
    assert one("XS410", **both).caused_by == "XS401:年度资金总额"
    assert one("XS410", **both).spoils == ()


def test_a_wrong_amount_is_the_root_of_spending_above_a_budget_it_made_too_small() -> None:
    # 10 for 100: the part seems to spend ten times its budget.
    changes = {"F7": "10", "I7": "955.00%"}
    root = one("XS406", **changes)
    assert [item.caused_by for item in found("XS404", **changes)] == [root.id]
    assert one("XS415", **{**changes, "J6": "10", "I21": "99.5"}).caused_by == root.id
    assert spoilt(root) == ["I6", "J6", "I7", "I8", "I21"]


def test_spending_above_a_budget_stays_a_finding_of_its_own_where_no_repair_removes_it() -> None:
    changes = {"F8": "15", "G8": "29.1", "I8": "194.00%"}
    assert [item.caused_by for item in found("XS404", **changes)] == [None]
    apart = {
        "E8": "21",
        "F7": "90",
        "G7": "95.5",
        "I7": "106.11%",
        "F6": "110",
        "I6": "104.18%",
        "J6": "10",
        "I21": "99.5",
    }
    assert one("XS406", **apart).subject == "年度资金总额/年初预算数"
    assert {item.caused_by for item in found("XS404", **apart)} == {None}


def test_a_unit_slip_follows_from_the_sum_it_makes_wrong() -> None:
    changes = {"G7": "955000"}
    root = one("XS406", **changes)
    assert {item.caused_by for item in found("XS205", **changes)} == {root.id}
    assert {item.caused_by for item in found("XS404", **changes)} == {root.id}


def test_a_negative_amount_is_the_root_of_the_sum_that_is_off() -> None:
    changes = {"G7": "-95.5"}
    assert one("XS406", **changes).caused_by == one("XS203", **changes).id


def test_a_negative_part_that_the_total_leaves_out_is_the_root_of_the_sum_too() -> None:
    changes = {"E9": "-5"}
    assert one("XS406", **changes).caused_by == one("XS203", **changes).id
    assert "疑合计没有减去该项" in one("XS406", **changes).message
    assert one("XS406", **changes, E6="90").caused_by is None


def test_points_mistyped_are_the_root_of_the_score_that_was_worked_out_before() -> None:
    (found_score,) = found("XS301", H14="12")
    (root,) = found("XS304", H14="12")
    assert (found_score.caused_by, found_score.effect) == (root.id, None)
    assert (
        "「产出指标」的分值也随之相平，疑自评表!H14 的分值由 10 误填为 12；改回分值的，得分不必更正。"
        in found_score.message
    )
    assert found_score.fix.startswith("请先核对分值")
    own = one("XS301", H14="12", I14="9.6")
    assert (own.caused_by, own.effect is None) == (None, False)
    assert one("XS301", I14="9.6").caused_by is None
    card = assessed(("H14", "12")).scorecard
    assert card is not None
    assert card.total is None


def test_a_missing_block_accounts_for_its_indicator_and_for_the_total_above_the_rows_left() -> None:
    block = {name: "" for name in FORM if name.partition(":")[0][1:] in set("56789")}
    findings = {item.code: item for item in assessed(*block.items()).findings}
    assert findings["XS104"].caused_by == findings["XS303"].caused_by == findings["XS103"].id
    assert "表上缺指标「预算执行率」（共 10 分），差额可能是其得分" in findings["XS303"].message
    over = {item.code: item for item in assessed(*block.items(), ("I21", "99.51")).findings}
    assert over["XS303"].caused_by is None


def test_what_follows_from_a_finding_stands_behind_it() -> None:
    both = {"I6": "96.50%", "J6": "9.65", "I21": "99.15"}
    codes = [item.code for item in assessed(*both.items()).findings]
    assert codes.index("XS401") + 1 == codes.index("XS410")


def test_an_empty_total_says_what_it_costs_in_points() -> None:
    root = one("XS408", E6="0", F6="0", G6="0", I6="0", J6="0", I21="89.5")
    assert root.effect is not None
    assert str(root.effect) == "-191/20"
    assert spoilt(root) == ["I6", "J6", "I21"]
    assert one("XS408", F6="").effect is None


def test_findings_on_words_spoil_nothing() -> None:
    assert one("XS308", J14="").spoils == ()


@pytest.mark.parametrize(("code", "changes"), [("XS406", {"F8": "21", "I8": "90.95%"}), ("XS303", {"I21": "99.5"})])
def test_every_cause_named_is_a_finding(code: str, changes: dict[str, Any]) -> None:
    assert found(code, **changes)
    findings = assessed(*changes.items()).findings
    assert {item.caused_by for item in findings} <= {None, *(item.id for item in findings)}
