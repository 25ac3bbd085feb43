"""Forms of a fictional district in two years, most of them plain as units send them, from ``bureau/district.yaml``."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from xlscore.exact import decimal_text, exact, round_to

Plain = Mapping[str, Any]

_INDICATORS_FROM: Final = 10
"""Row of the first indicator."""
_YUAN: Final = 10_000
_SECTIONS: Final = {"产出指标": "P", "效益指标": "B", "满意度指标": "S"}


def _score(points: Fraction, operator: str, target: Fraction, actual: Fraction) -> Fraction:
    """Return points × completion, at most the points, as the national sheet scores a target."""
    share = actual / target if operator == "≥" else target / actual
    return round_to(min(points * share, points), 2)


def indicators_of(common: Plain, unit: Plain, year: str) -> list[dict[str, str]]:
    """Return the unit's indicators: the common ones, less those it leaves out, changed and added to as it says."""
    changes, dropped, rows = unit.get("changes", {}), unit.get("without", ()), common["indicators"][year]
    kept = [{**row, **changes.get(row["title"], {})} for row in rows if row["title"] not in dropped]
    order = [row["section"] for row in rows]
    return sorted([*kept, *unit.get("more", ())], key=lambda row: order.index(row["section"]))


def _row(row: int, *texts: str) -> dict[str, str]:
    return {f"{letter}{row}": text for letter, text in zip("DEFGHI", texts, strict=True)}


def _earned(unit: Plain) -> str:
    """Return the score of the execution rate, ten points at most, unless the text states another."""
    _, budget, executed = (exact(figure) for figure in unit["money"])
    stated: str | None = unit.get("execution_score")
    return stated or decimal_text(round_to(min(executed / budget * 10, Fraction(10)), 2))


def form_cells(common: Plain, unit: Plain, year: str) -> dict[str, str]:
    """Return the cells of a unit's form; scores that the text does not state follow from the figures."""
    initial, budget, executed = (exact(figure) for figure in unit["money"])
    money = unit.get("money_unit", "万元")
    shown = [decimal_text(amount * (_YUAN if money == "元" else 1)) for amount in (initial, budget, executed)]
    rate = executed / budget
    earned = _earned(unit)
    percent = f"{decimal_text(round_to(rate * 100, 2), 2)}%"
    cells = {
        "A1:I1": "部门整体支出绩效自评表",
        "A2:I2": f"（{year}年度）",
        "A3:C3": "预算部门、单位名称",
        "D3:I3": unit["name"],
        "A4:A6": f"年度预算申请（{money}）",
        "B4:C4": "",
        **_row(4, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "自评得分"),
        "B5:C5": "年度资金总额",
        **_row(5, *shown, "10", percent, earned),
        "B6:C6": "其中：一般公共预算",
        **_row(6, *shown, "—", percent, "—"),
        "A7:A8": "年度总体目标",
        "B7:E7": "预期目标",
        "F7:I7": "实际完成情况",
        "B8:E8": common["goal"],
        "F8:I8": unit.get("done", common["done"]),
    }
    rows = indicators_of(common, unit, year)
    cells |= _table(rows)
    last = _INDICATORS_FROM + len(rows)
    total = exact(earned) + sum((exact(cells[f"H{_INDICATORS_FROM + at}"]) for at in range(len(rows))), Fraction(0))
    claimed = unit.get("total", decimal_text(total))
    cells |= {f"A{last}:F{last}": "合计", f"G{last}": "100", f"H{last}": claimed, f"I{last}": ""}
    if "dated" in unit:
        cells[f"A{last + 1}:E{last + 1}"] = "填表单位（盖章）："
        cells[f"F{last + 1}:I{last + 1}"] = f"填报日期：{unit['dated']}"
    return cells


def _claimed(item: Plain) -> str:
    stated: str | None = item.get("claimed")
    figures = (exact(item[name]) for name in ("points", "target", "actual"))
    points, target, actual = figures
    return stated or decimal_text(_score(points, item["operator"], target, actual))


def template_text(common: Plain, unit: Plain, year: str) -> dict[str, Any]:
    """Return the same as the text of a filled template."""
    initial, budget, executed = unit["money"]
    rows = [
        {**{name: value for name, value in item.items() if name != "section"}, "section": _SECTIONS[item["section"]]}
        for item in indicators_of(common, unit, year)
    ]
    return {
        "framework": "national_overall_2020",
        "unit": unit["name"],
        "fiscal_year": year,
        "fields": {"budget_initial": initial, "budget_full": budget, "executed": executed},
        "funds": {
            "一般公共预算": {"executed": executed},
            "基本支出": {"executed": executed},
        },
        "claimed": {"E": _earned(unit)},
        "rows": [{**row, "claimed": _claimed(row)} for row in rows],
        "texts": {"预期目标": common["goal"], "实际完成情况": common["done"], "填报日期": unit["dated"]},
    }


def _table(rows: Sequence[Plain]) -> dict[str, str]:
    head = _INDICATORS_FROM - 1
    words = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    cells = {f"A{head}:A{head + len(rows)}": "绩效指标"}
    cells |= {f"{letter}{head}": word for letter, word in zip("BCDEFGHI", words, strict=True)}
    for row, item in enumerate(rows, start=_INDICATORS_FROM):
        claimed = _claimed(item)
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
