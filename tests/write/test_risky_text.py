import pytest

from xlscore.write.risky_text import harmless


@pytest.mark.parametrize("text", ["=1+1", "+1", "@甲", "-2+3+cmd|' /C calc'!A0", "-甲", "\t=1", "\r=1", "'=1"])
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "甲", "-0.01", "-0.01%", "-1,200.5", "-29.97万元", "9-10", "1+1"])
def test_words_and_negative_figures_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text
