"""A template filled in as its worked case says gives no cause for a finding on how its values are written."""

from pathlib import Path

import pytest

from tests.oracle.filling import filled_from
from xlscore.pipeline import assess_bytes
from xlscore.read.cases import load_cases
from xlscore.read.framework_folder import load_framework
from xlscore.write.template import template_bytes

FOLDERS = sorted(path.parent for path in Path("workbook_templates").glob("*/framework.yaml"))
ON_VALUES = {"XS204", "XS206", "XS207", "XS208", "XS209", "XS210", "XS212", "XS213"}
ON_FORMULAS_AND_ORDER = {"XS105", "XS313", "XS414"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_neither_the_blank_template_nor_its_filled_cases_raise_them(folder: Path) -> None:
    framework = load_framework(folder)
    books = [template_bytes(framework)]
    books += [template_bytes(framework, filled_from(framework, sheet)) for sheet in load_cases(folder).sheets]
    for data in books:
        dossier = assess_bytes(data, f"{framework.id}.xlsx")
        assert dossier.failed_checks == ()
        assert {finding.code for finding in dossier.findings} & (ON_VALUES | ON_FORMULAS_AND_ORDER) == set()
