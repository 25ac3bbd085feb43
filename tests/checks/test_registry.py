import importlib
import inspect
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.checks.builders import edition, sheet, understood
from xlscore import checks
from xlscore.checks import ALL, RECEIVED, ROSTER, SCORED, SETTLED, UNDERSTOOD, UNOPENED
from xlscore.checks.number_not_readable import number_not_readable
from xlscore.checks.registry import Check, Fault, Understood, at_stake, check, figures, run_checks
from xlscore.exact import exact
from xlscore.model.finding import Severity
from xlscore.model.settlement import Stake
from xlscore.model.submission import Entry, State
from xlscore.write.explanation import check_lines

FOLDER = Path(inspect.getfile(checks)).parent

SEVERITIES = {
    "XS101": "error",
    "XS102": "error",
    "XS103": "error",
    "XS104": "error",
    "XS105": "warning",
    "XS106": "error",
    "XS107": "warning",
    "XS108": "error",
    "XS109": "warning",
    "XS110": "warning",
    "XS111": "note",
    "XS201": "error",
    "XS202": "error",
    "XS203": "error",
    "XS205": "warning",
    "XS204": "note",
    "XS206": "warning",
    "XS207": "warning",
    "XS208": "warning",
    "XS209": "warning",
    "XS210": "warning",
    "XS211": "error",
    "XS212": "warning",
    "XS213": "warning",
    "XS214": "warning",
    "XS215": "warning",
    "XS216": "warning",
    "XS217": "warning",
    "XS218": "warning",
    "XS301": "error",
    "XS302": "error",
    "XS303": "error",
    "XS304": "error",
    "XS305": "error",
    "XS306": "error",
    "XS307": "warning",
    "XS308": "warning",
    "XS309": "warning",
    "XS310": "warning",
    "XS311": "error",
    "XS312": "warning",
    "XS313": "warning",
    "XS314": "error",
    "XS315": "error",
    "XS316": "warning",
    "XS317": "warning",
    "XS318": "warning",
    "XS401": "error",
    "XS402": "warning",
    "XS403": "error",
    "XS404": "warning",
    "XS405": "warning",
    "XS406": "error",
    "XS407": "note",
    "XS408": "error",
    "XS409": "error",
    "XS410": "error",
    "XS411": "warning",
    "XS412": "warning",
    "XS413": "warning",
    "XS414": "error",
    "XS415": "warning",
    "XS416": "note",
    "XS417": "warning",
    "XS418": "warning",
    "XS419": "warning",
    "XS501": "error",
    "XS502": "error",
    "XS503": "error",
    "XS504": "warning",
    "XS505": "warning",
    "XS506": "note",
    "XS507": "warning",
    "XS901": "note",
    "XS902": "note",
    "XS903": "note",
}
"""The published catalogue; a code never changes its meaning and is never used again."""


def test_codes_and_severities_are_those_of_the_published_catalogue() -> None:
    assert {item.code: item.severity.value for item in ALL} == SEVERITIES


def test_every_check_is_listed_once_in_the_order_of_codes() -> None:
    assert [item.code for item in ALL] == sorted(SEVERITIES)
    stages = (UNOPENED, RECEIVED, UNDERSTOOD, SCORED, SETTLED, ROSTER)
    assert len(ALL) == sum(len(stage) for stage in stages)
    assert len({item.name for item in ALL}) == len(ALL)


def test_every_file_holds_the_check_of_its_name_and_is_registered() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "registry"}
    assert {name for name in files if not name.startswith("_")} == {item.name for item in ALL}


def test_every_check_has_a_test_file_of_its_name() -> None:
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert {item.name for item in ALL} <= tests


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.code)
def test_a_check_explains_what_it_finds_why_it_matters_and_what_to_do(item: Check[Any]) -> None:
    first, *paragraphs = item.documentation.split("\n\n")
    assert re.fullmatch(r"Report [ -~]+\.", first), first
    assert [text[:4] for text in paragraphs] == ["查什么：", "为什么：", "怎么办："]
    assert all(text.rstrip().endswith("。") for text in paragraphs)
    assert item.title
    assert item.fix.startswith("请") or item.fix.startswith("不需") or item.fix.startswith("可")
    assert item.fix.endswith("。")


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.code)
def test_a_check_is_short_and_its_module_names_its_code(item: Check[Any]) -> None:
    assert len(inspect.getsource(item.run).splitlines()) <= 65
    module = importlib.import_module(f"xlscore.checks.{item.name}")
    assert (module.__doc__ or "").startswith(f"{item.code}: ")


@check("XS999", Severity.ERROR, "样例", fix="请改。")
def sample(stage: Understood) -> Iterator[Fault]:
    """Report what a test wants."""
    del stage
    yield Fault("甲", subject="同")
    yield Fault("乙", subject="同", rests_on=("分值",))
    yield Fault("丙", severity=Severity.NOTE, rests_on=("分值",))


@check("XS998", Severity.ERROR, "坏", fix="请改。")
def breaking(stage: Understood) -> Iterator[Fault]:
    """Report nothing, break."""
    yield Fault("先有一条")
    raise KeyError(stage)


def test_unconfirmed_figures_cap_an_error_and_are_named() -> None:
    found, broke = run_checks((sample,), understood(sheet(), edition()))
    assert broke == []
    assert [(item.id, item.severity.value) for item in found] == [
        ("XS999:同", "error"),
        ("XS999:同#2", "warning"),
        ("XS999", "note"),
    ]
    assert found[1].message == "乙（依据的分值待核，结果仅供参考。）"
    assert found[0].fix == "请改。"


def test_a_broken_check_silences_no_other_and_yields_no_half() -> None:
    found, broke = run_checks((breaking, sample), understood(sheet(), edition()))
    assert broke == ["XS998"]
    assert len(found) == 3


def test_an_amount_at_stake_is_in_yuan_and_knows_what_it_lies_between() -> None:
    assert at_stake("万元", exact("102"), exact("100")) == Stake(exact("20000"), (exact("1020000"), exact("1000000")))
    assert at_stake("元", exact("3"), exact("5")) == Stake(exact("2"), (exact("3"), exact("5")))
    assert at_stake("千元", exact("3")) == Stake(exact("3000"))
    assert at_stake("人", exact("3")) is None


def test_a_check_on_trial_says_so_in_its_level() -> None:
    assert sample.level == "强制性"
    trial = replace(sample, trial_until=date(2026, 12, 31))
    assert trial.level == "强制性，试运行至 2026-12-31，期间为说明"
    assert next(check_lines(trial)) == "XS999（强制性，试运行至 2026-12-31，期间为说明）样例"
    declared = check("XS998", Severity.NOTE, "样例", fix="请改。", trial_until=date(2026, 12, 31))(sample.run)
    assert declared.trial_until == date(2026, 12, 31)


def test_a_message_on_a_figure_without_a_cell_begins_with_its_name() -> None:
    total = sheet(total=Entry(State.MALFORMED, text="九十几"))
    found, _ = run_checks((number_not_readable,), understood(total, edition()))
    assert found[0].message == "总分填为「九十几」，不能识别为数字，未予猜测。"


def test_unconfirmed_figures_of_one_indicator_are_named_together_and_quoted_once() -> None:
    names = ("““三公经费”控制率”的分值", "““三公经费”控制率”的评分标准", "等级标准", "“乙”的分值和评分标准")

    @check("XS999", Severity.ERROR, "样例", fix="请改。")
    def doubted(stage: Understood) -> Iterator[Fault]:
        yield Fault("甲。" * (stage.submission.unit_name == ""), rests_on=names)

    found, _ = run_checks((doubted,), understood(sheet(), edition()))
    assert found[0].rests_on == names
    assert found[0].message == (
        "甲。（依据的「“三公经费”控制率」的分值、评分标准、等级标准、「乙」的分值和评分标准待核，结果仅供参考。）"
    )


def test_figures_of_a_fault() -> None:
    assert figures(exact("9.5"), exact("9.55")) == {"claimed": "9.5", "recomputed": "9.55", "difference": "-0.05"}
    assert figures(exact("9.5"), exact("9"), 2) == {"claimed": "9.50", "recomputed": "9.00", "difference": "0.50"}
