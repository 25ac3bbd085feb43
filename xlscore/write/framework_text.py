"""What ``xlscore frameworks`` prints of an edition: source, points, rules and how well each is known."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from xlscore.exact import decimal_text
from xlscore.model.framework import STANDING_WORDS, Framework, Indicator, Standing


def listing_lines(frameworks: Iterable[Framework]) -> Iterator[str]:
    """Return one line an edition: id, place, title, year and the points confirmed or derived of its total."""
    for framework in frameworks:
        year = f"{framework.fiscal_year}年度" if framework.fiscal_year else "各年度通用"
        known = known_points(framework)
        yield (
            f"{framework.id:<28}{framework.place}  {framework.title}（{year}）  "
            f"已核实或推算 {decimal_text(known)}/{decimal_text(framework.total)} 分"
        )


def known_points(framework: Framework) -> Fraction:
    """Return how many points rest on confirmed or derived figures."""
    known = Fraction(0)
    for indicator in framework.indicators:
        if indicator.points is not None and indicator.standing.points is not Standing.UNCONFIRMED:
            known += indicator.points
    for section in framework.open_sections:
        if section.points is not None and section.standing is not Standing.UNCONFIRMED:
            known += section.points
    return known


def _indicator_lines(indicator: Indicator) -> Iterator[str]:
    points = "分值未公布" if indicator.points is None else f"{decimal_text(indicator.points)}分"
    unconfirmed = indicator.standing.unconfirmed()
    mark = f"  【待核：{'、'.join(unconfirmed)}】" if unconfirmed else ""
    yield f"  {indicator.code:<8}{' / '.join(indicator.path)} / {indicator.title}  {points}{mark}"
    if indicator.rule is not None and indicator.points is not None:
        yield f"          {indicator.rule.describe(indicator.points)}"
    elif indicator.criterion:
        yield f"          {indicator.criterion}"
    elif indicator.rule is None:
        yield "          评分标准未公布，得分无法复算。"


def framework_lines(framework: Framework) -> Iterator[str]:
    """Return the whole of one edition as text."""
    source = framework.source
    yield f"{framework.title}（{framework.id}）"
    year = framework.fiscal_year or "各年度通用"
    yield f"  地区：{framework.place}；年度：{year}；总分：{decimal_text(framework.total)}"
    document = source.document or "文号不详"
    yield f"  来源：{document}《{source.title}》（{STANDING_WORDS[source.standing]}，{source.checked_on} 核对）"
    if source.url:
        yield f"  网址：{source.url}"
    if source.note:
        yield f"  说明：{source.note}"
    bands = "，".join(f"{band.label} {band.totals}" for band in framework.grades.bands)
    yield f"  等级：{bands}（{STANDING_WORDS[framework.grades.standing]}）"
    for name in framework.overlays:
        yield f"  使用用户提供的数据：{name}"
    for indicator in framework.indicators:
        yield from _indicator_lines(indicator)
    for section in framework.open_sections:
        points = "分值未定" if section.points is None else f"{decimal_text(section.points)}分"
        mark = "  【待核：分值】" if section.standing is Standing.UNCONFIRMED else ""
        yield f"  {section.code:<8}{' / '.join(section.path)}（由单位自设指标）  {points}{mark}"
    if framework.remainder is not None:
        rest = framework.remainder
        yield f"  其余 {decimal_text(rest.points)} 分（{STANDING_WORDS[rest.standing]}）：{rest.why}"
