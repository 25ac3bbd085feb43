"""The library behind Parquet files: large, seldom needed, and so not installed unless it is asked for."""

from typing import Any


def parquet_library(verb: str) -> tuple[Any, Any]:
    """Return ``pyarrow`` and ``pyarrow.parquet``; ``verb`` says what for (读, 写).

    Raises ``UsageError`` where they are not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        from xlscore.errors import UsageError

        advice = "请运行 pip install 'xlscore[parquet]'，或改用 CSV（内容相同）。"
        msg = f"{verb} Parquet 需要 pyarrow，本机没有安装。{advice}"
        raise UsageError(msg) from error
    return pa, parquet
