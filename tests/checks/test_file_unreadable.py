from xlscore.checks.file_unreadable import unreadable
from xlscore.model.finding import Severity


def test_an_unreadable_file_becomes_one_finding_with_the_readers_own_sentence() -> None:
    found = unreadable("文件设有打开密码。")
    assert (found.id, found.severity, found.message) == ("XS101", Severity.ERROR, "文件设有打开密码。")
    assert "重新报送" in found.fix
