"""One real message of every check, as a workbook of the samples or the tests gave it."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Example:
    """A message and where it comes from: a sample's path, or the kind of fault the tests put into a clean workbook."""

    source: str
    message: str


@cache
def messages() -> dict[str, Example]:
    """Return the examples by code; ``python -m tests.golden.rebuild_examples`` writes them."""
    import yaml

    text = (files(__package__) / "messages.yaml").read_text("utf-8")
    return {code: Example(**entry) for code, entry in yaml.safe_load(text).items()}
