"""Speed and memory of a batch of many small files, and what the reading process costs beside reading in-process.

Run as a script: ``python tests/benchmarks/bench_batch.py [FILES]``.  The files are copies of one filled score sheet;
memory is that of the parent and of its children together, and can be told on Linux only.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from xlscore.pipeline import Options, assess, assess_all

SHEET = Path(__file__).resolve().parents[2] / "samples" / "faults" / "无误的自评表.xlsx"


def resident() -> tuple[float, float]:
    """Return MiB held by this process, and by everything descending from it."""
    parents: dict[int, int] = {}
    sizes: dict[int, float] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            lines = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines() if ":" in line)
        except OSError:
            continue
        sizes[int(folder.name)] = float(lines.get("VmRSS", "0 kB").split()[0]) / 1024
        parents[int(folder.name)] = int(lines["PPid"])
    me = os.getpid()
    family = {me}
    for _ in range(4):
        family |= {pid for pid, parent in parents.items() if parent in family}
    return sizes[me], sum(sizes[pid] for pid in family - {me})


def main() -> None:
    """Print files a second, memory along the way, and the cost of a reading process for small files."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:05}.xlsx" for number in range(files)]
        data = SHEET.read_bytes()
        for path in paths:
            path.write_bytes(data)
        start = time.perf_counter()
        for number, _ in enumerate(assess_all(paths, Options(), 2), start=1):
            if number in {20, files // 2, files}:
                own, children = resident()
                rate = number / (time.perf_counter() - start)
                print(f"{number} files: {rate:.0f} a second, parent {own:.0f} MiB, children {children:.0f} MiB")  # noqa: T201 -- a script
        few = paths[:200]
        guarded = assess_all(few, Options(), 1)
        next(guarded)
        start = time.perf_counter()
        rest = len(list(guarded))
        between = time.perf_counter()
        for path in few[1:]:
            assess(path, Options())
        end = time.perf_counter()
        inside, outside = (between - start) / rest * 1000, (end - between) / rest * 1000
        print(f"a small file: {inside:.2f} ms in a reading process, {outside:.2f} ms without")  # noqa: T201 -- a script


if __name__ == "__main__":
    main()
