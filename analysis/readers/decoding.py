"""Bytes to text, and text to the one form in which offsets are counted."""

from __future__ import annotations

import codecs
import re
import unicodedata

from analysis.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word, Excel or .zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_HINT = "Save it as plain text in UTF-8."
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_MAX_CONTROL = 0.01  # share of control characters beyond which bytes are no text
_ASCII = bytes(range(128))
_UNUSED_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"
_MAX_WESTERN = 0.4  # share of bytes outside ASCII; French has about .04, Russian .8


def decode(data: bytes, declared: str | None = None) -> str:
    """Text from bytes: by byte order mark, as UTF-8, as `declared`, as UTF-16, and last in a code page.

    Raises ReadError where the bytes are no text.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"This is {kind}, not text.", _HINT)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _text(data[len(bom) :], encoding)
    if b"\0" in data:
        return _text(data, _utf16(data))
    for encoding in filter(None, ("utf-8", declared)):
        try:
            return _checked(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _checked(data.decode(_code_page(data), "replace"))


def normalise(text: str) -> str:
    r"""Unicode NFC, line ends as `\n`, no byte order mark, no control characters but tab and line end."""
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def _text(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError:
        raise ReadError(f"The file begins like {encoding.upper()} text and is not.", _HINT) from None


def _utf16(data: bytes) -> str:
    """Which UTF-16 it is without a mark: of Latin letters every second byte is zero. ReadError where it is neither."""
    half = len(data) // 2
    zeros_first, zeros_second = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(zeros_first, zeros_second) > 0.4 * half > 8 * min(zeros_first, zeros_second):
        return "utf-16-le" if zeros_second > zeros_first else "utf-16-be"
    raise ReadError("The file is not text: it has zero bytes in it.", _HINT)


def _code_page(data: bytes) -> str:
    """The encoding of text from before Unicode: Windows-1252 unless most letters lie outside ASCII, then a guess.

    Western text has few such letters, and so few are too little for statistics to go by.
    """
    if len(data.translate(None, _ASCII)) > _MAX_WESTERN * len(data):
        from charset_normalizer import from_bytes

        if best := from_bytes(data).best():
            return best.encoding
    return "latin-1" if any(byte in data for byte in _UNUSED_IN_CP1252) else "cp1252"


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text)) > _MAX_CONTROL * len(text):
        raise ReadError("The file is not text: it is full of control characters.", _HINT)
    return text
