"""What is said of a rebuilt copy."""

from xlscore.write.rebuilt.notices import converted_notice, notices


def test_a_copy_that_lost_nothing_says_only_what_it_is() -> None:
    (said,) = notices("ods", 0, {}, ())
    assert said.startswith("报送的原文件是 OpenDocument（.ods）格式")
    assert "xlscore annotate --clean" in said


def test_what_is_missing_is_counted_after_what_is_not_known() -> None:
    said = notices("xls", 3, {"图表": 2}, ("某事不知。",))
    assert said[1:] == (
        "某事不知。",
        "未能带入副本的内容：3 个公式无法确知原文，副本中只保留计算结果；图表 2 处。需要时请查看原文件。",
    )


def test_a_converted_copy_says_by_whom() -> None:
    assert "由 LibreOffice 转换为 .xlsx" in converted_notice("xlsb")
