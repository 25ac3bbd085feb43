"""逾期扣分: every working day after the deadline costs points."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from xlscore.rules.base import Facts, Input, InputKind, Positive, RuleShape
from xlscore.rules.excel import UNKNOWN, term, times, when_given
from xlscore.rules.given import days, number
from xlscore.rules.wording import deducted, figure, lacking
from xlscore.values.day_serials import FIRST_SERIAL, LAST_SERIAL, serial_day

DUE, FILED, HOLIDAYS, WORKDAYS = "due", "filed", "holidays", "workdays"

_WEEK: Final = 7
_WORKING: Final = 5


def _is_weekend(day: date) -> bool:
    return day.isoweekday() > _WORKING


def _weekdays_to(day: date) -> int:
    """Return how many Mondays to Fridays lie from the first Monday of the calendar to ``day`` inclusive."""
    weeks, rest = divmod(day.toordinal(), _WEEK)
    return weeks * _WORKING + min(rest, _WORKING)


def working_days_late(due: date, filed: date, holidays: Iterable[date] = (), workdays: Iterable[date] = ()) -> int:
    """Return the working days after ``due`` up to and including ``filed``; 0 where filed in time.

    ``holidays`` are days off, ``workdays`` the weekend days worked instead (调休).  A day named twice counts once; a
    holiday on a weekend and a workday on a weekday change nothing.
    """
    if filed <= due:
        return 0
    off = {day for day in holidays if due < day <= filed and not _is_weekend(day)}
    on = {day for day in workdays if due < day <= filed and _is_weekend(day)}
    return _weekdays_to(filed) - _weekdays_to(due) - len(off) + len(on)


class Deadline(RuleShape):
    """max(0, W − working days late × deduct); the calendar of days off is the user's."""

    kind: Literal["deadline"] = "deadline"
    deduct: Positive

    def inputs(self) -> tuple[Input, ...]:
        """Return the two dates and the two lists of the calendar."""
        return (
            Input(DUE, "截止日期", InputKind.DATE),
            Input(FILED, "报送日期", InputKind.DATE),
            Input(HOLIDAYS, "法定节假日（工作日放假）", InputKind.DATES),
            Input(WORKDAYS, "调休上班日（周末上班）", InputKind.DATES),
        )

    def late(self, facts: Facts) -> int | None:
        """Return the working days late, ``None`` while a date is missing or no day of the calendar."""
        due, filed = number(facts, DUE), number(facts, FILED)
        first = None if due is None else serial_day(due)
        last = None if filed is None else serial_day(filed)
        if first is None or last is None:
            return None
        return working_days_late(first, last, _dates(facts, HOLIDAYS), _dates(facts, WORKDAYS))

    def score(self, facts: Facts, points: Fraction) -> Fraction | None:
        """Return the points less the deduction, at least 0."""
        late = self.late(facts)
        return None if late is None else max(Fraction(0), points - late * self.deduct)

    def formula(self, cells: Mapping[str, str], points: str) -> str:
        """Return the same in Excel.

        NETWORKDAYS counts down where the filing was in time, hence the MAX.  Serials leave 0 on Saturday and 1 on
        Sunday when divided by seven.  A worked weekend day named twice counts once.
        """
        due, filed, points = cells[DUE], cells[FILED], term(points)
        off = f",{cells[HOLIDAYS]}" if HOLIDAYS in cells else ""
        late = f"MAX(0,NETWORKDAYS(INT({due})+1,INT({filed}){off}))"
        if WORKDAYS in cells:
            on = cells[WORKDAYS]
            inside = f"(INT({on})>INT({due}))*(INT({on})<=INT({filed}))*(MOD(INT({on}),7)<2)"
            late += f"+SUMPRODUCT({inside}/(COUNTIF({on},{on})+({on}={UNKNOWN})))"
        no_day = f"OR(MIN({due},{filed})<{FIRST_SERIAL},MAX({due},{filed})>={LAST_SERIAL + 1})"
        left = f"IFERROR(MAX(0,{points}-{times(self.deduct, f'({late})')}),{UNKNOWN})"
        return when_given((due, filed, points), f"IF({no_day},{UNKNOWN},{left})")

    def describe(self, points: Fraction) -> str:
        """Return the rule in words."""
        return f"按期报送，得{figure(points)}分；每逾期1个工作日扣{figure(self.deduct)}分，扣完为止。"

    def working(self, facts: Facts, points: Fraction) -> str:
        """Return the dates, the days late and the deduction."""
        late = self.late(facts)
        if late is None:
            return lacking(self.inputs(), facts) or "截止日期或报送日期不是有效日期，无法计分"
        due, filed = (serial_day(number(facts, name) or Fraction(0)) for name in (DUE, FILED))
        start = f"截止日期{due}，报送日期{filed}"
        if late == 0:
            return f"{start}，未逾期工作日，不扣分，得{figure(points)}分"
        named = days(facts, HOLIDAYS) + days(facts, WORKDAYS)
        calendar = "已按所填节假日和调休安排计" if named else "未填节假日和调休安排，只按周一至周五计"
        return f"{start}，逾期{late}个工作日（{calendar}），{deducted(points, Fraction(late), self.deduct)}"


def _dates(facts: Facts, name: str) -> list[date]:
    return [day for day in map(serial_day, days(facts, name)) if day is not None]
