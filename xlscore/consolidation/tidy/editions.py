"""Tables editions, edition_columns, edition_bands and filings: what returns were filled in on, and who filed."""

from collections.abc import Iterator
from typing import Final

from xlscore.consolidation.tidy.columns import Kind, Table, TidyColumn, listed
from xlscore.consolidation.tidy.forms import Shelf
from xlscore.model.framework import GradeBand
from xlscore.model.record import IndicatorColumn
from xlscore.model.roster import Filing

T, N, D, DAY, B = Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.FLAG


def _columns(shelf: Shelf) -> Iterator[tuple[str, int, IndicatorColumn]]:
    for edition, key in shelf.editions.items():
        for place, column in enumerate(edition.columns, start=1):
            yield key, place, column


def _bands(shelf: Shelf) -> Iterator[tuple[str, int, GradeBand]]:
    for edition, key in shelf.editions.items():
        for place, band in enumerate(edition.bands, start=1):
            yield key, place, band


def _filings(shelf: Shelf) -> Iterator[tuple[int, Filing]]:
    yield from enumerate(shelf.roster.filings, start=1)


EDITIONS: Final = Table(
    "editions",
    "一行是一个指标体系",
    (
        TidyColumn("edition", T, "指标体系；同一编号因用户数据而不同的，后面加 #2 等", lambda line: line[1]),
        TidyColumn("id", T, "编号（见 xlscore frameworks）", lambda line: line[0].id),
        TidyColumn("title", T, "名称", lambda line: line[0].title),
        TidyColumn("place", T, "地区", lambda line: line[0].place),
        TidyColumn("family", T, "overall 整体支出，project 项目支出，workcheck 工作考核", lambda line: line[0].family),
        TidyColumn("total", D, "满分", lambda line: line[0].total, "分"),
    ),
    lambda shelf: iter(shelf.editions.items()),
)

COLUMNS: Final = Table(
    "edition_columns",
    "一行是一个指标体系的一栏",
    (
        TidyColumn("edition", T, "指标体系", lambda line: line[0]),
        TidyColumn("line", N, "第几栏，从1起", lambda line: line[1]),
        TidyColumn("code", T, "代码", lambda line: line[2].code),
        TidyColumn("title", T, "名称", lambda line: line[2].title),
        TidyColumn("section", T, "一级指标", lambda line: line[2].section),
        TidyColumn("points", D, "分值", lambda line: line[2].points, "分"),
    ),
    _columns,
)

BANDS: Final = Table(
    "edition_bands",
    "一行是一个指标体系的一个等级",
    (
        TidyColumn("edition", T, "指标体系", lambda line: line[0]),
        TidyColumn("line", N, "第几个等级，从1起", lambda line: line[1]),
        TidyColumn("label", T, "等级", lambda line: line[2].label),
        TidyColumn("totals", T, "总分的区间，如 [80, 90)", lambda line: str(line[2].totals)),
    ),
    _bands,
)

FILINGS: Final = Table(
    "filings",
    "一行是名册中的一个单位，或名册外的一份文件；没有名册时为空表",
    (
        TidyColumn("line", N, "序号", lambda line: line[0]),
        TidyColumn("unit_code", T, "单位编码", lambda line: line[1].unit.code),
        TidyColumn("unit", T, "单位名称", lambda line: line[1].unit.name),
        TidyColumn("department", T, "主管部门", lambda line: line[1].unit.department),
        TidyColumn("parent", T, "上级单位", lambda line: line[1].unit.parent),
        TidyColumn("state", T, "上报状态", lambda line: line[1].state.value),
        TidyColumn("deadline", DAY, "截止日期", lambda line: line[1].unit.deadline),
        TidyColumn("filed_on", DAY, "上报日期", lambda line: line[1].filed_on),
        TidyColumn("days_late", N, "逾期工作日", lambda line: line[1].days_late),
        TidyColumn("matched_by", T, "匹配依据", lambda line: line[1].matched_by),
        TidyColumn(
            "file_numbers",
            T,
            "文件的序号（units.file_number），JSON 数组",
            lambda line: listed(place + 1 for place in line[1].records),
        ),
    ),
    _filings,
)
