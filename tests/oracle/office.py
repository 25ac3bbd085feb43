"""LibreOffice as an outside judge: recalculates every formula from scratch and prints to PDF.

Its own user profile forces a hard recalculation on load, because by default it trusts cached values.  It is never
skipped: a test that needs it fails where it is not installed.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
</oor:items>
"""


def convert(sources: Iterable[Path], folder: Path, kind: str) -> list[Path]:
    """Convert workbooks with LibreOffice into ``folder`` (``kind``: xlsx, pdf, ods, xls …), all in one start."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice Calc is not installed, and the oracle is never skipped: see .ci/run"
    sources = list(sources)
    folder.mkdir(parents=True, exist_ok=True)
    assert all(source.parent != folder for source in sources), "the judge must not overwrite what it judges"
    with tempfile.TemporaryDirectory() as home:
        user = Path(home) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        command = [program, f"-env:UserInstallation=file://{home}", "--headless", "--norestore"]
        command += ["--convert-to", kind, "--outdir", str(folder), *map(str, sources)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    results = [folder / f"{source.stem}.{kind.partition(':')[0]}" for source in sources]
    missing = [result.name for result in results if not result.exists()]
    assert not missing, f"LibreOffice wrote no {missing}: {done.stdout} {done.stderr}"
    return results


def recalculated(source: Path, folder: Path) -> Path:
    """Return a copy of ``source`` in ``folder`` whose every cached value LibreOffice has worked out anew."""
    return convert([source], folder, "xlsx")[0]


def printed(source: Path, folder: Path) -> Path:
    """Return ``source`` printed to PDF."""
    return convert([source], folder, "pdf")[0]
