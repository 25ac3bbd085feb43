"""XS205: the unit of money of a figure or a table is doubtful."""

from collections.abc import Iterator
from typing import Final

from xlscore.checks._money import Slip, slips, unit_written
from xlscore.checks._sums import COLUMNS, line_name
from xlscore.checks._wording import cells_of, joined, spot
from xlscore.checks.registry import Fault, Understood, check
from xlscore.exact import decimal_text
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, Submission

_MOST_SHOWN: Final = 12


@check(
    "XS205",
    Severity.WARNING,
    "金额单位存疑（元与万元）",
    fix="请按表头规定的单位统一填列：元折万元除以10000，万元折元乘以10000；表头单位写错的，更正表头。",
)
def money_unit_doubtful(stage: Understood) -> Iterator[Fault]:
    """Report figures in another unit of money than their table, and figures ten thousand times off their relations.

    查什么：应填万元处写了元（或相反）、一张表上写有两种单位、相关的两个金额相差约一万倍（分项与合计、预算与执行、目标与完成）。

    为什么：单位错一位就是一万倍，执行率、控制率和得分全跟着错，而各数单看都像是对的。

    怎么办：对照凭证确定每个数的单位，按表头统一；表头写错的更正表头。程序只折算单元格里写明了单位的数，其余一律不动。
    """
    submission = stage.submission
    yield from _two_units(submission)
    for name, word, entry, unit in _amounts(submission):
        stated = unit_written(entry.reading)
        if stated and stated != unit and entry.value is not None:
            yield Fault(
                message=f"{spot(entry)}「{name}」的{word}填为「{entry.text}」，写明单位是{stated}，"
                f"而本表以{unit}为单位；已按写明的单位折算为 {decimal_text(entry.value)}{unit}。",
                cells=cells_of(entry),
                subject=f"{name}/{word}",
            )
    for slip in slips(submission):
        yield _slipped(slip)


def _two_units(submission: Submission) -> Iterator[Fault]:
    """Report what labels say of two units, and every figure that was converted because of its row or column."""
    units = dict.fromkeys(unit for _, unit in submission.money_units)
    converted = [item for item in _amounts(submission) if item[2].converted_from]
    if len(units) < 2 and not converted:  # noqa: PLR2004 -- one unit is the rule
        return
    places = joined(f"{at}（{unit}）" for at, unit in submission.money_units)
    words = [f"{spot(entry)}「{name}」的{word} {_change(entry, unit)}" for name, word, entry, unit in converted]
    done = joined(words[:_MOST_SHOWN]) + (f" 等 {len(words)} 处" if len(words) > _MOST_SHOWN else "")
    kept = submission.money_unit or "本表单位"
    lead = (
        f"表上写明的金额单位是{'、'.join(units)}，审核时一律折算为{kept}。"
        if len(units) == 1 and kept not in units
        else f"同一张表上写有两种金额单位{f'：{places}' if len(units) > 1 else ''}。各数按离它最近的单位读取，"
        f"没有写明的按{kept}。"
    )
    yield Fault(
        message=f"{lead}{f'已折算：{done}。' if words else ''}",
        cells=cells_of(*(at for at, _ in submission.money_units), *(entry for _, _, entry, _ in converted)),
        subject="money_unit",
    )


def _change(entry: Entry, unit: str) -> str:
    """Return a converted figure before and after: ``98万元＝980000元``."""
    value = decimal_text(entry.value) if entry.value is not None else ""
    return f"{entry.text}{entry.converted_from}＝{value}{unit}"


def _amounts(submission: Submission) -> Iterator[tuple[str, str, Entry, str]]:
    for line in submission.lines:
        for column, word in COLUMNS.items():
            yield line_name(line), word, getattr(line, column), line.unit


def _slipped(slip: Slip) -> Fault:
    return Fault(
        message=f"{slip.words}。",
        cells=cells_of(*slip.entries),
        subject=slip.subject,
        caused_by=slip.cause,
    )
