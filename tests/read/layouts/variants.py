"""Forms as they are printed, and the ways units print them differently without meaning anything by it."""

from dataclasses import dataclass
from typing import Final

from tests.read.layouts.overall import NATIONAL_FORM
from tests.read.layouts.tables import NINE

PROJECT: Final = """
项目支出绩效自评表||||||||||
（2022年度）||||||||||
项目名称||农村公路养护||||||||
主管部门||某县交通运输局||||实施单位|某县公路所|||
项目资金（万元）||||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
||年度资金总额||120|130|125.5|10|%96.54|9.65|
||其中：当年财政拨款||100|110|106|—|%96.36|—|
||上年结转资金||20|20|19.5|—|%97.5|—|
年度总体目标|预期目标|||||实际完成情况||||
|养护公路300公里|||||养护公路310公里||||
绩效指标|一级指标|二级指标|三级指标||年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
|产出指标(50分)|数量指标|养护里程||≥300公里|310公里|15|15||
|||修补路面||≥2500平方米|2600平方米|10|10||
||质量指标|验收合格率||≥95%|94%|10|9.89|一处返工|
||时效指标|按时完成率||≥90%|92%|5|5||
||成本指标|养护成本||≤130万元|125.5万元|10|10||
|效益指标(30分)|社会效益指标|受益村庄||≥40个|42个|15|15||
||可持续影响指标|管护机制覆盖率||≥80%|85%|15|15||
|满意度指标(10分)|服务对象满意度指标|群众满意率||≥95%|96%|10|10||
总分|||||||100|99.54||
"""

FLAT: Final = """
部门整体绩效自评表（2021年度）
项目名称|某区水利局整体|项目编码|500101|自评总分|97.85|||
主管部门|某区水利局|财政归口处室|农业科|部门联系人|某某|联系电话|12345678
资金情况(元)||年初预算数|全年(调整)预算数|全年执行数|执行率|执行率权重|执行率得分|
|年度总金额|46800000|48056700|46615000|%97|10|9.70|
|其中:财政拨款|46800000|48056700|46615000|%97|||
绩效目标|年初绩效目标||全年(调整)绩效目标||全年目标实际完成情况|||
|治理河道12公里||治理河道15公里||治理河道15公里|||
序号|指标名称|计量单位|指标性质|指标值|指标权重(分)|全年完成值|指标得分(分)|说明
1|治理河道长度|公里|≥|15|30|15|30|
2|巡河次数|次|≥|1200|20|1300|20|
3|供水合格率|%|≥|95|20|93.1|19.6|两处水厂检修
4|群众满意度|%|≥|95|20|88|18.53|投诉较多
"""


@dataclass(frozen=True, slots=True)
class Variant:
    """A form and what is printed in it differently: pairs of words, replaced everywhere."""

    base: str
    edition: str
    changes: tuple[tuple[str, str], ...]


def project(*changes: tuple[str, str]) -> Variant:
    """Return the project form with these words printed differently."""
    return Variant(PROJECT, "national_project_2020", changes)


def overall(*changes: tuple[str, str]) -> Variant:
    """Return the form of whole departments with these words printed differently."""
    return Variant(NATIONAL_FORM, "national_overall_2020", changes)


def flat(*changes: tuple[str, str]) -> Variant:
    """Return the list without levels with these words printed differently."""
    return Variant(FLAT, "chongqing_overall_2021", changes)


def table(*changes: tuple[str, str]) -> Variant:
    """Return the table of 湖南 with these words printed differently."""
    return Variant(NINE, "hunan_overall_2017", changes)


_CHINESE: Final = (
    ("产出指标(", "一、产出指标("),
    ("效益指标(", "二、效益指标("),
    ("|满意度指标(", "|三、满意度指标("),
)
_IN_BRACKETS: Final = (
    ("数量指标", "（一）数量指标"),
    ("质量指标", "（二）质量指标"),
    ("时效指标", "（三）时效指标"),
    ("成本指标", "（四）成本指标"),
    ("社会效益指标", "（一）社会效益指标"),
    ("可持续影响指标", "（二）可持续影响指标"),
    ("服务对象满意度指标", "（一）服务对象满意度指标"),
)
_DOTTED: Final = (
    ("产出指标(", "1.产出指标("),
    ("效益指标(", "2.效益指标("),
    ("|满意度指标(", "|3.满意度指标("),
    ("数量指标", "1.1数量指标"),
    ("质量指标", "1.2 质量指标"),
    ("时效指标", "1.3.时效指标"),
    ("成本指标", "1-4成本指标"),
    ("社会效益指标", "2.1、社会效益指标"),
)
_TITLES: Final = (
    ("养护里程", "（1）养护里程"),
    ("修补路面", "(2)修补路面"),
    ("验收合格率", "1）验收合格率"),
    ("按时完成率", "①按时完成率"),
    ("养护成本", "1.养护成本"),
    ("受益村庄", "1、受益村庄"),
    ("群众满意率", "指标1：群众满意率"),
)

VARIANTS: Final = {
    "level 1 一、, level 2 （一）": project(*_CHINESE, *_IN_BRACKETS),
    "level 1 1., level 2 1.1": project(*_DOTTED),
    "everything numbered": project(*_CHINESE, *_IN_BRACKETS, *_TITLES),
    "circled numbers": project(
        ("产出指标(", "Ⅰ.产出指标("), ("数量指标", "①数量指标"), ("质量指标", "② 质量指标"), ("时效指标", "⑶时效指标")
    ),
    "one level 2 only is numbered": project(*_CHINESE[:1], *_IN_BRACKETS[1:2]),
    "第一、, and letters": project(
        ("产出指标(", "第一、产出指标("), ("数量指标", "A.数量指标"), ("质量指标", "(B)质量指标")
    ),
    "blocks numbered": project(
        ("项目资金（万元）", "二、项目资金（万元）"),
        ("年度总体目标", "三、年度总体目标"),
        ("\n绩效指标", "\n四、绩效指标"),
        ("总分|", "五、总分|"),
        ("项目名称", "1.项目名称"),
        ("主管部门", "2.主管部门"),
        ("实施单位", "3.实施单位"),
    ),
    "funds labels headed 项目": project(("（万元）|||", "（万元）||项目|")),
    "funds labels headed 项 目, numbered": project(
        ("（万元）|||", "（万元）||项 目|"), ("其中：当年", "其中：1.当年")
    ),
    "funds labels headed 资金项目": project(("（万元）|||", "（万元）||资金项目|")),
    "funds labels headed 单位": project(("（万元）|||", "（万元）||单位|")),
    "funds labels headed 指标": project(("（万元）|||", "（万元）||指标|")),
    "funds labels headed 名称": project(("（万元）|||", "（万元）||名称|")),
    "funds labels headed 预算项目名称": project(("（万元）|||", "（万元）||预算项目名称|")),
    "words of 四川": project(
        ("年初预算数", "年初预算"),
        ("全年预算数", "调整后预算数"),
        ("全年执行数", "预算执行数"),
        ("|执行率", "|预算执行率"),
        ("年度资金总额", "总额"),
        ("分值", "权重"),
        ("年度指标值", "指标值"),
        ("实际完成值", "完成值"),
        ("偏差原因分析及改进措施", "未完成原因分析"),
    ),
    "words of 重庆": project(
        ("年度资金总额", "年度总金额"),
        ("全年预算数", "全年(调整)预算数"),
        ("分值", "指标权重(分)"),
        ("得分", "指标得分(分)"),
        ("实际完成值", "全年完成值"),
        ("偏差原因分析及改进措施", "说明"),
    ),
    "words nobody listed": project(
        ("一级指标", "一级绩效指标名称"),
        ("三级指标", "三级指标内容"),
        ("年度指标值", "年初设定目标值"),
        ("实际完成值", "全年实际完成情况"),
        ("偏差原因分析及改进措施", "未达到目标值的原因分析和整改措施"),
        ("年初预算数", "年初批复预算数"),
        ("全年执行数", "实际支出金额"),
    ),
    "a detail of an indicator": project(
        ("||质量指标", "|||其中：县道||≥100公里|105公里||||\n||质量指标"),
    ),
    "subtotals of levels": project(
        ("|效益指标(", "||小计|||||50|49.89||\n|效益指标("),
        ("|满意度指标(", "||小计|||||30|30||\n|满意度指标("),
    ),
    "subtotals by name": project(
        ("|效益指标(", "|产出指标小计||||||50|49.89||\n|效益指标("),
        ("|满意度指标(", "|（二）效益指标合计||||||30|30||\n|满意度指标("),
    ),
    "合计 between the levels": project(
        ("|效益指标(", "|合计||||||50|49.89||\n|效益指标("),
        ("|满意度指标(", "|合计||||||30|30||\n|满意度指标("),
    ),
    "a note in the middle": project(("|效益指标(", "注：产出指标按合同计算。||||||||||\n|效益指标(")),
    "a footer in the middle": project(("|效益指标(", "第 1 页，共 2 页||||||||||\n|效益指标(")),
    "blank rows in the middle": project(("|效益指标(", "\n\n|效益指标(")),
    "two notes in the middle": project(
        ("|效益指标(", "注：产出指标按合同计算。||||||||||\n2.里程以验收为准。||||||||||\n|效益指标(")
    ),
    "a note before the total": project(("总分|", "其他需要说明的问题|无|||||||||\n总分|")),
    "a number column before the levels": project(("绩效指标|一级", "序号|一级"), ("||质量指标", "3||质量指标")),
    "levels called 类": project(("产出指标(", "产出类指标("), ("数量指标", "数量类指标")),
    "levels without 指标": project(("产出指标(", "产出("), ("数量指标", "数量"), ("社会效益指标", "社会效益")),
    "points of levels with words": project(("产出指标(50分)", "产出指标（共50分）"), ("(30分)", "（满分30分）")),
    "points of levels behind a blank": project(("产出指标(50分)", "产出指标 50分"), ("(30分)", "⏎（30 分）")),
    "重庆, labels headed 项目": flat(("(元)||", "(元)|项 目|")),
    "重庆, labels headed 资金": flat(("(元)||", "(元)|资 金|")),
    "重庆, titles numbered": flat(
        ("治理河道长度", "1.治理河道长度"), ("巡河次数", "（2）巡河次数"), ("供水合格率", "③供水合格率")
    ),
    "重庆, a sum at the end": flat(("投诉较多", "投诉较多\n合计|||||90||88.13")),
    "重庆, blocks numbered": flat(("资金情况(元)", "一、资金情况(元)"), ("\n绩效目标|", "\n二、绩效目标|")),
    "units in headers": project(
        ("年初预算数", "年初预算数（万元）"), ("全年预算数", "全年预算数⏎（万元）"), ("全年执行数", "全年执行数/万元")
    ),
    "headers with asides": project(
        ("|得分|", "|自评得分（分）|"), ("年度指标值", "年度指标值（目标值）"), ("|分值|", "|分值（100分）|")
    ),
    "vertical levels": project(("产出指标(50分)", "产⏎出⏎指⏎标⏎(50分)"), ("数量指标", "数⏎量⏎指⏎标")),
    "the total in other words": project(("总分|", "自评总分（满分100分）|")),
    "the total in the column of titles": project(("总分||||", "|||得分合计|")),
    "numbers before the parts": project(("||其中：当年", "|1|其中：当年"), ("||上年结转", "|2|上年结转")),
    "signatures in the middle": project(("|效益指标(", "审核人：|||填表人：|||||||\n|效益指标(")),
    "titles that begin with a figure": project(("养护里程", "12345热线办结量"), ("修补路面", "1.5万亩水田")),
    "湖南整体, labels headed 项目": overall(("（万元）|||", "（万元）|项目||")),
    "湖南整体, numbered": overall(
        ("产出指标（", "一、产出指标（"), ("数量指标", "（一）数量指标"), ("时效指标", "（二）时效指标"),
        ("按收入性质分", "（一）按收入性质分"), ("按支出性质分", "（二）按支出性质分"),
        ("其中：一般公共", "其中：1.一般公共"), ("政府性基金", "2.政府性基金"),
    ),
    "湖南, levels numbered": table(
        ("投 入|", "一、投 入|"), ("过 程|", "二、过 程|"), ("产出及效率|", "三、产出及效率|"),
        ("预算配置|", "（一）预算配置|"), ("预算执行|", "（一）预算执行|"), ("职责履行|", "1.职责履行|"),
    ),
    "湖南, titles numbered": table(
        ("|在职人员控制率", "|1.在职人员控制率"), ("|“三公经费”变动率", "|2、“三公经费”变动率"),
        ("|预算完成率", "|（3）预算完成率"), ("|公用经费控制率", "|①公用经费控制率"),
        ("|资金使用合规性", "|1.1资金使用合规性"),
    ),
    "湖南, the total numbered": table(("合计|100", "四、合计|100")),
}  # fmt: skip
"""Name → what is printed differently; every one of them is read like its form."""


def drawing_of(variant: Variant) -> str:
    """Return the drawing of a variant."""
    form = variant.base
    for old, new in variant.changes:
        form = form.replace(old, new)
    return form
