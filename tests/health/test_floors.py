"""The tree itself: floors, names and places."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "xlscore").rglob("*.py"))
FOLDERS = {"xlscore", "workbook_templates", "samples", "tests"}
TOP_LEVEL = FOLDERS | {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.split("\0")[:-1]


def test_each_floor_imports_only_lower_ones() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(program)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "2 kept, 0 broken" in done.stdout


def test_the_top_level_holds_what_its_owner_fixed() -> None:
    tops = {name.partition("/")[0] for name in tracked()}
    assert {name for name in tops if not name.startswith(".")} <= TOP_LEVEL


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_opens_with_a_plain_sentence(module: Path) -> None:
    documentation = ast.get_docstring(ast.parse(module.read_text("utf-8")))
    assert documentation, f"{module} says nothing of itself"
    assert documentation.splitlines()[0].rstrip().endswith((".", ":", "?")) or "\n" in documentation


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_rooms_stay_small(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 300


def test_no_float_is_made_where_scores_are_decided() -> None:
    floors = ("values", "rules", "model", "scoring", "checks")
    modules = [module for floor in floors for module in sorted((ROOT / "xlscore" / floor).rglob("*.py"))]
    makers = [
        f"{module.name}:{node.lineno}"
        for module in modules
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    ]
    assert modules
    assert makers == []


def test_heavy_libraries_stay_out_of_help() -> None:
    code = (
        "import sys; from xlscore.cli.main import app; "
        "heavy = {'pandas', 'openpyxl', 'xlsxwriter', 'lxml', 'pydantic', 'numpy', 'yaml'} & set(sys.modules); "
        "print(*sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
