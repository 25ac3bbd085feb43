"""How a panic of a library written in Rust is told from what else stops a program."""

_NAME = "PanicException"


def is_panic(error: BaseException) -> bool:
    """Tell whether this is a Rust panic, which derives from ``BaseException`` and cannot be imported."""
    return type(error).__name__ == _NAME
