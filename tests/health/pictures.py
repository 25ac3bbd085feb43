"""The pictures of README, rendered from real output: ``python -m tests.health.pictures``.

LibreOffice prints to PDF and pdftoppm draws the page; nothing is retouched.
"""

import subprocess
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.oracle.office import convert
from xlscore.consolidation.condense import condense
from xlscore.pipeline import assess, find_workbooks, gather
from xlscore.read.catalogue import Catalogue
from xlscore.read.roster import read_roster
from xlscore.write.annotated import write_annotated
from xlscore.write.summary import summary_bytes

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "samples" / "pictures"
SHOWN = ROOT / "samples" / "faults" / "XS306_未达目标得满分.xlsx"


def _made(folder: Path) -> Iterator[tuple[str, Path, int]]:
    """Return picture name, workbook and page (from 1)."""
    template = folder / "template.xlsx"
    template.write_bytes(Catalogue.shipped().template("national_project_2020").read_bytes())
    yield "template", template, 1
    yield "annotated", _copy(folder / "annotated.xlsx"), 3
    yield "findings", _copy(folder / "findings.xlsx"), 1
    # From the root and by relative paths: what messages say of files must not tell whose machine this was.
    bureau = Path("samples", "bureau")
    records = [condense(assess(path)) for path in find_workbooks([bureau / "上报"])]
    roster = gather(records, read_roster(bureau / "上报名册.xlsx"))
    summary = folder / "summary.xlsx"
    summary.write_bytes(summary_bytes(roster, folder))
    yield "summary", summary, 1


def _copy(target: Path) -> Path:
    write_annotated(assess(SHOWN), SHOWN, target)
    return target


def main() -> None:
    """Draw every picture."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as home:
        folder = Path(home) / "xlsx"
        folder.mkdir()
        with chdir(ROOT):
            made = list(_made(folder))
        printed = convert([path for _, path, _ in made], Path(home) / "pdf", "pdf")
        for (name, _, page), pdf in zip(made, printed, strict=True):
            pages = ["-f", str(page), "-l", str(page), "-singlefile"]
            drawing = ["pdftoppm", "-png", "-r", "80", *pages, str(pdf), str(PICTURES / name)]
            subprocess.run(drawing, check=True)


if __name__ == "__main__":
    main()
