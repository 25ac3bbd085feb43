"""XS101: a file that no workbook could be made of."""

from collections.abc import Iterator

from xlscore.checks.registry import Fault, Unopened, check, run_checks
from xlscore.model.finding import Finding, Severity


@check(
    "XS101",
    Severity.ERROR,
    "文件无法读取",
    fix="请按上述原因处理后重新报送；原文件打不开的，请填报单位重发原件。",
)
def file_unreadable(stage: Unopened) -> Iterator[Fault]:
    """Report a file that is no workbook, is damaged, encrypted or over the limits.

    查什么：文件不是工作簿、已损坏、设有打开密码，或大小、行列数超出读取限度，致使表内数据无法取得。

    为什么：读不出的文件无从审核，也不能当作已按要求上报；同批其他文件不受影响，照常审核。

    怎么办：用 Excel 或 WPS 打开原文件，去掉打开密码，另存为 .xlsx 后重新报送；打不开的，请填报单位重发原件。
    """
    yield Fault(message=stage.sentence)


def unreadable(sentence: str) -> Finding:
    """Return finding XS101 for a file that could not be opened; ``sentence`` says in Chinese why."""
    findings, _ = run_checks((file_unreadable,), Unopened(sentence))
    return findings[0]
