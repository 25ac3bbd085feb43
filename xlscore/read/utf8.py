"""XML parts in UTF-8, the one encoding every reader takes."""

import re

_DECLARED_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_DECLARATION = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)


def as_utf8(data: bytes) -> bytes:
    """Return an XML part in UTF-8.

    Raises ``UnicodeError`` or ``LookupError`` where the part is not in the encoding it declares.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16")
    else:
        declared = _DECLARED_ENCODING.match(data)
        if declared is None or declared[1].lower() in {b"utf-8", b"utf8", b"us-ascii"}:
            return data
        text = data.decode(declared[1].decode("ascii"))
    return _DECLARATION.sub("", text, count=1).encode()
