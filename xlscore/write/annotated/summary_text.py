"""The sentences at the head of the sheet 审核结果: what was received, what it was taken for, what it amounts to."""

from datetime import datetime
from typing import Final

from xlscore import __version__
from xlscore.exact import decimal_text
from xlscore.model.dossier import Dossier
from xlscore.model.finding import VERDICT_WORDS
from xlscore.model.framework import STANDING_WORDS
from xlscore.model.scorecard import Score, ScoreState
from xlscore.write.root_text import doubt_text
from xlscore.write.settled_words import counted

NOT_RECOMPUTED: Final = "无法复算"
UNVERIFIED: Final = "XS901"
"""The code of findings that only say what could not be verified."""
UNVERIFIED_HEADING: Final = "未能核实的事项（不影响审核结论）"
_RECOGNISED: Final = {"stamp": "模板标识", "layout": "版式特征", "option": "人工指定"}
_MOST_ROWS: Final = 3


def file_name(dossier: Dossier) -> str:
    """Return the name of the received file without its folders."""
    return dossier.file.replace("\\", "/").rpartition("/")[2]


def unit_name(dossier: Dossier) -> str:
    """Return the name of the unit, empty where it is not known."""
    return dossier.unit or (dossier.submission.unit_name if dossier.submission else "")


def edition_title(dossier: Dossier) -> str:
    """Return the title of the score sheet the file was taken for."""
    return dossier.framework.title if dossier.framework else "未识别"


def _edition(dossier: Dossier) -> tuple[str, str, str, str]:
    framework = dossier.framework
    if framework is None:
        return "未识别", "——", "——", "无"
    source = framework.source
    number = f"（{source.document}）" if source.document else ""
    rests = f"{source.title}{number}，{STANDING_WORDS[source.standing]}"
    recognised = _RECOGNISED.get(dossier.recognised_by or "", dossier.recognised_by or "——")
    return f"{framework.title}（{framework.id}）", recognised, rests, "、".join(framework.overlays) or "无"


def unknown_scores(dossier: Dossier) -> tuple[Score, ...]:
    """Return the rows for which no score could be worked out."""
    scores = dossier.scorecard.scores if dossier.scorecard else ()
    return tuple(score for score in scores if score.recomputed is None and score.state is not ScoreState.NOT_APPLICABLE)


def claimed_text(dossier: Dossier) -> str:
    """Return total and grade as the unit claims them."""
    if dossier.submission is None:
        return "未读出"
    total, grade = dossier.submission.total, dossier.submission.grade.text
    text = f"{decimal_text(total.value)} 分" if total.value is not None else total.text or "未填"
    return f"{text}，{grade}" if grade else text


def recomputed_text(dossier: Dossier) -> str:
    """Return total and grade as recomputed, or that they cannot be known and because of which rows."""
    card = dossier.scorecard
    if card is None:
        return NOT_RECOMPUTED
    if card.total is not None:
        return f"{decimal_text(card.total)} 分" + (f"，{card.grade}" if card.grade else "")
    unknown = unknown_scores(dossier)
    titles = "、".join(score.row.title or score.row.code for score in unknown[:_MOST_ROWS])
    more = f" 等 {len(unknown)} 行" if len(unknown) > _MOST_ROWS else ""
    text = f"{NOT_RECOMPUTED}：{titles}{more}没有复算得分（见表末）" if unknown else f"{NOT_RECOMPUTED}（见表末）"
    return f"{text}；按自评总分应为“{card.grade}”" if card.grade else text


def counts_text(dossier: Dossier) -> str:
    """Return how many findings there are of each severity, and how many were settled."""
    return counted(dossier.findings, all_levels=True)


def head_pairs(dossier: Dossier, received_at: datetime | None) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Return the head of the sheet, two labelled texts a row; the verdict is labelled 审核结论."""
    title, recognised, rests, overlays = _edition(dossier)
    year = f"{dossier.fiscal_year} 年度" if dossier.fiscal_year is not None else "未识别"
    received = received_at.strftime("%Y-%m-%d %H:%M") if received_at else "未记录"
    doubt = dossier.grade_doubt
    hangs = [(("等级存疑", doubt_text(doubt)), ("涉及意见", "、".join(doubt.findings)))] if doubt else []
    return [
        (("单位名称", unit_name(dossier) or "未识别"), ("年度", year)),
        (("评分表", title), ("识别依据", recognised)),
        (("编制依据", rests), ("补充数据", overlays)),
        (("审核结论", VERDICT_WORDS[dossier.verdict]), ("意见条数", counts_text(dossier))),
        (("自评总分及等级", claimed_text(dossier)), ("复算总分及等级", recomputed_text(dossier))),
        *hangs,
        (("报送文件", file_name(dossier)), ("SHA-256 校验值", dossier.sha256)),
        (("审核程序", f"xlscore {__version__}"), ("文件时间", received)),
    ]
