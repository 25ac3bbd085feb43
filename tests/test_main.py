"""``python -m xlscore`` is the command ``xlscore``."""

import subprocess
import sys

from xlscore import __version__


def test_the_package_runs_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "xlscore", "--version"], capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode().strip(), done.stderr) == (0, f"xlscore {__version__}", b"")
    wrong = subprocess.run([sys.executable, "-m", "xlscore", "chek"], capture_output=True, check=False)
    assert wrong.returncode == 2
