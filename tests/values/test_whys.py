from xlscore.values import whys


def test_a_long_cell_is_cut_in_the_sentence() -> None:
    sentence = whys.unreadable(whys.ACTUAL, "长" * 1000)
    assert f"“{'长' * 40}……”" in sentence
    assert len(sentence) < 120


def test_line_breaks_in_a_cell_do_not_break_the_sentence() -> None:
    assert "“甲 乙”" in whys.copied("甲\n乙")


def test_every_verdict_on_a_deadline_has_its_words() -> None:
    assert "已达到" in whys.dated(met=True)
    assert "未达到" in whys.dated(met=False)
    assert "不能判断" in whys.dated(met=None)


def test_counts_are_named_only_where_there_are_some() -> None:
    assert "仅供参考" in whys.mismatch("≥5个", "已办5个", ["5个"])
    assert "仅供参考" not in whys.mismatch("≥5个", "已办", [])
