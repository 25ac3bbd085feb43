"""How large a workbook may be.  Looked at before any library lays anything out in memory.

A score sheet has some thousand cells; the limits leave three orders of magnitude and keep a reading under 20 s and
2 GiB.
"""

from typing import Final

MAX_FILE_BYTES: Final = 64 * 2**20
"""Bytes on disk; scanned evidence pasted as pictures reaches 30 MiB."""
MAX_READ_BYTES: Final = 256 * 2**20
"""Uncompressed bytes of all parts that are read."""
MAX_SHEETS: Final = 1_000
"""Sheets of a workbook; the largest consolidated workbook met has some 300."""
MAX_CELLS: Final = 1_000_000
"""Cells with content in a workbook; each takes about 0.5 KiB while it is read."""
MAX_GRID: Final = 4_000_000
"""Row × column positions from A1 to the last cell with content; readers lay out every one, about 150 bytes each."""
MAX_TEXT: Final = 256 * 2**20
"""Characters of all text cells; readers copy a shared text once for every cell that shows it."""
MAX_MERGES: Final = 50_000
"""Merged areas of a sheet; every step downstream walks through them."""
MAX_FORMULA: Final = 32_768
"""Characters of a formula that other cells share; programs write 8,192 at most."""
MAX_SHARED: Final = 16 * 2**20
"""Characters of the formulas of a sheet that are written once for many cells, written out: some 200,000 formulas."""
