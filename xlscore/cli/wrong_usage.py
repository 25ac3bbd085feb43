"""Wrong usage, answered in one Chinese sentence with what to do."""

import re
from collections.abc import Sequence
from typing import Any, Final

import typer

USAGE_ERROR: Final[type[Exception]] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "UsageError")
"""Base of wrong usage: click's own, or, in releases of typer that bring their own click, the one in there."""

_QUOTED: Final = re.compile(r"'([^']*)'")


def empty_argument(words: Sequence[str]) -> str:
    """Return why an empty argument is refused, an empty text where there is none: it would be taken for this folder."""
    bare = next((word for word in words if not word or (word.startswith("--") and word.endswith("="))), None)
    if bare is None:
        return ""
    what = f"{bare.rstrip('=')} 后面" if bare else "命令中有一处引号里"
    return f"{what}什么也没有写。请补上取值或路径；用变量的，请检查变量是否为空。"


def usage_sentence(error: Any, words: Sequence[str] = ()) -> str:
    """Return wrong usage (a ``UsageError`` of click) as one Chinese sentence; ``words`` are what was typed."""
    command = error.ctx.command_path if error.ctx else " ".join(("xlscore", *words[:1]))
    advice = f"用 {command} --help 查看用法。"
    kind = type(error).__name__
    quoted = _QUOTED.findall(error.message or "")
    param = getattr(error, "param", None)
    names = [*getattr(param, "opts", ())] or [""]
    if kind == "NoSuchOption":
        near = f"是不是想写 {error.possibilities[0]}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项。{near}{advice}"
    if kind == "MissingParameter":
        wanted = names[-1] if names[-1].startswith("-") else getattr(param, "metavar", "") or names[-1]
        return f"缺少 {wanted}。{advice}"
    if kind == "BadParameter":
        longest = max(names, key=len)
        return f"{longest} 的取值“{_typed(names, words)}”不对，{_expected(error)}{advice}"
    if kind == "BadOptionUsage":
        needs = "不写" if "does not take a value" in str(error.message) else "要写"
        return f"{error.option_name} 后面{needs}取值。{advice}"
    if "No such command" in str(error.message) and quoted:
        near = f"是不是想写 {quoted[1]}？" if len(quoted) > 1 else ""
        return f"没有 {quoted[0]} 这个命令。{near}{advice}"
    return f"命令写得不对：多了或少了参数。{advice}"


def _typed(names: Sequence[str], words: Sequence[str]) -> str:
    """Return what was typed behind an option, empty where that cannot be told."""
    for place, word in enumerate(words):
        if word in names:
            return next(iter(words[place + 1 :]), "")
        for name in names:
            short = not name.startswith("--")
            if word.startswith(name if short else f"{name}="):
                return word[len(name) :].removeprefix("=")
    return ""


def _expected(error: Any) -> str:
    """Return what the values of an option can be; releases of typer keep its bounds in one of two places."""
    message = str(error.message)
    if "one of" in message:
        return f"可以写 {'、'.join(_QUOTED.findall(message)[1:])}。"
    holder = error.param if hasattr(error.param, "min") else getattr(error.param, "type", None)
    bounds = [(word, getattr(holder, name, None)) for word, name in (("不小于", "min"), ("不大于", "max"))]
    told = "、".join(f"{word} {bound}" for word, bound in bounds if bound is not None)
    return f"应为{told} 的整数。" if told else "应为整数。"
