"""Writes every shipped template anew: ``python -m tests.golden.rebuild_templates`` from the root of the project."""

from pathlib import Path

from xlscore.read.framework_folder import load_framework
from xlscore.write.template import template_bytes

ROOT = Path("workbook_templates")


def fresh_templates() -> dict[Path, bytes]:
    """Return where each edition's template belongs and what it must hold."""
    folders = sorted(path.parent for path in ROOT.glob("*/framework.yaml"))
    return {folder / "template.xlsx": template_bytes(load_framework(folder)) for folder in folders}


if __name__ == "__main__":
    for path, data in fresh_templates().items():
        path.write_bytes(data)
