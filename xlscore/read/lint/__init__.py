"""Checks of a framework folder before it is issued (``xlscore lint``)."""

from pathlib import Path

from xlscore.errors import FrameworkError
from xlscore.read.framework_folder import FRAMEWORK_FILE, framework_of
from xlscore.read.lint.coverage import check_cases
from xlscore.read.lint.figures import check_grades, check_layout, check_rules
from xlscore.read.lint.problem import Inspected, Problem
from xlscore.read.lint.sums import check_sums
from xlscore.read.lint.uses import check_uses
from xlscore.read.yaml_lines import read_yaml

_CHECKS = (check_sums, check_uses, check_rules, check_grades, check_layout, check_cases)


def lint_framework(folder: Path) -> list[Problem]:
    """Return what is wrong with a framework folder, in the order of its files; hints are among it.

    A declaration that cannot be read at all gives the mistakes of its reading and nothing else.
    """
    try:
        declaration = read_yaml(folder / FRAMEWORK_FILE)
        inspected = Inspected(framework_of(declaration), declaration)
    except FrameworkError as error:
        return list(Problem.of(error))
    found = [problem for check in _CHECKS for problem in check(inspected)]
    return sorted(found, key=lambda problem: (problem.path.name != FRAMEWORK_FILE, problem.line))


__all__ = ["Problem", "lint_framework"]
