"""A text names a cause by a word of the list or by words bound to an effect; vague words name none."""

import pytest

from xlscore.values.causes import CAUSES, VAGUE, names_cause, only_restates, only_vague


@pytest.mark.parametrize(
    "text",
    [
        "12月追加人员经费",
        "受疫情影响",
        "受场地装修影响，改在下年",
        "因12月补发2020年奖金",
        "由于物业公司退场",
        "物业公司退场导致",
        "偏差原因：培训师资紧张",
        "主要原因为项目组搬迁",
        "各种原因中，主要是流标",
    ],
)
def test_a_cause_is_named(text: str) -> None:
    assert names_cause(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "按计划完成",
        "因各种原因",
        "因 各种 客观 原因",
        "由于客观原因未完成",
        "受客观因素影响",
        "客观因素导致",
        "原因是多方面的",
        "因此完成了任务",
        "因而超额",
        "成因复杂",
        "因事",
        "受益群众满意",
        "原因：无",
        "情况已核实，与实际相符",
        "因实际情况变化",
    ],
)
def test_no_cause_is_named(text: str) -> None:
    assert not names_cause(text)


@pytest.mark.parametrize("word", " ".join(CAUSES.values()).split())
def test_every_word_of_the_list_names_a_cause_by_itself(word: str) -> None:
    assert names_cause(word)


@pytest.mark.parametrize("word", VAGUE.split())
def test_no_vague_word_names_one(word: str) -> None:
    assert not names_cause(f"由于{word}原因，未能开展")


def test_the_list_says_no_word_twice_and_a_long_text_costs_nothing() -> None:
    words = " ".join(CAUSES.values()).split()
    assert len(words) == len(set(words))
    assert not names_cause("按照计划逐项完成" * 2000)


@pytest.mark.parametrize(
    "text",
    [
        "因工作需要。",
        "因为超支了5万元",
        "因执行数超过预算数5万元",
        "由于我单位超支了5万元。",
        "由于执行率低于90%",
        "因工作需要，预算超支",
    ],
)
def test_a_cause_that_is_the_finding_again_only_restates_it(text: str) -> None:
    assert names_cause(text)
    assert only_restates(text)


@pytest.mark.parametrize(
    "text",
    [
        "因人员经费超过预算",
        "因12月追加人员经费",
        "因业务工作需要增购设备3台",
        "因工作需要，年内增聘讲师",
        "因培训场地维修",
        "超支5万元",
    ],
)
def test_a_text_that_says_something_of_its_own_or_binds_nothing_does_not(text: str) -> None:
    assert not only_restates(text)


def test_texts_of_vague_words_alone() -> None:
    vague = [only_vague(text) for text in ("客观原因", "各种客观因素", "客观原因：汛期停工", "资金不足", "", "。")]
    assert vague == [True, True, False, False, False, False]
