"""The type of the fixture ``run``: words as typed → exit code, output and error stream."""

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]
