"""Starts a LibreOffice of our own and has it type jobs into workbooks (see ``fill_with_office``)."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SYSTEM_PYTHON = "/usr/bin/python3"
"""The interpreter that has LibreOffice's ``uno`` (package python3-uno)."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def type_into(jobs: Sequence[dict[str, Any]]) -> None:
    """Run the jobs in one office; fails where python3-uno is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice Calc is not installed, and the oracle is never skipped: see .ci/run"
    known = subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False)
    assert known.returncode == 0, "python3-uno is not installed, and the oracle is never skipped: see .ci/run"
    port = str(_free_port())
    with tempfile.TemporaryDirectory() as home:
        accept = f"--accept=socket,host=127.0.0.1,port={port};urp"
        flags = ["--headless", "--norestore", "--nologo", accept, f"-env:UserInstallation=file://{home}"]
        command = [program, *flags]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as office:
            try:
                _run_script(port, jobs)
            finally:
                _stop(office)


def _run_script(port: str, jobs: Sequence[dict[str, Any]]) -> None:
    command = [SYSTEM_PYTHON, str(Path(__file__).with_name("fill_with_office.py")), port]
    text = json.dumps(jobs, ensure_ascii=False)
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"exit {done.returncode}: {done.stdout}{done.stderr}"


def _stop(office: "subprocess.Popen[bytes]") -> None:
    """End the office, which has stored everything by now; ``soffice`` is a wrapper, so its whole group is ended."""
    os.killpg(office.pid, signal.SIGKILL)
    office.wait()
