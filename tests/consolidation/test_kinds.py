"""评价类型 of the roster against the kinds of sheet that came in."""

import pytest

from tests.consolidation.returns import OVERALL, PROJECT, record
from xlscore.consolidation.kinds import asked_for, kind_of, lacking, unasked


def test_kinds_are_known_by_their_words_and_other_words_ask_for_nothing() -> None:
    assert asked_for("部门整体支出、项目支出") == ("overall", "project")
    assert asked_for("整体支出") == ("overall",)
    assert asked_for("绩效自评工作考核") == ("workcheck",)
    assert asked_for("基层单位") == asked_for("") == ()
    assert (kind_of(OVERALL), kind_of(PROJECT)) == ("部门整体支出", "项目支出")


@pytest.mark.parametrize(
    ("kind", "missing", "extra"),
    [
        ("部门整体支出", (), ()),
        ("部门整体支出、项目支出", ("项目支出",), ()),
        ("项目支出", ("项目支出",), ("部门整体支出",)),
        ("基层单位", (), ()),
        ("", (), ()),
    ],
)
def test_what_is_missing_and_what_was_not_asked_for(
    kind: str, missing: tuple[str, ...], extra: tuple[str, ...]
) -> None:
    files = [record("甲")]
    assert (lacking(kind, files), unasked(kind, files)) == (missing, extra)


def test_nothing_is_missing_of_a_unit_without_files_or_with_one_that_may_be_anything() -> None:
    assert lacking("项目支出", []) == ()
    assert lacking("项目支出", [record("甲"), record("甲", "b.xlsx", edition=None)]) == ()
    assert lacking("项目支出", [record("甲", further=(record("甲", form=2, edition=PROJECT),))]) == ()
