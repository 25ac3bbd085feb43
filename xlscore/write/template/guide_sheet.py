"""填报说明: how to fill in the workbook, what the colours mean, what it rests on, and every rule in words."""

from dataclasses import replace
from typing import Final

from xlscore.exact import Rounding, decimal_text
from xlscore.model.framework import STANDING_WORDS, Framework, Indicator, Standings
from xlscore.model.stamp import SHEET_FIELDS, SHEET_GUIDE, SHEET_STATEMENT, SHEET_STATUS
from xlscore.write.measure import height_of
from xlscore.write.style import HEAD, HELPER, INPUT, LABEL, LOCKED, TEXT, TITLE, UNCONFIRMED, Look
from xlscore.write.template.ask import WORDS_ALLOWED
from xlscore.write.template.draft import Draft
from xlscore.write.template.fixed_line import criterion_of, explanation_of
from xlscore.write.template.grade_row import bands_in_words
from xlscore.write.template.plan import SheetPlan

_WIDTHS: Final = (8.0, 24.0, 8.0, 56.0, 36.0, 14.0)
_STEPS: Final = {
    "whole": "“每超过（低于）……扣……分”按完整的一档计，不足一档不扣",
    "started": "“每超过（低于）……扣……分”不足一档按一档计",
    "pro_rata": "“每超过（低于）……扣……分”不足一档按比例计",
}
_ROUNDING: Final = {
    Rounding.HALF_UP: "四舍五入",
    Rounding.HALF_EVEN: "四舍六入五成双",
    Rounding.TRUNCATE: "截去尾数",
}
_BASE: Final = {"full_year_budget": "全年预算数（调整后）", "initial_budget": "年初预算数"}


def _how_to(framework: Framework) -> list[str]:
    sheet = framework.layout.sheet
    steps = [
        f"1. 先填“{SHEET_FIELDS}”：每项一个黄色单元格，选中后有填写提示。{WORDS_ALLOWED}",
        f"2. 再填“{sheet}”的黄色单元格：自评得分由单位填写；低于分值的必须写明原因。",
        "3. 右侧“复算得分”“差异”“提示”由公式计算，不属于原表，不打印；提示与自评不一致时请先核对数据。",
        f"4. 需要逐项列示收支的，填“{SHEET_STATEMENT}”。最后看“{SHEET_STATUS}”，各表应为“完成”。",
        "5. 工作表已加保护，没有密码：审阅→撤销工作表保护。请不要改动公式、分值和评分标准，改动会在审核时列出。",
        "6. 文字显示不全时可拖动行高。",
    ]
    if framework.open_sections:
        steps.append(
            "7. 自设指标每类先显示3行，其余各行已收起。展开：选中上下两行后右键“取消隐藏”，或撤销保护后点左侧“＋”。"
            "行数不够时在该类中间插入行，并把上一行的公式向下填充。"
        )
    return steps


def _policy(framework: Framework) -> list[str]:
    policy = framework.policy
    result = [
        f"得分保留{policy.places}位小数（{_ROUNDING[policy.rounding]}），每行舍入一次，总分为各行舍入后之和。",
        f"{_STEPS[policy.steps]}；档数按未经舍入的比率计算。",
        f"执行率的分母为{_BASE[policy.base]}。得分不超过分值，也不低于0分。",
        "比率的分母为0时显示“不适用”，需另作说明；既不按满分也不按0分计。",
    ]
    result.append(f"评价等级：{bands_in_words(framework)}（{STANDING_WORDS[framework.grades.standing]}）。")
    if framework.remainder is not None:
        points = decimal_text(framework.remainder.points)
        result.append(f"总分中有{points}分没有列出指标：{framework.remainder.why}。")
    return result


def _sources(framework: Framework) -> list[tuple[str, str]]:
    source = framework.source
    result = [
        ("文号", source.document or "未知"),
        ("名称", source.title),
        ("网址", source.url or "—"),
        ("核实程度", STANDING_WORDS[source.standing]),
        ("核对日期", source.checked_on.isoformat()),
        ("说明", source.note or "—"),
        ("编号", framework.id),
    ]
    if framework.overlays:
        result.append(("已并入", "、".join(framework.overlays)))
    return result


def _standing(standing: Standings) -> str:
    open_ones = standing.unconfirmed()
    return f"待核：{'、'.join(open_ones)}" if open_ones else STANDING_WORDS[standing.rule]


class _Guide:
    """The sheet while it is written downwards."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.plan = SheetPlan(SHEET_GUIDE)
        self.plan.widths = dict(enumerate(_WIDTHS, start=1))
        self.row = 1

    def line(self, text: str, look: Look, *, least: float = 18.0) -> None:
        """Place a text over the whole width."""
        self.plan.spread((self.row, 1), (self.row, len(_WIDTHS)), text, look)
        self.plan.heights[self.row] = max(least, height_of(text, sum(_WIDTHS), look.size))
        self.row += 1

    def pair(self, label: str, text: str, look: Look = LABEL) -> None:
        """Place a label beside a text."""
        self.plan.spread((self.row, 1), (self.row, 2), label, look)
        self.plan.spread((self.row, 3), (self.row, len(_WIDTHS)), text, TEXT)
        self.plan.heights[self.row] = max(20.0, height_of(text, sum(_WIDTHS[2:])))
        self.row += 1

    def cells(self, texts: tuple[str, ...], look: Look) -> None:
        """Place one text a column."""
        for column, text in enumerate(texts, start=1):
            self.plan.put(
                self.row, column, text or None, replace(look, across="center") if column in {1, 3, 6} else look
            )
        heights = [height_of(text, width) for text, width in zip(texts, _WIDTHS, strict=True)]
        self.plan.heights[self.row] = max(20.0, *heights)
        self.row += 1


def put_guide(draft: Draft) -> SheetPlan:
    """Plan the guide."""
    guide, framework = _Guide(draft), draft.framework
    plain = replace(TEXT, border=False)
    heading = replace(HEAD, across="left", border=False)
    guide.line(f"{framework.title}——填报说明", replace(TITLE, size=16), least=32)
    guide.line("一、怎样填", heading, least=22)
    for text in _how_to(framework):
        guide.line(text, plain)
    guide.line("二、颜色", heading, least=22)
    for name, fill, text in (
        ("黄色", INPUT, "由单位填写，有提示和限制"),
        ("灰色", LOCKED, "印定的内容或公式，已锁定"),
        ("绿色表头", HELPER, "模板附加的辅助列，不属于原表"),
        ("橙色", UNCONFIRMED, "所依据的分值、评分标准或计算口径待核，复算结果仅供参考"),
    ):
        guide.pair(name, text, replace(LABEL, fill=fill))
    guide.line("三、依据", heading, least=22)
    for label, text in _sources(framework):
        guide.pair(label, text)
    guide.line("四、计分办法", heading, least=22)
    for text in _policy(framework):
        guide.line(text, plain)
    guide.line("五、指标和评分标准", heading, least=22)
    guide.cells(("编号", "指标", "分值", "评分标准", "计算口径和说明", "核实程度"), HEAD)
    for indicator in framework.indicators:
        guide.cells(_indicator(draft, indicator), TEXT)
    for section in framework.open_sections:
        points = "自定" if section.points is None else decimal_text(section.points)
        # What one row is worth is the unit's choice; the wording is shown for a row of all the points.
        rule = section.rule.describe(section.points) if section.points is not None else ""
        title = f"{'／'.join(section.path)}（单位自设指标）"
        note = "每行分值由单位自定，各行之和等于本类分值；左列以全部分值为例。"
        guide.cells((section.code, title, points, rule, note, STANDING_WORDS[section.standing]), TEXT)
    page = guide.plan.page
    page.last_column, page.last_row, page.orientation = len(_WIDTHS), guide.row - 1, "landscape"
    return guide.plan


def _indicator(draft: Draft, indicator: Indicator) -> tuple[str, ...]:
    points = "自定" if indicator.points is None else decimal_text(indicator.points)
    shown = (criterion_of(indicator), explanation_of(draft, indicator), _standing(indicator.standing))
    return (indicator.code, indicator.title, points, *shown)
