from dataclasses import replace
from fractions import Fraction

from tests.write.understandings import understanding
from xlscore.model.recognition import Nearness
from xlscore.write.reading_text import reading_lines


def test_every_block_of_a_known_form() -> None:
    assert "\n".join(reading_lines(understanding())) == (
        "表.xls\n"
        f"  格式：xls；SHA-256：{'ab' * 32}\n"
        "  指标体系：national_project_2020（全国《项目支出绩效自评表》，按模板标记识别）\n"
        "  矛盾之处：填写的年度不符。\n"
        "  单位：样例中心；年度：2021年；金额单位：万元\n"
        "  取数自外部文件：去年.xlsx\n"
        "  无法得知：看不到公式。\n"
        "\n"
        "工作表\n"
        "  自评表：40 个有内容的单元格，至 J12\n"
        "    隐藏而有内容的行：3、5–7\n"
        "    隐藏而有内容的列：B、AB\n"
        "    认得的标题和表头：分值（H5）\n"
        "  备查：2 个有内容的单元格，至 B1，已隐藏\n"
        "    没有认得的标题和表头\n"
        "  空表：空白，深度隐藏\n"
        "\n"
        "总体目标等文字\n"
        "  预期目标：「办二十场。」（自评表!B8）\n"
        "\n"
        "资金与收支明细\n"
        "  自评表!C6「年度资金总额」（单位 万元，按指标 E 计分）\n"
        "    全年预算数（计划数）：120（自评表!F6）\n"
        "  「（未填名称）」（属于「年度资金总额」，分类 按性质，来源 报告一）\n"
        "    执行数（实际数）：3（自评表!G7）\n"
        "\n"
        "指标\n"
        "  P.1 自评表!D9「培训人次」（产出指标 / 数量指标）\n"
        "    分值：10（自评表!H9）\n"
        "    年度指标值：「≥1000人次」（自评表!F9） → 大于等于1000人次；性质：数量；确切数；符号写在本格\n"
        "    自评得分：9.5（自评表!I9）\n"
        "\n"
        "合计与等级\n"
        "  「小计」（产出指标）分值：10（自评表!H10）\n"
        "  「小计」（产出指标）得分：9.5（自评表!I10）\n"
        "  总分：99（自评表!I11）\n"
        "  等级：「优」（自评表!I12）\n"
        "\n"
        "填报项\n"
        "  全年执行数（金额，万元）：114.6（自评表!G6）\n"
        "  elsewhere：1（自评表!G7）\n"
        "\n"
        "缺失、重复与未采用的内容\n"
        "  没有找到：基础数据\n"
        "  没有找到的指标：A1、A2\n"
        "  指标 E 出现多处：自评表!C6、自评表!C20\n"
        "  自评表!A30：另加的行"
    )


def test_an_unknown_form_shows_the_nearest_editions_and_the_sheets() -> None:
    lines = list(reading_lines(understanding(known=False)))
    assert "  指标体系：未识别" in lines
    assert "  最相近的：national_project_2020、national_overall_2020" in lines
    assert lines[-1] == "  空表：空白，深度隐藏"
    assert "指标" not in lines


def test_further_forms_are_read_out_under_a_heading_of_their_own() -> None:
    known = understanding()
    assert known.submission is not None
    alone = list(reading_lines(known))
    second = replace(known.submission, project_name="乙项目")
    lines = list(reading_lines(replace(known, further=(second,))))
    blocks = alone[alone.index("总体目标等文字") - 1 :]
    assert lines == [*alone, "", "第2张表（乙项目）", *blocks]


def test_an_unknown_form_says_what_fits_the_nearest_editions_and_what_does_not() -> None:
    shown = understanding(known=False)
    near = (
        Nearness("甲_2020", Fraction(105, 2), ("指标行", "表名"), ("分值",)),
        Nearness("乙_2021", Fraction(120), ("表名",)),
        Nearness("丙_2021", Fraction(-3)),
    )
    lines = list(reading_lines(replace(shown, recognition=replace(shown.recognition, nearest=near))))
    assert lines[3:6] == [
        "  最相近的：甲_2020，相似度 0.53；相符：指标行、表名；不符：分值",
        "  最相近的：乙_2021，相似度 1.00；相符：表名；不符：无",
        "  最相近的：丙_2021，相似度 0.00；相符：无；不符：无",
    ]


def test_a_form_known_by_its_layout_says_how_sure_that_is() -> None:
    known = understanding()
    certain = replace(known.recognition, by="layout", confidence=Fraction(857, 1000))
    assert "  指标体系：national_project_2020（全国《项目支出绩效自评表》，按版式识别，相似度 0.86）" in list(
        reading_lines(replace(known, recognition=certain))
    )
    forced = replace(known.recognition, by="option", confidence=None)
    assert "  指标体系：national_project_2020（全国《项目支出绩效自评表》，由 --framework 指定）" in list(
        reading_lines(replace(known, recognition=forced))
    )
