"""XS102: no edition recognised, or a stamp that contradicts the sheet."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._wording import cells_of, joined
from xlscore.checks.registry import Fault, Received, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.recognition import Recognition

_NO_SHEET: Final = (
    "请确认选对了文件：名册、说明等不是自评表的，移出报送文件夹；确是自评表的，改用本年度下发的模板填报。"
)


def _near(found: Recognition) -> str:
    if not found.nearest:
        return f"最接近的版本：{joined(found.candidates)}。"
    listed = "；".join(
        f"{near.framework}（相似度{decimal_text(near.confidence, 2)}，"
        f"相符：{joined(near.fits) or '无'}，不符：{joined(near.misses) or '无'}）"
        for near in found.nearest
    )
    return f"最接近的版本：{listed}。确属其中一版的，用 --framework 指明该版后重新审核。"


@check(
    "XS102",
    Severity.ERROR,
    "未识别出评分表版本，或版本、单位、年度不符",
    fix="请改用本年度下发的模板填报；确属所选版本的，用 --framework 指明后重新审核。",
)
def framework_not_recognised(stage: Received) -> Iterator[Fault]:
    """Report a workbook of which no edition was recognised, or whose stamp contradicts what it shows.

    查什么：工作簿不能对应到任何一版评分表，或模板标记与表上所写的版本、单位、年度互相矛盾。

    为什么：指标、分值和评分标准随地区和年度变化，用错版本，后面的每一项审核都没有意义。

    怎么办：核对是否用了本年度、本地区下发的模板；用旧模板填的，把数据转填到新模板；确知版本的，审核时直接指明。
    """
    found = stage.recognition
    if found.framework is None and not found.conflict:
        like_none = not found.nearest and not found.candidates
        why = "：各工作表上都没有找到评分表（有指标、分值、得分等栏的表）。" if like_none else f"。{_near(found)}"
        yield Fault(
            message=f"没有识别出这份工作簿属于哪一版评分表，未作审核{why}",
            subject="framework",
            fix=_NO_SHEET if like_none else None,
        )
    if found.conflict:
        yield Fault(message=found.conflict, cells=cells_of(found.conflict_at), subject="stamp")
