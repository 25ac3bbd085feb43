"""The columns of sheet 上年对比, by name: what its writers and the charts refer to."""

from typing import Final

from xlscore.write.summary.page import Column

NAME: Final = "上年对比"
COLUMNS: Final = (
    Column("序号", 5),
    Column("单位", 30),
    Column("项目", 14),
    Column("指标体系", 24),
    Column("上年度", 9),
    Column("本年度", 9),
    Column("对应依据", 9),
    Column("得分口径", 9),
    Column("上年得分", 9),
    Column("本年得分", 9),
    Column("增减\n（分）", 8),
    Column("上年等级", 8),
    Column("本年等级", 8),
    Column("上年预算数\n（万元）", 11),
    Column("本年预算数\n（万元）", 11),
    Column("增减\n（万元）", 11),
    Column("增减幅度", 9),
    Column("上年执行数\n（万元）", 11),
    Column("本年执行数\n（万元）", 11),
    Column("增减\n（万元）", 11),
    Column("增减幅度", 9),
    Column("上年执行率", 9),
    Column("本年执行率", 9),
    Column("增减\n（百分点）", 9),
    Column("新增指标", 7),
    Column("取消指标", 7),
    Column("分值调整", 7),
    Column("目标低于\n上年完成", 9),
    Column("照抄\n上年文字", 9),
    Column("计入汇总", 9),
    Column("对比组", 7),
)
EDITION: Final = 3
YEARS: Final = (4, 5)
BASIS, BEFORE, NOW, APART, GRADE_BEFORE, GRADE_NOW = 7, 8, 9, 10, 11, 12
BUDGETS: Final = (13, 14, 15)
SPENT: Final = (17, 18, 19)
RATES: Final = (21, 22, 23)
COUNTED, GROUP = 29, 30
"""Whether the return takes part, as 汇总 has it, and what may be averaged and added up together."""
