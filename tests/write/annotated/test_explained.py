"""Explanations typed into a copy come back by their finding's id, whoever saved the copy and wherever rows went."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.oracle.office import convert
from xlscore.model.dossier import Dossier
from xlscore.model.finding import Verdict
from xlscore.model.settlement import Answer, Measures, Waiver
from xlscore.pipeline import Options, assess_bytes
from xlscore.write.annotated import annotate

OVER = Path(__file__).resolve().parents[3] / "samples" / "faults" / "XS404_执行数超过预算数.xlsx"
TEXTS = {
    "XS404:年度资金总额": "因12月追加人员经费1.1万元，次年1月才下达指标",
    "XS404:当年财政拨款": "因12月追加人员经费2万元，次年1月才下达指标",
    "XS415:满分": "因追加指标下达较晚，未并入全年预算数，执行进度按批复计",
}
GONE = "上一稿的说明和复核意见（对应的审核意见本次已没有）"


def checked(data: bytes, **options: object) -> Dossier:
    return assess_bytes(data, "副本.xlsx", Options(**options))  # type: ignore[arg-type]  # named as Options names them


def copied(data: bytes, **options: object) -> bytes:
    return annotate(checked(data, **options), data)


def sheet_of(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["审核结果"]
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of(data: bytes) -> dict[str, list[object]]:
    """Return the row of each finding of 审核结果 by its id."""
    return {str(row[14].value): [cell.value for cell in row] for row in sheet_of(data).iter_rows(min_row=11)}


def typed(copy: bytes, texts: Mapping[str, str], *, shuffled: bool = False) -> bytes:
    """Return the copy with texts typed beside the findings of these ids, its rows in another order where asked."""
    book = openpyxl.load_workbook(io.BytesIO(copy))
    sheet = book["审核结果"]
    for row in sheet.iter_rows(min_row=11):
        if (text := texts.get(str(row[14].value))) is not None:
            row[11].value = text
    if shuffled:
        sheet.insert_rows(11, 2)
        first, last = [cell.value for cell in sheet[13]], [cell.value for cell in sheet[15]]
        for column, (one, other) in enumerate(zip(first, last, strict=True), 1):
            sheet.cell(13, column).value, sheet.cell(15, column).value = other, one
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def copy() -> bytes:
    return copied(OVER.read_bytes())


def states(dossier: Dossier) -> dict[str, str]:
    return {f.id: f.settlement.value for f in dossier.findings if f.code in {"XS404", "XS415"}}


@pytest.mark.parametrize("shuffled", [False, True])
def test_a_copy_with_every_warning_explained_passes(copy: bytes, shuffled: bool) -> None:
    assert checked(copy).verdict is Verdict.EXPLAIN
    again = checked(typed(copy, TEXTS, shuffled=shuffled))
    assert again.verdict is Verdict.PASS
    assert states(again) == dict.fromkeys(TEXTS, "explained")
    explanation = again.findings[0].explanation
    assert explanation is not None
    assert explanation.working == "写明 1.1万元，差额 1.1万元，占 100.00%，超过一半。"


def test_the_next_copy_keeps_the_texts_and_says_what_became_of_the_findings(copy: bytes) -> None:
    texts = {**TEXTS, "XS415:满分": "无"}
    data = typed(copy, texts)
    second = copied(data)
    rows = rows_of(second)
    assert {name: rows[name][11] for name in TEXTS} == texts
    assert rows["XS404:当年财政拨款"][1] == "提示性\n已说明"
    assert str(rows["XS404:当年财政拨款"][5]).endswith("说明金额：写明 2万元，差额 2万元，占 100.00%，超过一半。")
    assert rows["XS404:当年财政拨款"][10] == "——"
    assert rows["XS415:满分"][1] == "提示性"
    assert str(rows["XS415:满分"][5]).endswith("说明不足：填的是「无」，没有说明任何情况。请写明具体原因。")
    marked = openpyxl.load_workbook(io.BytesIO(second))["自评表"]
    assert marked["G7"].fill.fgColor.rgb == "FFFFEB9C", "an open finding still stands on this cell"
    assert marked["F7"].fill.fgColor.rgb == "FFDDEBF7", "an explained finding is marked like a note"
    third = copied(second)
    assert third == second
    assert states(checked(third)) == states(checked(data))


def test_texts_survive_two_rounds_of_typing(copy: bytes) -> None:
    first = dict(list(TEXTS.items())[:1])
    rest = dict(list(TEXTS.items())[1:])
    again = copied(typed(copied(typed(copy, first)), rest))
    assert {name: rows_of(again)[name][11] for name in TEXTS} == TEXTS
    assert checked(again).verdict is Verdict.PASS


def test_an_explanation_whose_finding_is_gone_is_kept_and_comes_back(copy: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(typed(copy, TEXTS)))
    book["自评表"]["F6"] = book["自评表"]["F6"].value + 2
    book["自评表"]["F7"] = book["自评表"]["F7"].value + 2
    stream = io.BytesIO()
    book.save(stream)
    corrected = checked(stream.getvalue())
    assert "XS404:当年财政拨款" not in {finding.id for finding in corrected.findings}
    assert ("XS404:当年财政拨款", TEXTS["XS404:当年财政拨款"]) in [
        (answer.finding, answer.text) for answer in corrected.strays
    ]
    third = annotate(corrected, stream.getvalue())
    assert GONE in [cell.value for row in sheet_of(third) for cell in row]
    assert rows_of(third)["XS404:当年财政拨款"][11] == TEXTS["XS404:当年财政拨款"]
    assert checked(third).strays == tuple(
        replace(answer, at=place.at) for answer, place in zip(corrected.strays, checked(third).strays, strict=True)
    )


def test_explanations_handed_in_beside_the_file_are_written_into_the_copy() -> None:
    answers = [Answer(name, text, "说明.xlsx:2", ("样例区科技服务中心",)) for name, text in TEXTS.items()]
    gone = Answer("XS308:旧事", "因停电取消一期", "说明.xlsx:9", ("样例区科技服务中心",))
    copy = copied(OVER.read_bytes(), measures=Measures(answers=(*answers, gone)))
    rows = rows_of(copy)
    assert {name: rows[name][11] for name in TEXTS} == TEXTS
    assert rows["XS308:旧事"][11] == "因停电取消一期"
    assert checked(copy).verdict is Verdict.PASS
    assert copied(copy) == copy


def test_a_text_handed_in_beside_the_copy_counts_over_the_one_in_it(copy: bytes) -> None:
    data = typed(copy, {"XS415:满分": "无"})
    answer = Answer("XS415:满分", TEXTS["XS415:满分"], "说明.xlsx:2", ("样例区科技服务中心",))
    again = copied(data, measures=Measures(answers=(answer,)))
    assert rows_of(again)["XS415:满分"][11] == TEXTS["XS415:满分"]


def test_waived_findings_stand_in_the_copy_with_who_why_and_until_when() -> None:
    waiver = Waiver("XS404", "先行列支", "局长办公会", date(2026, 12, 31), place="当年财政拨款", at="豁免.xlsx:2")
    measures = Measures(date(2026, 11, 21), (waiver,))
    rows = rows_of(copied(OVER.read_bytes(), measures=measures))
    assert rows["XS404:当年财政拨款"][1] == "提示性\n已豁免"
    assert str(rows["XS404:当年财政拨款"][5]).endswith("已豁免：局长办公会批准，理由：先行列支，有效期至 2026-12-31")
    assert rows["XS902:XS404/当年财政拨款"][1] == "说明"


def test_the_page_says_that_what_it_lists_is_settled(copy: bytes) -> None:
    page = openpyxl.load_workbook(io.BytesIO(copied(typed(copy, TEXTS))))["审核意见书"]
    texts = [str(cell.value) for row in page for cell in row if cell.value]
    assert "你单位报送的上述自评表经审核通过：下列意见已说明清楚或者已经豁免，不需更正。" in texts
    assert "强制性 0 条，提示性 0 条，说明 1 条，已说明 3 条" in texts


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_texts_are_read_from_a_copy_that_libreoffice_saved(copy: bytes, kind: str, tmp_path: Path) -> None:
    (tmp_path / "副本.xlsx").write_bytes(typed(copy, TEXTS, shuffled=True))
    (saved,) = convert([tmp_path / "副本.xlsx"], tmp_path / "另存", kind)
    again = checked(saved.read_bytes())
    assert states(again) == dict.fromkeys(TEXTS, "explained")
    assert again.verdict is Verdict.PASS
    if kind == "xlsx":
        rows = rows_of(copied(saved.read_bytes()))
        assert {name: rows[name][11] for name in TEXTS} == TEXTS
