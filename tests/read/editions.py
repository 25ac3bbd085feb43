"""A small edition for the tests of the loader, the overlays, the lint and the differences."""

from pathlib import Path

FRAMEWORK = """\
id: small
title: 小评分表
place: 某地
family: overall
fiscal_year: 2021
total: 100
source: {document: "", title: 通知, standing: confirmed, checked_on: 2026-11-20}
policy: {steps: whole}
grades:
  standing: unconfirmed
  bands:
    - {totals: "[60, inf)", label: 合格}
    - {totals: "[0, 60)", label: 差}
fields:
  spent: {label: 支出数, unit: 万元, kind: amount}
  budget: {label: 预算数, unit: 万元, kind: amount}
sections:
  - {path: [投入], points: 30, standing: confirmed}
indicators:
  - code: A1
    path: [投入]
    title: 控制率
    points: 10
    standing: {points: confirmed, rule: unconfirmed, rate: unconfirmed}
    rate: {of: spent, to: budget}
    rule: {kind: step_over, limit: "1.00", step: "0.01", deduct: "1"}
  - code: A2
    path: [投入]
    title: 完成率
    points: 20
    standing: confirmed
    rate: {of: spent, to: budget}
    rule:
      kind: bands
      bands: {"[0.90, inf)": 20, "[0, 0.90)": 0}
  - code: A3
    path: [过程]
    title: 制度
    standing: unconfirmed
    criterion: 未见原表
open_sections:
  - {code: P, path: [产出], points: 50, standing: confirmed, rule: {kind: target, reverse: quotient}}
remainder: {points: 20, standing: unconfirmed, why: 过程的分值未见原表}
layout:
  form: table
  sheet: 评分表
  standing: confirmed
  columns:
    - {role: level1, header: 一级指标}
    - {role: level3, header: 三级指标}
    - {role: points, header: 分值}
    - {role: score, header: 得分}
"""

CASES = """\
cases:
  - {name: 恰好等于, indicator: A1, given: {spent: "100", budget: "100"}, score: "10"}
  - {name: 不足一步, indicator: A1, given: {spent: "100.5", budget: "100"}, score: "10"}
  - {name: 一步, indicator: A1, given: {spent: "101", budget: "100"}, score: "9"}
  - {name: 恰好九成, indicator: A2, given: {spent: "90", budget: "100"}, score: "20"}
  - {name: 不到九成, indicator: A2, given: {spent: "89", budget: "100"}, score: "0"}
  - {name: 完成, section: P, points: "10", given: {operator: ≥, target: "5", actual: "5"}, score: "10"}
sheets:
  - {name: 全表, unit: 样例单位, fiscal_year: 2021, total: none, why: 分值未知}
"""


def write_edition(folder: Path, *changes: tuple[str, str], cases: str = CASES) -> Path:
    """Write the small edition with texts replaced, each of which must stand in it once; returns its folder."""
    text = FRAMEWORK
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    home = folder / "small"
    home.mkdir()
    (home / "framework.yaml").write_text(text, encoding="utf-8")
    if cases:
        (home / "cases.yaml").write_text(cases, encoding="utf-8")
    return home


def line_of(home: Path, text: str, name: str = "framework.yaml") -> int:
    """Return the line a text first stands on."""
    lines = (home / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)
