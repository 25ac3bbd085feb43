import pytest

from xlscore.model.stamp import EXTRA_HEADERS, STATEMENT_HEADERS
from xlscore.read.tables import headers
from xlscore.read.tables.headers import FUNDS_HEADERS, SCORE_HEADERS, Role
from xlscore.read.tables.keys import header_key


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("权重", Role.POINTS),
        ("指标权重(分)", Role.POINTS),
        ("指标得分(分)", Role.SCORE),
        ("自评得分", Role.SCORE),
        ("全年完成值", Role.ACTUAL),
        ("全年实际完成值", Role.ACTUAL),
        ("计量单位", Role.UNIT),
        ("未完成原因及拟采取的改进措施", Role.REASON),
        ("扣分原因和其他说明", Role.REASON),
        ("评价标准", Role.CRITERION),
        ("所需佐证材料", Role.EVIDENCE),
        ("佐证编号", Role.EVIDENCE_NO),
        ("复算得分", Role.OURS),
    ],
)
def test_score_headers(header: str, role: Role) -> None:
    assert SCORE_HEADERS[header_key(header)] is role


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("调整后预算数", Role.BUDGET),
        ("全年(调整)预算数", Role.BUDGET),
        ("预算执行数", Role.EXECUTED),
        ("预算执行率", Role.RATE),
    ],
)
def test_funds_headers(header: str, role: Role) -> None:
    assert FUNDS_HEADERS[header_key(header)] is role


def test_every_header_of_our_statement_and_every_extra_one_is_known() -> None:
    assert all(header_key(header) in headers.STATEMENT_HEADERS for header in STATEMENT_HEADERS)
    assert all(header_key(header) in SCORE_HEADERS for header in EXTRA_HEADERS)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("年初目标值", Role.TARGET),
        ("年度绩效指标值", Role.TARGET),
        ("计划完成值", Role.TARGET),
        ("实际完成指标值", Role.ACTUAL),
        ("年度实际完成值(B)", Role.ACTUAL),
        ("实际完成", Role.ACTUAL),
        ("全年目标完成值", Role.ACTUAL),
        ("满分值", Role.POINTS),
        ("分值权重（%）", Role.POINTS),
        ("单位自评得分", Role.SCORE),
        ("实得分", Role.SCORE),
        ("差异原因分析", Role.REASON),
        ("未完成原因和改进措施", Role.REASON),
        ("三级绩效指标", Role.LEVEL3),
        ("具体指标", Role.LEVEL3),
        ("扣分标准", Role.CRITERION),
        ("复核实得分", Role.OURS),
        ("评分", None),
        ("最终得分", None),
        ("扣分", None),
        ("单位", None),
        ("指标值" * 9, None),
    ],
)
def test_score_headers_nobody_listed_are_known_by_their_words(header: str, role: Role | None) -> None:
    assert header_key(header) not in SCORE_HEADERS
    assert SCORE_HEADERS.role(header_key(header)) is role


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("年初部门预算安排数", Role.INITIAL),
        ("调整后的预算金额", Role.BUDGET),
        ("实际支出金额", Role.EXECUTED),
        ("全年实际支出", Role.EXECUTED),
        ("资金使用率", Role.RATE),
        ("年度预算数", None),
        ("财政拨款数", Role.OURS),
    ],
)
def test_funds_headers_nobody_listed_are_known_by_their_words(header: str, role: Role | None) -> None:
    assert FUNDS_HEADERS.role(header_key(header)) is role


def test_what_was_asked_for_is_forgotten_before_it_takes_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headers, "_MOST_MET", 2)
    assert [SCORE_HEADERS.role(key) for key in ("某某一", "某某二", "年初目标值", "某某一")] == [
        None,
        None,
        Role.TARGET,
        None,
    ]
