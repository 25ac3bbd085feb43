"""YAML as plain strings, with the line every key and value stands on."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from xlscore.errors import FrameworkError

Place = tuple[str | int, ...]
"""Where something stands in a declaration: keys and list positions from the top."""

Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""What a declaration is made of: text is never turned into numbers, dates or booleans."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Declaration:
    """A YAML file read as plain strings: ``data`` is its content, ``lines`` the line (from 1) of every place in it."""

    path: Path
    data: dict[str, Plain]
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """Return the line of a place; of the nearest enclosing one where it does not exist itself."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, place: Place, sentence: str) -> FrameworkError:
        """Return the error that points at a place: ``file:line: sentence``."""
        return FrameworkError(f"{self.path}:{self.line(place)}: {sentence}")


def read_yaml(path: Path) -> Declaration:
    """Read a declaration; raises ``FrameworkError`` with file and line where it is missing or badly written.

    An empty value is ``None``; every other scalar is text.  Aliases repeat what they name.  A key that stands twice
    is refused, because YAML itself would silently keep the last one.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except FileNotFoundError:
        msg = f"{path}:1: 没有这个文件，请核对路径"
        raise FrameworkError(msg) from None
    except OSError:
        msg = f"{path}:1: 文件打不开，请核对路径和权限"
        raise FrameworkError(msg) from None
    except UnicodeDecodeError:
        msg = f"{path}:1: 文件不是 UTF-8 编码，请另存为 UTF-8"
        raise FrameworkError(msg) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        msg = f"{path}:{mark.line + 1 if mark else 1}: YAML 写法有误（{problem}），请核对缩进、冒号和引号"
        raise FrameworkError(msg) from None
    if not isinstance(root, yaml.MappingNode):
        msg = f"{path}:1: 文件应由“项: 值”组成，现为空或为其他结构"
        raise FrameworkError(msg)
    reader = _Reader(path)
    data = reader.plain(root, ())
    assert isinstance(data, dict)  # noqa: S101 -- a mapping node becomes a dict
    return Declaration(path, data, reader.lines)


class _Reader:
    """Turns the node tree into plain data and notes the lines on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Place, int] = {}
        self.open: list[Any] = []

    def plain(self, node: Any, place: Place) -> Plain:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return None if not node.value and not node.style else str(node.value)
        if any(node is outer for outer in self.open):
            raise self._fault(node, "锚点（&）引用了它自己，请改为直接写出")
        self.open.append(node)
        result: Plain
        if isinstance(node, yaml.SequenceNode):
            result = [self.plain(item, (*place, index)) for index, item in enumerate(node.value)]
        else:
            result = self._mapping(node, place)
        self.open.pop()
        return result

    def _mapping(self, node: Any, place: Place) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._fault(key_node, "项的名称应为文字")
            key = str(key_node.value)
            if key in result:
                raise self._fault(key_node, f"“{key}”写了两次，请删去一个")
            self.lines[(*place, key)] = key_node.start_mark.line + 1
            result[key] = self.plain(value_node, (*place, key))
        return result

    def _fault(self, node: Any, sentence: str) -> FrameworkError:
        return FrameworkError(f"{self.path}:{node.start_mark.line + 1}: {sentence}")
