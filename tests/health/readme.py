"""The generated parts of README: frameworks, checks and command help, each between its two marks.

``python -m tests.health.readme`` rewrites them.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from xlscore.exact import decimal_text
from xlscore.read.catalogue import Catalogue
from xlscore.write.check_catalogue import catalogue_table
from xlscore.write.framework_text import known_points

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
COMMANDS = ("check", "read", "annotate", "roster", "summary", "template", "frameworks", "explain", "lint", "catalogue")


def frameworks_table() -> str:
    """Return the editions as a Markdown table."""
    lines = ["| 编号 | 地区 | 名称 | 年度 | 来源 | 已核实或推算的分值 |", "| --- | --- | --- | --- | --- | --- |"]
    for edition in Catalogue.shipped().all():
        year = str(edition.fiscal_year) if edition.fiscal_year else "通用"
        source = edition.source.document or "文号不详"
        known = f"{decimal_text(known_points(edition))} / {decimal_text(edition.total)}"
        lines.append(f"| `{edition.id}` | {edition.place} | {edition.title} | {year} | {source} | {known} |")
    return "\n".join(lines) + "\n"


def command_help() -> str:
    """Return the help of every command as it prints."""
    parts = []
    program = str(Path(sys.executable).with_name("xlscore"))
    for command in COMMANDS:
        environment = {**os.environ, "COLUMNS": "110", "TERMINAL_WIDTH": "110"}
        done = subprocess.run([program, command, "--help"], capture_output=True, env=environment, check=True)
        text = "\n".join(line.rstrip() for line in done.stdout.decode().strip().splitlines())
        parts.append(f"```\n{text}\n```\n")
    return "\n".join(parts)


BLOCKS: dict[str, Callable[[], str]] = {
    "frameworks": frameworks_table,
    "checks": catalogue_table,
    "commands": command_help,
}


def refreshed(text: str) -> str:
    """Return README's text with every generated part written anew."""
    for name, make in BLOCKS.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        assert pattern.search(text), name
        text = pattern.sub(lambda match, make=make: f"{match[1]}{make()}{match[2]}", text)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text("utf-8")), "utf-8")
