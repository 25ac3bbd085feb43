"""Figures a unit holds, merged into an edition."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.read.editions import write_edition
from xlscore.errors import FrameworkError
from xlscore.model.framework import Framework, Standing
from xlscore.read.framework_folder import load_framework
from xlscore.read.overlay import load_overlay, overlaid_id
from xlscore.rules.combined import Combined
from xlscore.rules.either import Either
from xlscore.rules.step_over import StepOver

HEAD = """\
framework: small
source: {document: 某财绩〔2021〕1号, title: 评分表, standing: confirmed, checked_on: 2026-11-20}
"""
BALANCED = "indicators:\n  - {code: A3, points: 20, standing: confirmed}\n"


def _base(folder: Path, *changes: tuple[str, str]) -> Framework:
    return load_framework(write_edition(folder, *changes))


def _overlay(folder: Path, text: str) -> Path:
    path = folder / "figures.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def _fault(folder: Path, text: str) -> str:
    path = _overlay(folder, text)
    with pytest.raises(FrameworkError) as raised:
        load_overlay(_base(folder), path)
    return str(raised.value).removeprefix(f"{path}:")


def test_the_edition_and_its_file_name_are_noted(tmp_path: Path) -> None:
    base = _base(tmp_path)
    found = load_overlay(base, _overlay(tmp_path, BALANCED))
    assert found.overlays == ("figures.yaml",)
    assert found.source.note == "叠加 figures.yaml：某财绩〔2021〕1号《评分表》"
    assert base.overlays == ()
    assert base.remainder is not None


def test_a_second_overlay_is_named_after_the_first(tmp_path: Path) -> None:
    once = load_overlay(_base(tmp_path), _overlay(tmp_path, BALANCED))
    twice = load_overlay(once, _overlay(tmp_path, "sections:\n  - {path: [投入], points: 30, standing: derived}\n"))
    assert twice.overlays == ("figures.yaml", "figures.yaml")
    assert twice.source.note.count("；叠加 figures.yaml") == 1


def test_missing_points_take_up_the_remainder(tmp_path: Path) -> None:
    found = load_overlay(_base(tmp_path), _overlay(tmp_path, BALANCED))
    assert found.indicators[2].points == 20
    assert found.indicators[2].standing.points is Standing.CONFIRMED
    assert found.indicators[2].standing.rule is Standing.UNCONFIRMED
    assert found.remainder is None


def test_what_is_left_of_the_remainder_stays(tmp_path: Path) -> None:
    text = "indicators:\n  - {code: A3, points: 15, standing: confirmed}\n"
    found = load_overlay(_base(tmp_path), _overlay(tmp_path, text))
    assert found.remainder is not None
    assert found.remainder.points == 5


def test_a_remainder_of_its_own_must_fit(tmp_path: Path) -> None:
    text = "indicators:\n  - {code: A3, points: 15, standing: confirmed}\n"
    rest = "remainder: {points: 5, standing: derived, why: 另行评定}\n"
    found = load_overlay(_base(tmp_path), _overlay(tmp_path, text + rest))
    assert found.remainder is not None
    assert found.remainder.why == "另行评定"


def test_points_beyond_the_total_are_refused(tmp_path: Path) -> None:
    fault = _fault(tmp_path, "indicators:\n  - {code: A3, points: 21, standing: confirmed}\n")
    assert fault == "3: 各项分值合计101分，总分100分，差-1分，请核对分值或用 remainder 写明差额"


def test_a_remainder_that_does_not_fit_is_refused_at_its_line(tmp_path: Path) -> None:
    fault = _fault(tmp_path, BALANCED + "remainder: {points: 5, standing: derived, why: 另行评定}\n")
    assert fault == "5: 各项分值合计100分，总分100分，差0分，请核对分值或用 remainder 写明差额"


def test_points_short_of_the_total_without_a_remainder_are_refused(tmp_path: Path) -> None:
    base = load_overlay(_base(tmp_path), _overlay(tmp_path, BALANCED))
    path = _overlay(tmp_path, "indicators:\n  - {code: A3, points: 18, standing: confirmed}\n")
    with pytest.raises(FrameworkError, match="各项分值合计98分，总分100分，差2分"):
        load_overlay(base, path)


def test_a_rule_and_its_rate_are_replaced_with_their_standing(tmp_path: Path) -> None:
    rule = 'rule: {kind: step_over, limit: "1", step: "0.02", deduct: "1"}, rate: {of: spent}'
    text = f"indicators:\n  - {{code: A1, {rule}, standing: confirmed, criterion: 新标准, note: 见附件}}\n"
    first = load_overlay(_base(tmp_path), _overlay(tmp_path, text)).indicators[0]
    assert isinstance(first.rule, StepOver)
    assert (first.rule.step, first.rule.count) == (Fraction(2, 100), "whole")
    assert first.rate is not None
    assert first.rate.to == ()
    assert first.standing.unconfirmed() == ()
    assert (first.criterion, first.note, first.points) == ("新标准", "见附件", Fraction(10))


def test_rates_of_parts_speak_of_the_formula(tmp_path: Path) -> None:
    text = 'indicators:\n  - {code: A3, rates: {"1": {of: spent}}, standing: confirmed}\n'
    third = load_overlay(_base(tmp_path), _overlay(tmp_path, text)).indicators[2]
    assert (third.standing.rate, third.standing.points) == (Standing.CONFIRMED, Standing.UNCONFIRMED)


def test_a_standing_may_be_given_figure_by_figure(tmp_path: Path) -> None:
    text = "indicators:\n  - {code: A1, standing: {rule: derived}}\n"
    first = load_overlay(_base(tmp_path), _overlay(tmp_path, text)).indicators[0]
    assert (first.standing.rule, first.standing.rate) == (Standing.DERIVED, Standing.UNCONFIRMED)


def test_what_happens_without_a_base_may_be_set_alone(tmp_path: Path) -> None:
    text = "indicators:\n  - {code: A1, not_applicable: full_marks}\n"
    first = load_overlay(_base(tmp_path), _overlay(tmp_path, text)).indicators[0]
    assert first.not_applicable == "full_marks"
    assert first.standing.rule is Standing.UNCONFIRMED


def test_a_figure_without_its_standing_is_refused(tmp_path: Path) -> None:
    fault = _fault(tmp_path, "indicators:\n  - {code: A3, points: 20}\n")
    assert fault.startswith("4: ")
    assert "没有写明核实程度，请补上 standing" in fault


def test_policy_grades_fields_sections_and_open_sections(tmp_path: Path) -> None:
    text = """\
policy: {steps: started, low_execution: "0.8"}
grades: {standing: confirmed, bands: [{totals: "[0, inf)", label: 通过}]}
fields:
  other: {label: 其他数, kind: amount}
sections:
  - {path: [投入], points: 30, standing: derived}
open_sections:
  - {code: P, rule: {kind: target, reverse: deviation}, standing: derived}
"""
    found = load_overlay(_base(tmp_path), _overlay(tmp_path, text))
    first = found.indicators[0].rule
    assert isinstance(first, StepOver)
    assert first.count == "started"
    assert (found.policy.steps, found.policy.low_execution, found.policy.places) == ("started", Fraction(8, 10), 2)
    assert found.grades.of(Fraction(3)) == "通过"
    assert set(found.fields) == {"spent", "budget", "other"}
    assert found.sections[0].standing is Standing.DERIVED
    assert found.open_sections[0].points == 50
    assert getattr(found.open_sections[0].rule, "reverse", None) == "deviation"


def test_a_new_way_of_counting_reaches_the_rules_inside_others(tmp_path: Path) -> None:
    step = 'kind: step_over, limit: "1", step: "0.01", deduct: "1"'
    base = _base(
        tmp_path,
        (
            'rule: {kind: step_over, limit: "1.00", step: "0.01", deduct: "1"}',
            f"rule: {{kind: combined, parts: [{{label: 甲, points: 10, rule: {{{step}}}}}]}}",
        ),
        (
            "    criterion: 未见原表\n",
            f"    rule: {{kind: either, labels: [甲, 乙], first: {{{step}, count: pro_rata}}, second: {{{step}}}}}\n",
        ),
    )
    found = load_overlay(base, _overlay(tmp_path, "policy: {steps: started}\n"))
    combined, either = found.indicators[0].rule, found.indicators[2].rule
    assert isinstance(combined, Combined)
    assert isinstance(either, Either)
    counts = [getattr(rule, "count", None) for rule in (combined.parts[0].rule, either.first, either.second)]
    assert counts == ["started", "pro_rata", "started"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("indicators:\n  - code: Z9\n", "4: 评分表中没有指标“Z9”，可用的是 A1、A2、A3"),
        (
            "sections:\n  - {path: [效果], points: 5, standing: derived}\n",
            "4: 评分表中没有“效果”，可用的是 投入",
        ),
        ("open_sections:\n  - {code: Q, standing: derived}\n", "4: 评分表中没有自设指标部分“Q”，可用的是 P"),
        ("policy: {steps: half}\n", "3: “steps”的值“half”不可用，可用的是 whole、started、pro_rata"),
        ("policy: whole\n", "3: “policy”的值“whole”应由“项: 值”组成"),
        ("weights: {}\n", "3: 不认识“weights”这一项，请核对拼写或删去"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    assert _fault(tmp_path, text) == fault


def test_figures_of_another_edition_are_refused(tmp_path: Path) -> None:
    path = _overlay(tmp_path, BALANCED)
    path.write_text(path.read_text(encoding="utf-8").replace("framework: small", "framework: large"), encoding="utf-8")
    with pytest.raises(FrameworkError, match=r"figures\.yaml:1: 这些数字用于“large”，而当前评分表是“small”$"):
        load_overlay(_base(tmp_path), path)


def test_an_overlay_names_its_edition(tmp_path: Path) -> None:
    path = _overlay(tmp_path, BALANCED)
    assert overlaid_id(path) == "small"
    path.write_text("indicators: []\n", encoding="utf-8")
    with pytest.raises(FrameworkError, match=r":1: 缺少“framework”，请写明这些数字用于哪个评分表$"):
        overlaid_id(path)
