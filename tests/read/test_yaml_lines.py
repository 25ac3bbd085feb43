"""YAML as plain strings with lines."""

from pathlib import Path

import pytest

from xlscore.errors import FrameworkError
from xlscore.read.yaml_lines import Declaration, read_yaml


def _read(folder: Path, text: str) -> Declaration:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path)


def _fault(folder: Path, text: str) -> str:
    with pytest.raises(FrameworkError) as raised:
        _read(folder, text)
    return str(raised.value).removeprefix(f"{folder / 'a.yaml'}:")


def test_nothing_is_turned_into_numbers_dates_or_booleans(tmp_path: Path) -> None:
    found = _read(tmp_path, "a: 1.00\nb: yes\nc: 2021-12-31\nd: null\ne: ~\n").data
    assert found == {"a": "1.00", "b": "yes", "c": "2021-12-31", "d": "null", "e": "~"}


def test_an_empty_value_is_none_and_an_empty_string_is_text(tmp_path: Path) -> None:
    assert _read(tmp_path, "a:\nb: ''\nc: \"\"\n").data == {"a": None, "b": "", "c": ""}


def test_lines_of_keys_items_and_flow_maps(tmp_path: Path) -> None:
    found = _read(tmp_path, "a:\n  - {b: 1,\n     c: 2}\n  - d\n# e\nf: 3\n")
    assert found.line(()) == 1
    assert found.line(("a", 0)) == 2
    assert found.line(("a", 0, "b")) == 2
    assert found.line(("a", 0, "c")) == 3
    assert found.line(("a", 1)) == 4
    assert found.line(("f",)) == 6


def test_the_line_of_what_is_not_there_is_that_of_what_holds_it(tmp_path: Path) -> None:
    found = _read(tmp_path, "a:\n  b:\n    - 1\n")
    assert found.line(("a", "b", 7, "c")) == 2
    assert found.line(("z",)) == 1


def test_an_alias_repeats_what_it_names(tmp_path: Path) -> None:
    found = _read(tmp_path, "a: &x {b: 1}\nc: *x\n")
    assert found.data == {"a": {"b": "1"}, "c": {"b": "1"}}
    assert found.line(("c",)) == 2


def test_an_anchor_that_holds_itself_is_refused(tmp_path: Path) -> None:
    assert _fault(tmp_path, "a: 1\nb: &x [*x]\n") == "2: 锚点（&）引用了它自己，请改为直接写出"


def test_a_key_that_stands_twice_is_refused_at_its_second_line(tmp_path: Path) -> None:
    assert _fault(tmp_path, "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n") == "5: “c”写了两次，请删去一个"


def test_a_key_that_is_no_text_is_refused(tmp_path: Path) -> None:
    assert _fault(tmp_path, "a: 1\n? [b, c]\n: 2\n") == "2: 项的名称应为文字"


def test_bad_yaml_names_the_line(tmp_path: Path) -> None:
    fault = _fault(tmp_path, "a: 1\nb: [1, 2\nc: 3\n")
    assert fault.startswith("3: YAML 写法有误（")
    assert fault.endswith("），请核对缩进、冒号和引号")


def test_a_character_yaml_forbids_has_no_line_but_a_file(tmp_path: Path) -> None:
    assert _fault(tmp_path, "a: \x07\n").startswith("1: YAML 写法有误（")


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "a\n"])
def test_a_file_without_keys_is_refused(tmp_path: Path, text: str) -> None:
    assert _fault(tmp_path, text) == "1: 文件应由“项: 值”组成，现为空或为其他结构"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match=r"b\.yaml:1: 没有这个文件，请核对路径$"):
        read_yaml(tmp_path / "b.yaml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match=r":1: 文件打不开，请核对路径和权限$"):
        read_yaml(tmp_path)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("a: 分值\n".encode("gbk"))
    with pytest.raises(FrameworkError, match=r"a\.yaml:1: 文件不是 UTF-8 编码，请另存为 UTF-8$"):
        read_yaml(tmp_path / "a.yaml")
