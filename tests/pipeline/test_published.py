"""The five published reports: what a reviewer found with a calculator, and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from xlscore.consolidation.condense import condense
from xlscore.pipeline import assess, gather
from xlscore.write.findings_json import item_text, write_json

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "published"
GD20, GD21 = "广东省科技创新监测研究中心_2020", "广东省科技基础条件平台中心_2021"
WZ20, YY23, ZC21 = "重庆市万州区科学技术局_2020", "岳阳市科技事务中心_2023", "广州市增城区科学技术协会_2021"


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    dossiers = [assess(SAMPLES / f"{name}.xlsx") for name in (GD20, GD21, WZ20, YY23, ZC21)]
    text = "".join(write_json(map(item_text, dossiers), gather(map(condense, dossiers))))
    return {Path(item["file"]).stem: item for item in json.loads(text)["files"]}


def codes(item: dict[str, Any]) -> list[str]:
    return sorted(finding["code"] for finding in item["findings"] if finding["code"] != "XS901")


def one(item: dict[str, Any], code: str, cell: str = "") -> dict[str, Any]:
    found = [f for f in item["findings"] if f["code"] == code and (not cell or cell in f["cells"])]
    assert len(found) == 1, [f["message"] for f in found]
    return dict(found[0])


@pytest.mark.parametrize(
    ("name", "framework", "total", "grade"),
    [
        (GD20, "guangdong_overall_2020", "97.65", "优秀"),
        (GD21, "guangdong_overall_2021", "98", None),
        (WZ20, "wanzhou_overall_2020", "97", "优"),
        (YY23, "yueyang_overall_2023", "100", None),
        (ZC21, "zengcheng_overall_2021", "88.48", None),
    ],
)
def test_each_states_its_published_total_and_none_can_be_recomputed(
    files: dict[str, Any], name: str, framework: str, total: str, grade: str | None
) -> None:
    item = files[name]
    assert item["framework"] == framework
    assert item["recognised_by"] == "stamp"
    assert item["claimed_total"] == total
    assert item["claimed_grade"] == grade
    assert item["recomputed_total"] is None


def test_no_error_is_raised_anywhere(files: dict[str, Any]) -> None:
    errors = [f for item in files.values() for f in item["findings"] if f["severity"] == "error"]
    assert errors == []
    assert not any(item["failed_checks"] for item in files.values())


def test_gd20_procurement_rate_is_a_truncation_and_its_sums_agree(files: dict[str, Any]) -> None:
    item = files[GD20]
    assert codes(item) == ["XS402"]
    finding = one(item, "XS402")
    assert finding["severity"] == "warning"
    assert "98.87%" in finding["message"]
    assert "98.8798%" in finding["message"]
    assert "98.88%" in finding["message"]
    assert "截断" in finding["message"]


def test_gd21_total_a_cent_off_its_parts_is_explained_by_rounding(files: dict[str, Any]) -> None:
    item = files[GD21]
    assert codes(item) == ["XS407"]
    finding = one(item, "XS407")
    assert finding["severity"] == "note"
    assert finding["claimed"] == "8201.7"
    assert finding["recomputed"] == "8201.71"
    assert "0.02" in finding["message"]


def test_wz20_sums_and_staff_agree_and_five_targets_are_far_exceeded(files: dict[str, Any]) -> None:
    item = files[WZ20]
    assert codes(item) == ["XS310"] * 5
    messages = " ".join(f["message"] for f in item["findings"] if f["code"] == "XS310")
    for rate in ("121.58%", "120.00%", "280.00%", "150.00%", "216.00%"):
        assert rate in messages
    rates = {rate["name"]: rate["recomputed"] for rate in item["rates"]}
    assert rates["编制数与在职人员"] == "0.8679245283"
    assert rates["局机关"] == "1"
    assert rates["区科技信息中心"] == "0.9"
    assert rates["区生产力促进中心"] == "0.6428571429"


def test_yy23_overspending_and_unbudgeted_spending_stand_beside_a_claimed_hundred(files: dict[str, Any]) -> None:
    item = files[YY23]
    assert codes(item) == ["XS404", "XS404", "XS404", "XS415"]
    messages = " ".join(f["message"] for f in item["findings"])
    assert "322.37÷296.35＝108.7802%" in messages
    assert "85.31÷58.14＝146.7320%" in messages
    assert "资本性支出" in messages
    assert "支出无预算" in messages
    assert one(item, "XS415")["severity"] == "warning"
    rates = {rate["name"]: rate["recomputed"] for rate in item["rates"]}
    assert rates["编制数与在职人员"] == "0.8888888889"


def test_zc21_sums_and_seven_rates_raise_nothing_and_848_cannot_be_verified(files: dict[str, Any]) -> None:
    item = files[ZC21]
    assert codes(item) == ["XS308", "XS411", "XS416"]
    adjusted = one(item, "XS416")
    assert adjusted["severity"] == "note"
    assert "增加 65.71万元（8.58%）" in adjusted["message"]
    assert "基本支出" in one(item, "XS411")["message"]
    lost = one(item, "XS308")
    assert "资金管理" in lost["message"]
    assert lost["severity"] == "warning"
    assert lost["rests_on"] == ["“资金管理”的分值"]
    notes = " ".join(f["message"] for f in item["findings"] if f["code"] == "XS901")
    assert "资金管理" in notes
    assert "8.48" in notes
    claimed = {rate["name"]: rate["claimed"] for rate in item["rates"] if rate["claimed"]}
    assert claimed == {
        "基本支出": "0.8637",
        "项目支出": "0.9968",
        "其他运行经费": "0.9814",
        "专项工作经费": "1",
        "编外人员聘用经费": "0.9659",
        "编外人员公用经费": "1",
        "增城区科普专项经费": "0.9989",
        "专项工作经费（政协划拨）": "1",
        "区科协档案室、保密室整改经费": "1",
    }
