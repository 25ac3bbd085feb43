"""Faults in what is written in words: results, targets, names, years and sums in a sentence."""

from random import Random

from tests.mutations.clean import Clean
from tests.mutations.draft import Draft
from tests.mutations.mutant import Mutant, expect, follows, kind
from tests.mutations.points import own
from xlscore.model.submission import Entry, ScoreRow

DONE = ("实际完成情况", "全年目标实际完成情况")


def done(clean: Clean) -> Entry | None:
    """Return the completion text of the annual goal, where the form has a cell for it."""
    entries = [clean.submission.texts[label] for label in DONE if label in clean.submission.texts]
    return next((entry for entry in entries if entry.given or entry.text), None)


def rewritten(clean: Clean, code: str, words: str) -> Mutant | None:
    entry = done(clean)
    if entry is None or entry.at is None:
        return None
    return Mutant(Draft(clean).put(entry.at, words).build(), (expect(code, entry.at),))


@kind("完成情况只写已完成")
def only_completed(clean: Clean, pick: Random) -> Mutant | None:
    words = ("已完成", "已圆满完成全年各项目标任务。", "全部完成。", "按计划完成年度任务", "均已达到预期目标！")
    return rewritten(clean, "XS216", pick.choice(words))


@kind("完成情况写成别的年度")
def other_year(clean: Clean, pick: Random) -> Mutant | None:
    year = clean.submission.fiscal_year
    if year is None:
        return None
    words = f"{year + pick.choice([-2, -1, 1])}年共举办培训{pick.randint(12, 60)}场，参加{pick.randint(500, 900)}人次。"
    return rewritten(clean, "XS217", words)


@kind("完成情况与上年比较（无错）")
def both_years(clean: Clean, pick: Random) -> Mutant | None:
    year, entry = clean.submission.fiscal_year, done(clean)
    if year is None or entry is None or entry.at is None:
        return None
    words = f"{year}年举办培训{pick.randint(30, 60)}场，比{year - 1}年增加{pick.randint(2, 9)}场。"
    return Mutant(Draft(clean).put(entry.at, words).build(), ())


def reasons(clean: Clean) -> list[ScoreRow]:
    return [row for row in clean.submission.rows if row.reason.at is not None and row.reason.text]


@kind("文字金额加不起来")
def sentence_off(clean: Clean, pick: Random) -> Mutant | None:
    return _sentence(clean, pick, wrong=True)


@kind("文字金额加得起来（无错）")
def sentence_right(clean: Clean, pick: Random) -> Mutant | None:
    return _sentence(clean, pick, wrong=False)


def _sentence(clean: Clean, pick: Random, *, wrong: bool) -> Mutant | None:
    found = reasons(clean)
    if not found:
        return None
    row = pick.choice(found)
    cents = [pick.randint(500, 9000) for _ in range(pick.randint(2, 4))]
    total = sum(cents) + (pick.choice([-1, 1]) * pick.randint(5, 400) if wrong else 0)
    listed = "、".join(f"第{place}批{cent / 100:.2f}万元" for place, cent in enumerate(cents, 1))
    # The words that stood there may have told why the budget was adjusted.
    words = f"材料涨价，{listed}，合计{total / 100:.2f}万元。"
    book = Draft(clean).put(row.reason.at, words).build()
    return Mutant(book, (expect("XS419", row.reason.at),) if wrong else (), follows("XS416"))


def titled(clean: Clean) -> list[ScoreRow]:
    found = [score.row for score in own(clean) if score.row.at is not None and score.row.title]
    return [row for row in found if row.at != row.points.at]


@kind("三级指标只写类别")
def class_for_title(clean: Clean, pick: Random) -> Mutant | None:
    rows = [row for row in titled(clean) if row.path]
    if not rows:
        return None
    row = pick.choice(rows)
    classes = ("数量指标", "质量指标", "社会效益指标", row.path[-1])
    book = Draft(clean).put(row.at, pick.choice(classes)).build()
    # A row named after its level that has the points of all others of the level counts them twice.
    wanted = expect("XS214/XS314", within=frozenset(at for at in (row.at, row.points.at, row.claimed.at) if at))
    return Mutant(book, (wanted,), follows("XS310", "XS212"))


@kind("指标值照抄指标名称")
def target_is_title(clean: Clean, pick: Random) -> Mutant | None:
    rows = titled(clean)
    if not rows:
        return None
    row = pick.choice(rows)
    book = Draft(clean).put(row.target.at, row.title).build()
    return Mutant(book, (expect("XS215", row.target.at),), follows("XS209", "XS212", "XS311"))
