"""Names in Chinese sentences."""


def quoted(*names: str) -> str:
    """Return a name, or a path from level to level, in quotation marks; those inside it become single ones."""
    inner = "／".join(names).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"
