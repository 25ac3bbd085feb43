"""Ctrl-C in the middle of a run: one sentence, exit code 130, no process and no half-written file left behind."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLEAN = ROOT / "samples" / "faults" / "无误的自评表.xlsx"
PROGRAM = "from xlscore.cli.main import main; main()"


def children_of(process: int) -> list[int]:
    """Return the processes that descend from one, on Linux."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    return [child for child, parent in parents.items() if parent == process]


@pytest.mark.parametrize("words", [["frameworks"], ["check", str(CLEAN)], ["check", "--help"]])
def test_a_reader_of_the_output_that_goes_away_is_no_matter_for_words(words: list[str]) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    running.stdout.close()
    running.stdout = None
    _, err = running.communicate(timeout=600)
    assert err == b""
    assert running.returncode in {1, 2}


@pytest.mark.parametrize(
    ("command", "how"),
    [("check", signal.SIGINT), ("summary", signal.SIGINT), ("check", signal.SIGTERM), ("check", signal.SIGHUP)],
)
def test_a_run_that_is_stopped_leaves_nothing_half_done(command: str, how: signal.Signals, tmp_path: Path) -> None:
    data = CLEAN.read_bytes()
    (tmp_path / "报").mkdir()
    for number in range(400):
        (tmp_path / "报" / f"{number:03}.xlsx").write_bytes(data)
    output = ["-o", str(tmp_path / "结果.xlsx")] if command == "summary" else ["-o", str(tmp_path / "结果.txt")]
    typed = [command, str(tmp_path / "报"), *output, "--annotate", str(tmp_path / "批注"), "--jobs", "2", "--no-cache"]
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *typed],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # What started the tests may ignore signals (nohup, a background shell), and children inherit that.
        preexec_fn=partial(signal.signal, how, signal.SIG_DFL),  # noqa: PLW1509 -- no threads here
    )
    # A busy machine may take minutes to start; a run that ended by itself is not worth waiting for.
    latest = time.monotonic() + 600
    while running.poll() is None and time.monotonic() < latest and len(list((tmp_path / "批注").glob("*.xlsx"))) < 5:
        time.sleep(0.05)
    children = children_of(running.pid)
    assert len(children) == 2
    os.kill(running.pid, how)
    out, err = running.communicate(timeout=600)
    assert running.returncode == 130
    assert out == ""
    assert err.strip() == "xlscore：已中断，未留下写到一半的文件。"
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["批注", "报"]
    copies = list((tmp_path / "批注").iterdir())
    assert 5 <= len(copies) < 400
    assert {path.suffix for path in copies} == {".xlsx"}
    assert all(path.read_bytes()[-22:-18] == b"PK\x05\x06" for path in copies)
