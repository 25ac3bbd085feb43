"""The editions at hand."""

import pickle
from pathlib import Path

import pytest

from tests.read.editions import write_edition
from xlscore.errors import FrameworkError, UsageError
from xlscore.read import catalogue
from xlscore.read.catalogue import Catalogue


def _two(folder: Path) -> Catalogue:
    write_edition(folder)
    broken = folder / "broken"
    broken.mkdir()
    (broken / "framework.yaml").write_text("id: 1\n", encoding="utf-8")
    (folder / "empty").mkdir()
    return Catalogue.of(folder)


def test_folders_with_a_framework_are_listed_by_name_and_not_read(tmp_path: Path) -> None:
    found = _two(tmp_path)
    assert list(found) == ["broken", "small"]
    assert len(found) == 2
    assert "small" in found
    assert "empty" not in found
    assert found.read == {}


def test_one_edition_is_read_once_and_alone(tmp_path: Path) -> None:
    found = _two(tmp_path)
    assert found.framework("small").title == "小评分表"
    assert found.framework("small") is found.framework("small")
    assert list(found.read) == ["small"]


def test_all_editions_are_read_and_a_broken_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match=r"broken.framework\.yaml:1: "):
        _two(tmp_path).all()
    (tmp_path / "broken" / "framework.yaml").unlink()
    assert [framework.id for framework in Catalogue.of(tmp_path).all()] == ["small"]


def test_an_unknown_id_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        _two(tmp_path).framework("smal")
    assert str(raised.value) == "没有评分表“smal”，可用的有：small（全部见 xlscore frameworks）"


def test_an_id_like_none_names_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="可用的有：broken、small"):
        _two(tmp_path).folder("zzz")


def test_a_template_stands_in_the_folder_of_its_edition(tmp_path: Path) -> None:
    assert _two(tmp_path).template("small") == tmp_path / "small" / "template.xlsx"


def test_an_overlay_changes_the_edition_it_names_in_a_new_catalogue(tmp_path: Path) -> None:
    found = _two(tmp_path)
    path = tmp_path / "figures.yaml"
    path.write_text(
        "framework: small\n"
        'source: {document: "", title: 评分表, standing: confirmed, checked_on: 2026-11-20}\n'
        "indicators: [{code: A3, points: 20, standing: confirmed}]\n",
        encoding="utf-8",
    )
    changed = found.with_overlay(path)
    assert changed.framework("small").overlays == ("figures.yaml",)
    assert found.framework("small").overlays == ()
    assert list(changed) == list(found)


def test_a_catalogue_travels_to_another_process(tmp_path: Path) -> None:
    found = _two(tmp_path)
    found.framework("small")
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 -- our own bytes
    assert again.framework("small") == found.framework("small")


def test_the_shipped_editions_stand_beside_the_package_in_a_checkout() -> None:
    assert Catalogue.shipped().folder("national_project_2020").parent.name == "workbook_templates"


def test_the_shipped_editions_stand_inside_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "xlscore" / "workbook_templates"
    inside.mkdir(parents=True)
    write_edition(inside)
    monkeypatch.setattr(catalogue, "_PACKAGE", tmp_path / "xlscore")
    assert Catalogue.shipped().folders == {"small": inside / "small"}
