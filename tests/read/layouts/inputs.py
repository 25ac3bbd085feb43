"""The Hunan sheet of inputs (基础数据表) with the years of its own fiscal year in the headers."""

from dataclasses import replace
from typing import Final

from tests.read.layouts.case import Case
from tests.read.layouts.drawing import book, drawn
from tests.read.layouts.tables import CASES as _TABLES

_FORM: Final = """
附件2||||||
部门整体支出绩效评价基础数据表|<|<|<|<|<|<
填报单位：某厅||||||
财政供养人员情况（人）|编制数|<|2017年实际在职人数|<|控制率|<
^|120|<|118|<|98.33%|<
经费控制情况（万元）|2016年决算数|<|2017年预算数|<|2017年决算数|<
三公经费|35.5|<|40|<|36.20|<
␣1、公务用车购置和维护经费|20|<|22|<|20.2|<
␣␣其中：公车购置|-|<|—|<|-|<
␣␣␣公车运行维护|20|<|22|<|20.2|<
␣2、出国经费|-|<|3|<|2|<

␣3、公务接待|15.5|<|15|<|14|<
项目支出|500|<|520|<|515|<
␣1、业务工作经费（专项）|200|<|210|<|205|<
……||<||<||<
␣2、运行维护经费（专项）|300|<|310|<|310|<
公用经费|100|<|'1,110. 5|<|109.8|<
␣其中：办公经费|50|<|55|<|52|<
␣␣水费、电费、差旅费|20|<|20|<|21|<
␣␣会议费、培训费|10|<|10|<|9|<
政府采购金额|——|<|60|<|58|<
部门基本支出预算调整|——|<|10|<|10|<
楼堂馆所控制情况⏎（2017年完工项目）|批复规模⏎（㎡）|实际规模（㎡）|规模控制率|预算投资（万元）|实际投资（万元）|投资概算控制率
^|1200|1188.5|99.04%|800|'792.|99%
厉行节约保障措施|已制定制度|<|<|<|<|<
说明：项目支出是指基本支出以外的支出。||||||
"""

_TABLE: Final = _TABLES[0]

INPUTS: Final = Case(
    "§8 湖南基础数据表",
    book(drawn(_FORM, name="附件2 基础数据表", top=2, left=2, hidden_rows=[18]), *_TABLE.book.sheets),
    _TABLE.edition,
    rows=_TABLE.rows,
    sums=_TABLE.sums,
    lines="""
三公经费|35.5||40|36.2||||万元
公务用车购置和维护经费←0|20||22|20.2||||万元
公车购置←1||||||||万元
公车运行维护←1|20||22|20.2||||万元
出国经费←0|||3|2||||万元
公务接待←0|15.5||15|14||||万元
项目支出|500||520|515||||万元
业务工作经费（专项）|200||210|205||||万元
运行维护经费（专项）|300||310|310||||万元
公用经费|100||1110.5|109.8||||万元
办公经费|50||55|52||||万元
水费、电费、差旅费|20||20|21||||万元
会议费、培训费|10||10|9||||万元
政府采购金额|||60|58||||万元
部门基本支出预算调整|||10|10||||万元
""",
    fields={
        "staff_quota": "120",
        "staff_on_post": "118",
        "sangong_budget": "40",
        "sangong_actual": "36.2",
        "running_budget": "1110.5",
        "running_actual": "109.8",
        "purchase_budget": "60",
        "purchase_actual": "58",
        "area_approved": "1200",
        "area_actual": "1188.5",
        "cost_approved": "800",
        "cost_actual": "792",
        "sangong_budget_prev": "?",
    },
    head=_TABLE.head,
)

SAME_NAME: Final = replace(
    INPUTS,
    name="§8 湖南基础数据表（工作表名同模板）",
    book=book(drawn(_FORM, name="基础数据", top=2, left=2, hidden_rows=[18]), *_TABLE.book.sheets),
)

CASES: Final = (INPUTS, SAME_NAME)
