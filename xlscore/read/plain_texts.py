"""The shared texts of a workbook, for as much as they are written plainly; the rest is left to the reader library.

Source: ECMA-376 part 1, 18.4.8 (si), 18.4.12 (t) and 18.4.4 (r); spaces around a text count only where it says so.
"""

import re
from typing import Final

_ITEM = re.compile(
    r"""(?:<t(\ xml:space="preserve")?>([^<]*)</t>
      | ((?:<r>(?:<rPr>(?:<[A-Za-z]+(?:\ [A-Za-z]+="[^"<>&]*")*/>)*</rPr>)?
        <t(?:\ xml:space="preserve")?>[^<]*</t></r>)+))
      (?:<phoneticPr(?:\ [A-Za-z]+="[^"<>&]*")*/>)?""",
    re.VERBOSE,
)
_RUN = re.compile(r'<t( xml:space="preserve")?>([^<]*)</t>')
_OPEN = re.compile(rb"<sst(?: [A-Za-z0-9:]+=\"[^\"<>&]*\")*>")
_CLOSE: Final = b"</sst>"
_BEGIN, _END = "<si>", "</si>"
_BARE, _BARE_END = "<si><t>", "</t>"
_AROUND: Final = len(_BARE) + len(_BARE_END)
_FORBIDDEN: Final = ("]]>", "\ufffe", "\uffff")
"""What no XML text may hold, besides control characters."""
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n")
"""Forbidden too, but for the carriage return, which would have to be normalised."""
_ODD_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});)")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_SPACES: Final = " \t\n"


def plain_markup(data: bytes) -> str | None:
    """Return markup in UTF-8 as text, ``None`` where it holds characters no pattern should judge."""
    if len(data.translate(None, _CONTROLS)) < len(data) or (b"&" in data and _ODD_ENTITY.search(data)):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if any(piece in text for piece in _FORBIDDEN) else text


def unescaped(text: str) -> str | None:
    """Return text with its named entities resolved, ``None`` where it names characters by number."""
    if "&" in text:
        if "&#" in text:
            return None
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    return text


def plain_text(text: str, *, kept: object) -> str | None:
    """Return what a text element shows; spaces around it stay where ``kept`` is true.

    ``None`` where it holds characters by number, in either of the two spellings (``&#10;``, ``_x000A_``).
    """
    if "_x" in text:
        return None
    shown = unescaped(text)
    return shown if kept or shown is None else shown.strip(_SPACES)


def plain_texts(strings: bytes | None) -> list[str | None]:
    """Return the shared texts by their index, ``None`` for each that must be read by the library.

    The list is empty where there are none, or where the part as a whole is not written plainly.
    """
    if strings is None:
        return []
    opened, end = _OPEN.search(strings), strings.rfind(_CLOSE)
    if opened is None or end < 0:
        return []
    body = plain_markup(strings[opened.end() : end])
    if body is None:
        return []
    *items, after = body.split(_END)
    if after.strip(_SPACES):
        return []
    bare = "&" not in body and "_x" not in body
    texts: list[str | None] = []
    for item in items:
        text = item.removeprefix(_BARE).removesuffix(_BARE_END)
        if bare and len(text) + _AROUND == len(item) and "<" not in text:
            texts.append(text.strip(_SPACES))
            continue
        start = item.find(_BEGIN)
        if start < 0 or item[:start].strip(_SPACES):
            return []
        found = _ITEM.fullmatch(item, start + len(_BEGIN))
        texts.append(None if found is None else _shown(*found.groups()))
    return texts


def _shown(kept: str | None, text: str | None, runs: str | None) -> str | None:
    if text is not None:
        return plain_text(text, kept=kept)
    pieces = [plain_text(run, kept=preserved) for preserved, run in _RUN.findall(runs or "")]
    return None if None in pieces else "".join(filter(None, pieces))
