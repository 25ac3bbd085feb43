"""Plain overall forms of a fictional district in two years, as units send them, from the text beside them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from xlscore.exact import decimal_text, exact, round_to

Plain = Mapping[str, Any]

_INDICATORS_FROM: Final = 11
"""Row of the first indicator."""


def _score(points: Fraction, operator: str, target: Fraction, actual: Fraction) -> Fraction:
    """Return points × completion, at most the points, as the national sheet scores a target."""
    share = actual / target if operator == "≥" else target / actual
    return round_to(min(points * share, points), 2)


def indicators_of(common: Plain, unit: Plain) -> list[dict[str, str]]:
    """Return the unit's indicators: the common ones, less those it leaves out, changed and added to as it says."""
    changes, dropped = unit.get("changes", {}), unit.get("without", ())
    kept = [{**row, **changes.get(row["title"], {})} for row in common["indicators"] if row["title"] not in dropped]
    order = [row["section"] for row in common["indicators"]]
    return sorted([*kept, *unit.get("more", ())], key=lambda row: order.index(row["section"]))


def form_cells(common: Plain, unit: Plain, year: str) -> dict[str, str]:
    """Return the cells of a unit's form; scores that the text does not state follow from the figures."""
    initial, budget, executed = (exact(figure) for figure in unit["money"])
    money = unit.get("money_unit", "万元")
    places = {"元": 2}.get(money, None)
    initial, budget, executed = (amount * (10_000 if money == "元" else 1) for amount in (initial, budget, executed))

    def shown(amount: Fraction) -> str:
        return decimal_text(amount, places)

    rate = executed / budget
    earned = unit.get("execution_score") or decimal_text(round_to(min(rate * 10, Fraction(10)), 2))
    percent = f"{decimal_text(round_to(rate * 100, 2), 2)}%"
    cells = {
        "A1:I1": "部门整体支出绩效自评表",
        "A2:I2": f"（{year}年度）",
        "A3:C3": "预算部门、单位名称",
        "D3:I3": unit["name"],
        "A4:A6": f"年度预算申请（{money}）",
        "B4:C4": "",
        **dict(zip(("D4", "E4", "F4", "G4", "H4", "I4"), ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "自评得分"), strict=True)),
        "B5:C5": "年度资金总额",
        **dict(zip(("D5", "E5", "F5", "G5", "H5", "I5"), (shown(initial), shown(budget), shown(executed), "10", percent, earned), strict=True)),
        "B6:C6": "其中：一般公共预算",
        **dict(zip(("D6", "E6", "F6", "G6", "H6", "I6"), (shown(initial), shown(budget), shown(executed), "—", percent, "—"), strict=True)),
        "A7:A8": "年度总体目标",
        "B7:E7": "预期目标",
        "F7:I7": "实际完成情况",
        "B8:E8": common["goal"],
        "F8:I8": unit.get("done", common["done"]),
    }
    rows = indicators_of(common, unit)
    cells |= _table(rows)
    last = _INDICATORS_FROM + len(rows)
    total = exact(earned) + sum((exact(cells[f"H{_INDICATORS_FROM + at}"]) for at in range(len(rows))), Fraction(0))
    cells |= {f"A{last}:F{last}": "合计", f"G{last}": "100", f"H{last}": unit.get("total", decimal_text(total)), f"I{last}": ""}
    if "dated" in unit:
        cells[f"A{last + 1}:E{last + 1}"] = "填表单位（盖章）："
        cells[f"F{last + 1}:I{last + 1}"] = f"填报日期：{unit['dated']}"
    return cells


def _table(rows: Sequence[Plain]) -> dict[str, str]:
    head = _INDICATORS_FROM - 1
    words = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    cells = {f"A{head}:A{head + len(rows)}": "绩效指标"}
    cells |= {f"{letter}{head}": word for letter, word in zip("BCDEFGHI", words, strict=True)}
    for row, item in enumerate(rows, start=_INDICATORS_FROM):
        points = exact(item["points"])
        claimed = item.get("claimed") or decimal_text(
            _score(points, item["operator"], exact(item["target"]), exact(item["actual"]))
        )
        texts = (
            item["section"],
            item["group"],
            item["title"],
            f"{item['operator']}{item['target']}{item['unit']}",
            f"{item['actual']}{item['unit']}",
            item["points"],
            claimed,
            item.get("reason", ""),
        )
        cells |= {f"{letter}{row}": text for letter, text in zip("BCDEFGHI", texts, strict=True)}
    return cells
