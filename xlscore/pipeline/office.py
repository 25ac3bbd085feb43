"""LibreOffice as a converter of workbooks, where the operator asks for it: its own profile, a time limit, no window."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from xlscore.errors import UnreadableError, UsageError
from xlscore.model.appearance import Rebuilt
from xlscore.read.content import recognise
from xlscore.read.workbook_file import file_bytes
from xlscore.write.rebuilt.notices import converted_notice

_PROGRAMS: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_SECONDS: Final = 120
"""What one file may take: the first start of a profile alone takes some ten seconds on a slow disk."""
_WITHOUT: Final = "请去掉 --convert，由 xlscore 自行重建。"
_FILTER: Final = "xlsx:Calc MS Excel 2007 XML"


class Office:
    """A LibreOffice that is installed."""

    def __init__(self) -> None:
        """Find the program; raises ``UsageError`` where it is not installed."""
        found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
        self._program = found or next((place for place in _PLACES if Path(place).is_file()), "")
        if not self._program:
            msg = "没有找到 LibreOffice（soffice），不能用 --convert libreoffice。请先安装，或去掉这个选项。"
            raise UsageError(msg)

    def convert(self, path: Path) -> Rebuilt | str:
        """Return a workbook as LibreOffice converts it to .xlsx, or in one Chinese sentence why it did not."""
        try:
            received = file_bytes(path)
            kind = recognise(received)[0].value
        except UnreadableError as error:
            return str(error)
        with tempfile.TemporaryDirectory(prefix="xlscore-") as folder:
            home, out = Path(folder) / "profile", Path(folder) / "out"
            # Under a name of ours: the program goes by the extension, which may say anything.
            source = Path(folder) / f"workbook.{kind}"
            source.write_bytes(received)
            command = [
                self._program,
                f"-env:UserInstallation={home.as_uri()}",
                "--headless",
                "--norestore",
                "--nolockcheck",
            ]
            command += ["--convert-to", _FILTER, "--outdir", str(out), str(source)]
            if not _run(command):
                return f"LibreOffice 转换这份文件超过 {_SECONDS} 秒，已停止。{_WITHOUT}"
            try:
                data = (out / "workbook.xlsx").read_bytes()
            except OSError:
                return f"LibreOffice 没有能转换这份文件。{_WITHOUT}"
        return Rebuilt(data, (converted_notice(kind),))


def _run(command: list[str]) -> bool:
    """Run a program to its end; ``False`` where it took too long and was ended with all it had started.

    However this run ends, Ctrl-C included, the program does not go on without it.
    """
    nothing = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True) as process:
        try:
            process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            _end(process)
            return False
        except BaseException:
            _end(process)
            raise
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all it has started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
