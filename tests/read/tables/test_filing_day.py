from datetime import date, datetime

import pytest

from tests.read.forms import Cells, grid
from xlscore.read.tables.filing_day import filing_day

DAY = date(2023, 3, 20)


@pytest.mark.parametrize(
    ("cells", "merges", "day"),
    [
        ({"A9": "填报日期：2023年3月20日"}, "", DAY),
        ({"A9": "填表人：  填报日期: 2023-03-20"}, "", DAY),
        ({"A9": "填表日期", "B9": "2023.3.20"}, "", DAY),
        ({"A9": "报送日期：", "D9": datetime(2023, 3, 20)}, "A9:C9", DAY),  # noqa: DTZ001 -- as a cell holds it
        ({"A9": "填报日期", "B9": DAY}, "", DAY),
        ({"A2": "填报日期：      年    月    日", "A9": "填报日期：2023/3/20"}, "", DAY),
        ({"A9": "填报日期：      年    月    日"}, "", None),
        ({"A9": "填报日期：3月20日"}, "", None),
        ({"A9": "填报日期：2023年3月"}, "", None),
        ({"A9": "填报日期"}, "", None),
        ({"A9": "填报日期", "B9": 44999}, "", None),
        ({"A9": "完成日期：2023年3月20日"}, "", None),
    ],
)
def test_the_day_of_filling_in(cells: Cells, merges: str, day: date | None) -> None:
    assert filing_day(grid(cells, merges)) == day
