import json
from dataclasses import replace
from fractions import Fraction

from tests.write.understandings import understanding
from xlscore.model.recognition import Nearness
from xlscore.write.reading_json import write_reading_json


def test_a_known_form_as_one_object_with_numbers_as_decimal_strings() -> None:
    text = write_reading_json(understanding())
    held = json.loads(text)
    assert text.endswith("}\n")
    assert {key: held[key] for key in ("schema", "file", "format", "framework", "recognised_by")} == {
        "schema": 1,
        "file": "表.xls",
        "format": "xls",
        "framework": "national_project_2020",
        "recognised_by": "stamp",
    }
    assert held["conflict"] == {"sentence": "填写的年度不符。", "at": "自评表!A2"}
    assert held["unknown"] == ["看不到公式。"]
    assert held["external_links"] == ["去年.xlsx"]
    assert held["sheets"][0] == {
        "name": "自评表",
        "visibility": "visible",
        "filled": 40,
        "last": "自评表!J12",
        "hidden_rows": [3, 5, 6, 7],
        "hidden_columns": [2, 28],
        "headers": [{"at": "自评表!H5", "text": "分值"}],
    }
    submission = held["submission"]
    assert submission["unit"] == "样例中心"
    assert submission["grade"]["text"] == "优"
    assert submission["leftovers"] == [{"at": "自评表!A30", "why": "另加的行"}]
    assert submission["repeated"] == {"E": ["自评表!C6", "自评表!C20"]}
    assert submission["lines"][1]["parent"] == 0
    assert submission["sums"][0]["claimed"]["value"] == "9.5"
    assert submission["fields"]["executed"]["value"] == "114.6"


def test_a_row_holds_every_entry_with_its_reading_and_null_where_the_sheet_has_no_cell() -> None:
    (row,) = json.loads(write_reading_json(understanding()))["submission"]["rows"]
    assert row["path"] == ["产出指标", "数量指标"]
    assert row["level"] is None
    assert row["points"] == {
        "at": "自评表!H9",
        "state": "given",
        "text": "10",
        "value": "10",
        "places": None,
        "percent": False,
        "formula": None,
        "converted_from": None,
        "unread": [],
        "error": None,
        "uncached": False,
        "reading": None,
    }
    assert row["target"]["reading"] == {
        "text": "≥1000人次",
        "kind": "quantity",
        "operator": ">=",
        "operator_from": "cell",
        "value": "1000",
        "value2": None,
        "unit": "人次",
        "scale": "1",
        "places": 0,
        "exactness": "exact",
        "notes": [],
        "flags": [],
        "mentioned": [],
    }


def test_an_unknown_form_has_candidates_and_no_submission() -> None:
    held = json.loads(write_reading_json(understanding(known=False)))
    assert held["framework"] is None
    assert held["conflict"] is None
    assert held["candidates"] == ["national_project_2020", "national_overall_2020"]
    assert held["submission"] is None


def test_further_forms_stand_beside_the_first_with_the_same_keys() -> None:
    known = understanding()
    assert json.loads(write_reading_json(known))["forms"] == []
    assert known.submission is not None
    held = json.loads(write_reading_json(replace(known, further=(replace(known.submission, project_name="乙"),))))
    (second,) = held["forms"]
    assert second.keys() == held["submission"].keys()
    assert (held["submission"]["project"], second["project"]) == ("", "乙")


def test_how_sure_a_recognition_is_and_what_fits_where_none_was_certain() -> None:
    held = json.loads(write_reading_json(understanding()))
    assert (held["confidence"], held["nearest"]) == (None, [])
    unknown = understanding(known=False)
    near = (Nearness("甲_2020", Fraction(105, 2), ("指标行",), ("分值",)),)
    shown = replace(unknown, recognition=replace(unknown.recognition, confidence=Fraction(2, 3), nearest=near))
    held = json.loads(write_reading_json(shown))
    assert held["confidence"] == "0.67"
    assert held["nearest"] == [{"framework": "甲_2020", "confidence": "0.53", "fits": ["指标行"], "misses": ["分值"]}]
