"""Tidy tables: what was written comes back whole, exact, in a schema that says what is there."""

import csv
import io
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pyarrow.parquet
import pytest

from tests.consolidation.years import LONG, SAMPLES, finding, line, passage, rate, record
from xlscore.consolidation.condense import condense
from xlscore.consolidation.lines import lay_out
from xlscore.consolidation.tidy import TABLES, Kind, Shelf
from xlscore.errors import UsageError
from xlscore.model.record import Record
from xlscore.model.roster import Roster
from xlscore.pipeline import assess, find_workbooks, gather
from xlscore.read.roster import read_roster
from xlscore.read.tidy_tables import holds_tables, read_tables
from xlscore.write.tidy_tables import schema_text, table_files, table_names

FORMS = ("csv", "parquet")


def written(roster: Roster, folder: Path, form: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in table_files(roster, form):
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def bureau() -> Roster:
    folders = [SAMPLES / "bureau" / "上报", SAMPLES / "published", SAMPLES / "faults"]
    records = [condense(assess(path)) for path in find_workbooks(folders)]
    return gather(records, read_roster(SAMPLES / "bureau" / "上报名册.xlsx"))


def plain(records: tuple[Record, ...]) -> list[Record]:
    """Return records without what the roster lent them: the unit's code, and whether they count."""
    bare = [replace(record, unit_code="", counted="", counted_why="") for record in records]
    return [replace(record, further=tuple(plain(record.further))) for record in bare]


@pytest.mark.parametrize("form", FORMS)
def test_every_sample_comes_back_as_it_was(bureau: Roster, tmp_path: Path, form: str) -> None:
    folder = written(bureau, tmp_path, form)
    assert sorted(path.name for path in folder.iterdir()) == sorted(table_names(form))
    assert holds_tables(folder)
    back = read_tables(folder)
    assert plain(back) == list(bureau.records)
    assert (back[0].unit_code, back[0].counted) == ("201", "是")
    lines = lay_out(bureau).lines
    forms = [form for record in back for form in record.forms]
    assert [(form.counted, form.counted_why) for form in forms] == [(one.counted.value, one.why) for one in lines]


ODD = record(
    "=1+1.xlsx",
    unit="'甲",
    year=None,
    reviewed=Fraction("93.125"),
    opinion="-同意",
    overlays=("我的.yaml", "你的.yaml"),
    failed_checks=("XS301",),
    scores=(line(target=Fraction(1, 3), actual=None, reason='逗号,引号"\n换行'), line(points=Fraction(10**21))),
    rates=(rate(recomputed=Fraction(1, 3), claimed=None, whole=False),),
    passages=(passage("@" + LONG),),
    findings=(replace(finding("XS301", "+P"), effect=Fraction(-1, 3), claimed="", rests_on=("a", "b"), percent=True),),
    further=(record("=1+1.xlsx", unit="乙", form=2),),
)


@pytest.mark.parametrize("form", FORMS)
def test_odd_values_survive(tmp_path: Path, form: str) -> None:
    (back,) = read_tables(written(Roster((ODD,)), tmp_path, form))
    expected = ODD if form == "parquet" else replace(ODD, findings=(replace(ODD.findings[0], claimed=None),))
    assert plain((back,)) == [expected]


def test_editions_that_figures_of_the_user_made_another_are_told_apart(tmp_path: Path) -> None:
    first = record("a")
    assert first.edition is not None
    second = record("b", edition=first.edition._replace(total=Fraction(99)))
    folder = written(Roster((first, second, record("c", edition=None))), tmp_path, "csv")
    assert [one.edition for one in read_tables(folder)] == [first.edition, second.edition, None]
    assert "overall#2" in (folder / "editions.csv").read_text("utf-8-sig")


def test_csv_is_harmless_in_a_spreadsheet_and_plain_for_a_program(tmp_path: Path) -> None:
    folder = written(Roster((ODD,)), tmp_path, "csv")
    data = (folder / "units.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfreturn,file_number,file")
    first, second = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert (first["file"], first["unit"], first["opinion"]) == ("'=1+1.xlsx", "''甲", "'-同意")
    assert (first["year"], first["reviewed"], first["execution_rate"]) == ("", "93.125", "0.9")
    assert (second["return"], second["file_number"], second["form"]) == ("2", "1", "2")
    (rates, _) = csv.DictReader(io.StringIO((folder / "rates.csv").read_text("utf-8-sig")))
    assert (rates["recomputed"], rates["recomputed_exact"], rates["whole"]) == ("0.3333333333", "1/3", "false")


def test_parquet_holds_exact_decimals_and_text_where_one_does_not_fit(tmp_path: Path) -> None:
    folder = written(Roster((ODD,)), tmp_path, "parquet")
    units = pyarrow.parquet.read_table(folder / "units.parquet")
    assert str(units.schema.field("reviewed").type) == "decimal128(38, 18)"
    assert units.column("reviewed").to_pylist() == [Decimal("93.125"), None]
    assert units.schema.metadata == {b"xlscore_schema": b"1"}
    scores = pyarrow.parquet.read_table(folder / "scores.parquet")
    types = {name: str(scores.schema.field(name).type) for name in ("claimed", "target", "points")}
    assert types == {"claimed": "decimal128(38, 18)", "target": "string", "points": "string"}
    assert scores.column("target").to_pylist() == ["1/3", "1000", "1000"]


def test_findings_across_files_belong_to_no_return(bureau: Roster, tmp_path: Path) -> None:
    folder = written(bureau, tmp_path, "csv")
    lines = list(csv.DictReader(io.StringIO((folder / "findings.csv").read_text("utf-8-sig"))))
    across = [line["id"] for line in lines if line["return"] == ""]
    assert across == [one.id for one in bureau.findings]
    filings = list(csv.DictReader(io.StringIO((folder / "filings.csv").read_text("utf-8-sig"))))
    assert [line["state"] for line in filings] == [one.state.value for one in bureau.filings]


def test_the_schema_names_every_column_once_with_type_unit_and_meaning() -> None:
    text = schema_text()
    for table in TABLES:
        assert f"## {table.name}\n" in text
        assert len({column.name for column in table.columns}) == len(table.columns)
        for column in table.columns:
            assert f"| `{column.name}` | " in text
            assert f"| {column.meaning} |" in text


def test_every_value_is_what_its_column_says(bureau: Roster) -> None:
    kinds: dict[Kind, tuple[type, ...]] = {
        Kind.TEXT: (str, Fraction),
        Kind.INTEGER: (int,),
        Kind.DECIMAL: (Fraction, int),
        Kind.FLAG: (bool,),
        Kind.DATE: (date,),
    }
    shelf = Shelf(bureau)
    for table in TABLES:
        for item in table.lines(shelf):
            for column in table.columns:
                value = column.value(item)
                required = column.kind is Kind.TEXT and not column.optional
                assert value is not None or not required, (table.name, column.name)
                if value is not None:
                    assert isinstance(value, kinds[column.kind]), (table.name, column.name, value)


def test_without_its_library_parquet_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bureau: Roster
) -> None:
    folder = written(Roster(bureau.records[:1]), tmp_path, "parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="写 Parquet 需要 pyarrow，本机没有安装"):
        list(table_files(bureau, "parquet"))
    with pytest.raises(UsageError, match="读 Parquet 需要 pyarrow"):
        read_tables(folder)


def _without_table(folder: Path) -> None:
    (folder / "scores.csv").unlink()


def _without_column(folder: Path) -> None:
    path = folder / "rates.csv"
    path.write_text(path.read_text("utf-8-sig").replace("whole", "other"), "utf-8")


def _bad_value(folder: Path) -> None:
    path = folder / "units.csv"
    path.write_text(path.read_text("utf-8-sig").replace(",2021,", ",很久以前,", 1), "utf-8")


def _unknown_edition(folder: Path) -> None:
    path = folder / "units.csv"
    path.write_text(path.read_text("utf-8-sig").replace(",national_overall_2020,", ",别的,", 1), "utf-8")


def _other_encoding(folder: Path) -> None:
    path = folder / "units.csv"
    path.write_bytes(path.read_text("utf-8-sig").encode("gb18030"))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_without_table, "缺少“scores.csv”"),
        (_without_column, "rates.csv：缺少列“whole”"),
        (_bad_value, r"units.csv:2: year 列的“很久以前”不是数字。请重新写出该表，不要手工改动。"),
        (_unknown_edition, r"units.csv:2: 这一行的值与其他表或本程序写出的不一致"),
        (_other_encoding, "不是 UTF-8"),
    ],
)
def test_spoilt_tables_are_refused_with_file_and_line(
    bureau: Roster, tmp_path: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    folder = written(bureau, tmp_path, "csv")
    spoil(folder)
    with pytest.raises(UsageError, match=sentence):
        read_tables(folder)


def test_a_parquet_file_that_is_none_is_refused(bureau: Roster, tmp_path: Path) -> None:
    folder = written(bureau, tmp_path, "parquet")
    (folder / "units.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(UsageError, match="不是 Parquet 文件"):
        read_tables(folder)


def test_a_folder_without_tables_is_told_from_one_with(tmp_path: Path) -> None:
    assert not holds_tables(tmp_path)
    assert not holds_tables(tmp_path / "nowhere")
