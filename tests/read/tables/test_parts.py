import pytest

from xlscore.read.tables.parts import parents


@pytest.mark.parametrize(
    ("labels", "above"),
    [
        (["年度资金总额", "其中：财政拨款", "其他资金"], [None, 0, 0]),
        (["总额", "其中：财政拨款", "其中：中央资金", "其他资金"], [None] * 4),
        (["总额", "1.财政资金", "其中：中央资金", "省级资金", "2.自筹资金"], [None, 0, 1, 1, 0]),
        (["总额", "一、财政资金", "（一）中央", "（二）省级", "二、自筹资金"], [None, 0, 1, 1, 0]),
        (["总额", "1、财政资金", "⑴中央", "其他资金"], [None, 0, 0, 0]),
        (["总额", "1、财政资金", "①中央", "②省级", "其他资金"], [None, 0, 1, 1, 0]),
        (["财政拨款", "其中：中央", "合计"], [None, None, None]),
        (["其中：财政拨款", "其他资金", "合计"], [2, 2, None]),
        (["1.50万元", "总额"], [1, None]),
    ],
)
def test_parts(labels: list[str], above: list[int | None]) -> None:
    total = next(place for place, label in enumerate(labels) if label in {"年度资金总额", "总额", "合计"})
    assert parents(labels, total) == above
