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
