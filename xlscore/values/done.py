"""Words around the day something was done: 已于……完成, 于……竣工, ……全部支付."""

import re
from typing import Final

_DATE: Final = "(?=[0-9本当年第一二三四上下前])"
_BY: Final = re.compile(f"(?:已经?|均已?)?(?:截至|截止到?|于|在){_DATE}")
_SUBJECT: Final = re.compile(
    f"(?:(?!预计|计划|原定|拟|将|应|须|需|要求|力争|未|不)[\u4e00-\u9fff]){{0,12}}?(?:已经?|均已?|全部)*(?:于|在)?{_DATE}"
)
"""What was done and how it is brought in; nothing that was only meant to be done."""

_HOW: Final = "(?:已经?|均已?|全部|按时|按期|如期|提前|顺利|圆满|正式)*"
_WHAT: Final = (
    "(?:完成|完工|竣工|办结|验收|支付|发放|到位|开展|交付|建成|上线|启用|投入使用|报送|上报|提交|印发|公开|拨付|结束)"
)
_DONE: Final = re.compile(f"{_HOW}{_WHAT}?")
_ALL_DONE: Final = re.compile(
    f"{_HOW}(?:{_WHAT}|通过)(?:(?!未|不|没|尚|仍|部分|一半|初步|阶段|首|基本|大部|主体|后)[\u4e00-\u9fff]){{0,12}}"
)


def words_before(text: str, *, actual: bool) -> int:
    """Return where a date may begin: behind 于, 截至 and, in what was done, behind 项目已于."""
    found = (_SUBJECT if actual else _BY).match(text) or _BY.match(text)
    return found.end() if found else 0


def says_done(text: str, *, actual: bool) -> bool:
    """Tell whether the words behind a date say no more than that it was done then; empty words do."""
    return bool(_DONE.fullmatch(text) or (actual and _ALL_DONE.fullmatch(text)))
