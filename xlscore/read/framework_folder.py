"""Frameworks from their folders: ``framework.yaml`` → ``Framework``."""

from pathlib import Path

from xlscore.model.framework import Framework
from xlscore.read.declared import build
from xlscore.read.yaml_lines import Declaration, Plain, read_yaml

FRAMEWORK_FILE = "framework.yaml"


def load_framework(folder: Path) -> Framework:
    """Read the edition declared in a folder; raises ``FrameworkError`` (``file:line: sentence``) for every mistake.

    Step rules that do not say how they count take the edition's policy.  The folder is named after the edition's id,
    so that a catalogue can list editions without reading them.
    """
    return framework_of(read_yaml(folder / FRAMEWORK_FILE))


def framework_of(declaration: Declaration) -> Framework:
    """Build the framework a declaration states; see ``load_framework``."""
    _codes_once(declaration)
    policy = declaration.data.get("policy")
    steps = policy.get("steps") if isinstance(policy, dict) else None
    framework = build(Framework, declaration, data=with_steps(declaration.data, steps or "whole"))
    name = declaration.path.resolve().parent.name
    if framework.id != name:
        raise declaration.fault(("id",), f"id“{framework.id}”与所在文件夹“{name}”不一致，请改成相同的名称")
    return framework


def with_steps(data: Plain, steps: Plain) -> Plain:
    """Return the data with ``count: steps`` in every step rule that does not state how it counts."""
    if isinstance(data, list):
        return [with_steps(item, steps) for item in data]
    if not isinstance(data, dict):
        return data
    filled = {key: with_steps(value, steps) for key, value in data.items()}
    if str(filled.get("kind", "")).startswith("step_"):
        filled.setdefault("count", steps)
    return filled


def _codes_once(declaration: Declaration) -> None:
    """Refuse a code that stands twice, pointing at the second place (the model itself knows no lines)."""
    seen: set[str] = set()
    for table in ("indicators", "open_sections"):
        rows = declaration.data.get(table)
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            code = row.get("code") if isinstance(row, dict) else None
            if isinstance(code, str) and code in seen:
                raise declaration.fault((table, index, "code"), f"指标代码“{code}”用了两次，请改为不同的代码")
            if isinstance(code, str):
                seen.add(code)
