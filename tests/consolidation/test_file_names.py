"""Files go by their names; folders are named where only they tell two files apart."""

from tests.consolidation.returns import record
from xlscore.consolidation.file_names import file_names


def test_names_are_enough_where_they_differ() -> None:
    assert file_names([record("甲", file="收/一.xlsx"), record("甲", file="收/二.xlsx")]) == ["一.xlsx", "二.xlsx"]
    assert file_names([]) == []


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    paths = ["收/一.xlsx", "再收/一.xlsx", "收/二.xlsx"]
    assert file_names(record("甲", file=path) for path in paths) == paths
