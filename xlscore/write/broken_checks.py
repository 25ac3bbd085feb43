"""What is said, once for a run, of checks of ours that broke: whose result is not the whole of it, and what to do."""

from typing import Final

from xlscore.model.roster import Roster

_SHOWN: Final = 5
"""Files named; more would not be read."""


def broken_sentences(roster: Roster) -> list[str]:
    """Return a Chinese sentence for the files checks broke on, and one for checks across files, if any."""
    sentences = []
    files = [record for record in roster.records if record.failed_checks]
    if files:
        codes = dict.fromkeys(code for record in files for code in record.failed_checks)
        named = "、".join(f"“{record.file}”" for record in files[:_SHOWN])
        more = f"等 {len(files)} 个文件" if len(files) > _SHOWN else ""
        sentences.append(
            f"xlscore 自身出错：审核规则 {'、'.join(codes)} 在 {named}{more}上未能运行，审核意见可能不全，"
            "不能据以认定通过。这与填报无关，请把文件反馈给维护者。"
        )
    if roster.failed_checks:
        sentences.append(
            f"xlscore 自身出错：跨文件的审核规则 {'、'.join(roster.failed_checks)} 未能运行，其结论缺失。"
            "这与填报无关，请把这批文件反馈给维护者。"
        )
    return sentences
