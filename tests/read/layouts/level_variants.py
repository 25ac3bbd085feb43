"""The ways units print levels and their points: numbers, asides, brackets, lines of their own."""

from typing import Final

from tests.read.layouts.variants import flat, overall, project

LEVEL_VARIANTS: Final = {
    "levels on lines of their own": project(
        ("|产出指标(50分)|数量", "|一、产出指标(50分)||||||50|49.89||\n||数量"),
        ("|效益指标(30分)|社会", "|二、效益指标(30分)||||||30|30||\n||社会"),
    ),
    "levels on lines of their own, without sums": project(
        ("|产出指标(50分)|数量", "|一、产出指标(50分)|||||||||\n||数量"),
        ("|效益指标(30分)|社会", "|二、效益指标(30分)|||||||||\n||社会"),
    ),
    "second levels on lines of their own": project(
        ("|产出指标(50分)|数量指标|养", "|产出指标(50分)|数量指标||||||||\n|||养"),
        ("||质量指标|验", "||（二）质量指标||||||||\n|||验"),
    ),
    "headers of levels with points": project(("|一级指标|二级指标|", "|一级指标及分值|二级指标及权重|")),
    "headers numbered": project(("|一级指标|", "|1.一级指标|"), ("|分值|得分|偏", "|5.分值|6.得分|7.偏")),
    "numbers on a line of their own": project(("产出指标(", "一⏎产出指标("), ("数量指标", "1⏎数量指标")),
    "numbers with blanks": project(("产出指标(", "1． 产出指标("), ("数量指标", "（ 1 ）数量指标")),
    "numbers before a blank": project(("产出指标(", "一 产出指标("), ("数量指标", "1 数量指标"), ("质量", "2 质量")),
    "numbers before a dash": project(("产出指标(", "一—产出指标("), ("数量指标", "1-数量指标")),
    "latin numbers": project(
        ("产出指标(", "I.产出指标("), ("效益指标(", "II、效益指标("), ("|满意度指标(", "|III. 满意度指标(")
    ),
    "labels that say what they are": project(
        ("产出指标(", "一级指标：产出指标("), ("数量指标", "二级指标1：数量指标"), ("质量指标", "指标2：质量指标")
    ),
    "labels with asides": project(("产出指标(50分)", "产出指标（类）(50分)"), ("数量指标", "数量指标（个）")),
    "points with the score reached": project(("产出指标(50分)", "产出指标⏎（50分，实得49.89分）")),
    "points in other brackets": project(("产出指标(50分)", "产出指标[50分]"), ("(30分)", "〔30分〕")),
    "subtotals set wide": project(
        ("|效益指标(", "||小 计|||||50|49.89||\n|效益指标("),
        ("|满意度指标(", "|效益指标 合 计||||||30|30||\n|满意度指标("),
    ),
    "subtotals in the column of titles": project(("|效益指标(", "|||得分小计||||50|49.89||\n|效益指标(")),
    "two totals": project(("总分|||||||100|99.54||", "合计|||||||100|99.54||\n自评总分|||||||100|99.54||")),
    "numbers behind 其中": project(("其中：当年", "其中：（1）当年"), ("上年结转", "（2）上年结转")),
    "a funds head of two rows": project(
        (
            "项目资金（万元）||||年初预算数|全年预算数|全年执行数|分值|执行率|得分|",
            "项目资金（万元）||||预算安排|<|全年执行数|分值|执行率|得分|\n||||年初预算数|全年预算数|||||",
        )
    ),
    "重庆, levels between the lines": flat(
        ("\n1|", "\n|一、产出指标|||||||\n1|"), ("\n4|", "\n|二、满意度指标|||||||\n4|")
    ),
    "湖南整体, levels on lines of their own": overall(
        ("^|产出指标（50分）|数量", "|一、产出指标（50分）||||||||\n||数量")
    ),
}
"""Name → what is printed differently; every one of them is read like its form."""
