from dataclasses import replace

import pytest

from tests.checks.builders import faults, finding, line, row, scored, sheet, typed, word
from xlscore.checks.all_full_nothing_wrong import all_full_nothing_wrong
from xlscore.checks.registry import Scored
from xlscore.model.submission import ScoreRow

ROWS = tuple(row(number, f"P.{number}", "20", "20") for number in range(9, 14))


def stage(rows: tuple[ScoreRow, ...] = ROWS, total: str = "100", **more: object) -> Scored:
    return scored(sheet(rows=rows, total=typed(total, "I20"), **more))


def test_full_points_throughout_without_a_word_are_doubted() -> None:
    found = finding(all_full_nothing_wrong, stage())
    assert found.severity.value == "warning"
    assert found.message == "5 行全部得满分，自评表!I20 总分为满分 100，没有一处写明存在的问题或偏差原因。"
    assert [at.a1 for at in found.cells] == ["I20"]


def test_a_tenth_deducted_a_score_missing_or_a_short_list_is_fine() -> None:
    lower = replace(ROWS[0], claimed=typed("19.9", "I9"))
    absent = replace(ROWS[0], claimed=typed("未提供", "I9"))
    assert faults(all_full_nothing_wrong, stage((lower, *ROWS[1:]), "99.9")) == []
    assert faults(all_full_nothing_wrong, stage((absent, *ROWS[1:]))) == []
    assert faults(all_full_nothing_wrong, stage(tuple(row(n, f"P.{n}", "25", "25") for n in range(9, 13)))) == []
    assert faults(all_full_nothing_wrong, stage(total="99")) == []


@pytest.mark.parametrize("words", ["执行偏慢", "无"])
def test_a_word_on_a_problem_anywhere_is_enough(words: str) -> None:
    wanted = 0 if words != "无" else 1
    reason = (replace(ROWS[0], reason=word(words, "J9")), *ROWS[1:])
    assert len(faults(all_full_nothing_wrong, stage(reason))) == wanted
    lines = (replace(line(6, "资金"), reason=word(words, "J6")),)
    assert len(faults(all_full_nothing_wrong, stage(lines=lines))) == wanted
    assert len(faults(all_full_nothing_wrong, stage(texts={"存在问题": word(words, "B20")}))) == wanted
