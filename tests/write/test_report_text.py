import json
from dataclasses import replace
from pathlib import Path

import pytest

from xlscore.cells import CellRef
from xlscore.consolidation.condense import condense
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Finding, Severity
from xlscore.model.roster import Roster
from xlscore.pipeline import assess
from xlscore.write.findings_json import dossier_json, item_text, named_item, roster_json, write_json
from xlscore.write.findings_table import HEADERS, finding_rows, findings_csv
from xlscore.write.report_text import closing_lines, dossier_lines, finding_lines

FAULTS = Path(__file__).resolve().parents[2] / "samples" / "faults"
FINDING = Finding("XS401", Severity.ERROR, "执行率与金额不符", "意见", "改正", subject="总额")


@pytest.fixture(scope="module")
def wrong() -> Dossier:
    return assess(FAULTS / "XS301_得分与复算不符.xlsx")


def test_a_finding_names_four_places_and_counts_the_rest() -> None:
    cells = tuple(CellRef("表", row, 1) for row in range(1, 7))
    assert next(finding_lines(replace(FINDING, cells=cells))) == (
        "  [强制性] XS401 执行率与金额不符  表!A1、表!A2、表!A3、表!A4 等6处"
    )


def test_working_and_cause_are_said_once() -> None:
    lines = list(finding_lines(replace(FINDING, working="1÷2＝50%", diagnosis="按年初预算计算")))
    assert lines[1:] == ["      意见", "      计算：1÷2＝50%", "      原因：按年初预算计算", "      处理：改正"]
    repeated = replace(FINDING, message="1÷2＝50%，按年初预算计算", working="1÷2＝50%", diagnosis="按年初预算计算")
    assert list(finding_lines(repeated))[1:] == ["      1÷2＝50%，按年初预算计算", "      处理：改正"]


def test_figures_of_the_user_are_named_and_a_broken_check_is_our_fault(wrong: Dossier) -> None:
    assert wrong.framework is not None
    edition = wrong.framework.model_copy(update={"overlays": ("我的.yaml",)})
    text = "\n".join(dossier_lines(replace(wrong, framework=edition, failed_checks=("XS303",))))
    assert "使用用户提供的数据：我的.yaml" in text
    assert "xlscore 自身出错：审核规则 XS303 未能运行" in text


def test_a_total_left_blank_is_said_to_be_blank(wrong: Dossier) -> None:
    assert wrong.submission is not None
    blank = replace(wrong.submission, total=replace(wrong.submission.total, value=None))
    assert "自评得分 未填" in "\n".join(dossier_lines(replace(wrong, submission=blank)))


def test_findings_across_files_close_the_report(wrong: Dossier) -> None:
    roster = Roster((condense(wrong),), findings=(replace(FINDING, code="XS501", title="未上报"),))
    lines = list(closing_lines(roster))
    assert "  [强制性] XS501 未上报" in lines
    assert lines[-1] == "共审核 1 个文件：不通过 1。"


def test_a_file_without_findings_has_one_row_and_formulas_stay_text(wrong: Dossier) -> None:
    clean = replace(wrong, file="=1+1.xlsx", findings=())
    roster = Roster((condense(clean),), findings=(FINDING,))
    rows = finding_rows(roster)
    assert [len(row) for row in rows] == [len(HEADERS)] * 2
    assert rows[0][:4] == ("=1+1.xlsx", "样例区科技服务中心", "national_project_2020", "通过")
    assert "\r\n'=1+1.xlsx," in findings_csv(roster)


def test_json_lists_filings_only_where_there_was_a_roster(wrong: Dossier) -> None:
    from xlscore.model.roster import Filing, FilingState, RosterUnit

    assert "filings" not in roster_json(Roster((condense(wrong),)))
    filing = Filing(RosterUnit("1", "甲"), FilingState.LATE, (0,), "单位名称", 2)
    result = roster_json(Roster((condense(wrong),), (filing,), (FINDING,)))
    assert result["filings"] == [
        {
            "code": "1",
            "name": "甲",
            "state": "逾期上报",
            "files": [wrong.file],
            "matched_by": "单位名称",
            "days_late": 2,
            "replaced": [],
            "note": "",
        }
    ]
    assert [item["code"] for item in result["findings"]] == ["XS401"]


def test_json_put_together_from_items_is_what_one_dump_would_be(wrong: Dossier) -> None:
    roster = Roster((condense(wrong),) * 2)
    whole = {**roster_json(roster), "files": [dossier_json(wrong)] * 2}
    nameless = item_text(replace(wrong, file=""))
    items = [named_item(nameless, wrong.file)] * 2
    assert "".join(write_json(items, roster)) == json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    assert json.loads("".join(write_json((), Roster(())))) == {**roster_json(Roster(())), "files": []}
