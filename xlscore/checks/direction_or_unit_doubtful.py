"""XS212: a direction against sense, or units that contradict each other."""

import re
from collections.abc import Iterator
from typing import Final

from xlscore.checks._pairs import MEASURED, Pair, in_level, pairs, target_is_name
from xlscore.checks._wording import cells_of, row_name, row_subject
from xlscore.checks.registry import Fault, Understood, check
from xlscore.model.finding import Severity
from xlscore.model.submission import Entry, ScoreRow, State
from xlscore.values import Flag, Kind, Operator

_LESS: Final = frozenset({Operator.AT_MOST, Operator.LESS})
_MORE: Final = frozenset({Operator.AT_LEAST, Operator.MORE})
_WAN: Final = 10_000
_FEWER_IS_BETTER: Final = re.compile(
    "投诉|信访|举报|事故|差错|错误|违规|违法|违纪|缺陷|失误|退回|逾期|延期|死亡|伤亡|发病|案件|能耗|耗用|排放|污染|"
    "成本|费用|支出|控制|超[过出标编支]|减少|降低|下降|压减|压缩|空置|闲置|等待|时间|时长|时限|天数|损失|流失|故障|积压|未|会议|接待|公务|用车|出国|编制"
)
_SAVING: Final = re.compile("节约|节省|节支|减少|降低|下降|压减|压缩|收益|收入|回收|补助|补贴|标准|投入|发放|结余")


def _against_sense(row: ScoreRow) -> str | None:
    """Return why a target's direction is implausible, ``None`` where it may well be meant."""
    reading = row.target.reading
    if reading is None or row.target.state is not State.GIVEN:
        return None
    name, target = f"{row.title}{row.target.text}", f"年度指标值「{row.target.text}」"
    # A deadline has a ≤ of its own, which nobody typed.
    if reading.op in _LESS and reading.kind is not Kind.DEADLINE:
        if "满意" in row.title and "不满意" not in row.title:
            return f"{target}用了“≤”一类的符号，而满意度应是越高越好"
        counted = reading.kind is Kind.QUANTITY and in_level(row, "数量")
        if counted and not _FEWER_IS_BETTER.search(name):
            return f"{target}用了“≤”一类的符号，而数量指标一般是越多越好"
    if reading.op in _MORE and reading.kind is Kind.AMOUNT and in_level(row, "成本") and not _SAVING.search(name):
        return f"{target}用了“≥”一类的符号，而成本指标一般是越低越好"
    return None


def _contradiction(row: ScoreRow) -> str | None:
    """Return what contradicts itself within target or actual: sign against sign, wording or unit against unit cell."""
    for word, entry in (("年度指标值", row.target), ("实际完成值", row.actual)):
        reading = entry.reading
        if entry.state is not State.GIVEN or reading is None or Flag.MALFORMED in reading.flags:
            continue
        if reading.kind is Kind.CLASH:
            return f"{word}「{entry.text}」与符号栏或单位栏自相矛盾，不能识别"
        if Flag.KIND_CONFLICT in reading.flags:
            return f"{word}「{entry.text}」与指标性质栏（定性、定量）不一致"
        if Flag.UNIT_CLASH in reading.flags:
            return f"{word}「{entry.text}」所写的单位与单位栏或表头不同，按格内所写的读取"
    return None


def _scale_alone(row: ScoreRow) -> str | None:
    """Return what is wrong with 万 of nobody knows what; an actual may leave out the unit its target names."""
    found = [(word, entry) for word, entry in (("年度指标值", row.target), ("实际完成值", row.actual)) if _bare(entry)]
    if not found or (found[0][1] is row.actual and row.target.reading is not None and row.target.reading.unit):
        return None
    said = "、".join(f"{word}「{entry.text}」" for word, entry in found)
    return f"{said}只写了“万”“亿”，没有写单位，不知道是万元还是万人、万亩等"


def _bare(entry: Entry) -> bool:
    reading = entry.reading
    if entry.state is not State.GIVEN or reading is None or Flag.UNIT_MISSING not in reading.flags:
        return False
    return reading.kind in MEASURED and not reading.unit.partition("/")[0].strip("?") and reading.scale >= _WAN


def _between(item: Pair) -> str | None:
    """Return what keeps target and actual from being compared: units nobody can convert, a missing sign or unit."""
    if item.mismatched or item.found.comparable:
        return None
    if item.found.flags & {Flag.UNIT_CLASH, Flag.DIRECTION_UNSTATED} or _scale_doubtful(item):
        return item.found.why.rstrip("。")
    return None


def _scale_doubtful(item: Pair) -> bool:
    own = item.target.flags | item.actual.flags
    late = Flag.UNIT_MISSING in item.found.flags and {item.target.kind, item.actual.kind} <= MEASURED
    return late and (Flag.UNIT_MISSING not in own or not item.found.comparable) and bool(item.found.unit)


@check(
    "XS212",
    Severity.WARNING,
    "指标方向或单位可疑",
    fix="请核对指标性质（≥、≤、＝、定性）和度量单位，使指标值、完成值、单位栏三者一致。",
)
def direction_or_unit_doubtful(stage: Understood) -> Iterator[Fault]:
    """Report directions against sense, targets without a needed sign, and units that contradict each other.

    查什么：数量指标、满意度用“≤”，成本指标用“≥”；成本、时效指标没有符号；格内的单位、符号与单位栏、符号栏矛盾，
    只写“万”“亿”而没有单位，或指标值与完成值的单位不能换算。

    为什么：方向反了，完成得越好得分越低；单位不一致，数值不能比较。程序只提示，不代为改正。

    怎么办：核对指标性质和单位；确实如此设置的，在原因栏说明。
    """
    found = {id(item.row): item for item in pairs(stage.submission)}
    for row in stage.submission.rows:
        item = found.get(id(row))
        why = (
            _contradiction(row)
            or _scale_alone(row)
            or (_between(item) if item is not None else None)
            or _against_sense(row)
        )
        if why is not None and not (item is not None and item.mismatched) and not target_is_name(row):
            yield Fault(
                message=f"{row_name(row, row.target)}{why}。",
                cells=cells_of(row.target, row.actual),
                subject=row_subject(stage.framework, row),
            )
