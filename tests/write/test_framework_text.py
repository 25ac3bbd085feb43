from fractions import Fraction

from xlscore.read.catalogue import Catalogue
from xlscore.write.framework_text import framework_lines, known_points, listing_lines

SHIPPED = Catalogue.shipped()


def test_points_known_of_each_edition() -> None:
    known = {edition.id: known_points(edition) for edition in SHIPPED.all()}
    assert known["national_project_2020"] == 100
    assert known["yueyang_workcheck_2023"] == 100
    assert known["yueyang_overall_2019"] == 36
    assert known["zengcheng_overall_2021"] == 62
    assert known["guangdong_overall_2021"] == 0
    assert all(isinstance(points, Fraction) for points in known.values())


def test_the_listing_has_a_line_an_edition() -> None:
    lines = list(listing_lines(SHIPPED.all()))
    assert len(lines) == 13
    assert any("国家" in line or "全国" in line for line in lines)
    assert any("yueyang_overall_2019" in line and "2019年度" in line and "36/100 分" in line for line in lines)
    assert any("各年度通用" in line for line in lines)


def test_an_edition_tells_source_rules_and_what_is_unconfirmed() -> None:
    text = "\n".join(framework_lines(SHIPPED.framework("zengcheng_overall_2021")))
    assert "文号不详" in text
    assert "资金管理  14分  【待核：分值、评分标准、计算口径】" in text
    assert "评分标准未公布" in text
    national = "\n".join(framework_lines(SHIPPED.framework("national_project_2020")))
    assert "产出指标（由单位自设指标）  50分" in national
    assert "财预〔2020〕10号" in national
    local = "\n".join(framework_lines(SHIPPED.framework("yueyang_overall_2023")))
    assert "【待核：分值】" in local
    common = "\n".join(framework_lines(SHIPPED.framework("national_common_2013")))
    assert "分值未公布" in common
    assert "其余 100 分（待核）" in common


def test_figures_of_the_user_are_named() -> None:
    edition = SHIPPED.framework("yueyang_overall_2019").model_copy(update={"overlays": ("我的.yaml",)})
    assert "  使用用户提供的数据：我的.yaml" in list(framework_lines(edition))
