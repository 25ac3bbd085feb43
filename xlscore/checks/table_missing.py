"""XS103: a required sheet or table that is not there."""

from collections.abc import Iterator

from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity


@check("XS103", Severity.ERROR, "缺少必需的表", fix="请从下发的模板补回该表，按原样填写后重新报送。")
def table_missing(stage: Understood) -> Iterator[Fault]:
    """Report a required sheet or table that was not found.

    查什么：本版评分表规定的工作表或表块在工作簿里找不到。

    为什么：缺表则其中的指标、金额无从取得，得分不能复算，上报不完整。

    怎么办：从模板补回该表；表还在而改了名称或表头的，改回原样。
    """
    for name in stage.submission.missing_tables:
        yield Fault(
            message=f"工作簿中没有找到「{name}」；「{stage.framework.title}」要求填报此表。",
            subject=name,
        )
