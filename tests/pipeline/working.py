"""Work for reading processes to do in tests: each function must be importable where it runs."""

import os
import time


def double(item: int) -> int:
    return 2 * item


def troubled(item: int) -> int:
    """Do as ``double``, but for items that stand for one trouble each."""
    if item == 3:
        os.write(2, b"thread '<unnamed>' panicked")
        os.abort()
    if item == 5:
        time.sleep(60)
    if item == 7:
        return len(bytearray(2**40))
    if item == 8:
        return len([bytearray(2**20) for _ in range(600)])
    if item == 9:
        while True:
            pass
    return 2 * item


def mistaken(item: int) -> int:
    msg = f"mistake {item}"
    raise LookupError(msg)


def pid(_item: int) -> int:
    return os.getpid()


class Unable:
    """What cannot be taken in where a process starts."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)

    def __call__(self, item: int) -> int:
        return item
