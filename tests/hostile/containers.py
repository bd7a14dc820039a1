"""Hostile containers: ZIP, Word, PDF."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

from tests.hostile.case import Case, read, refused
from tests.hostile.pages import _BOMB
from tests.readers.making import PROSE, W, docx, pdf, zipped

_GOOD: dict[str, str | bytes] = {"good.txt": PROSE}


def special(change: Callable[[zipfile.ZipInfo], None], name: str = "bad.txt", content: str = "x") -> bytes:
    """A .zip with a good file and one whose entry is changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("good.txt", PROSE)
        member = zipfile.ZipInfo(name)
        change(member)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a name that is there already
            archive.writestr(member, content)
    return file.getvalue()


def _link(member: zipfile.ZipInfo) -> None:
    member.external_attr = 0o120777 << 16


def _locked() -> bytes:
    data = bytearray(zipped({"bad.txt": "secret", **_GOOD}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def _method(number: int) -> bytes:
    data = bytearray(zipped({"bad.txt": "secret", **_GOOD}))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.index(signature) + offset, number)
    return bytes(data)


def _crc() -> bytes:
    data = bytearray(zipped({"bad.txt": "secret " * 50, **_GOOD}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 16, 1)
    return bytes(data)


def _lying_size() -> bytes:
    data = bytearray(zipped({"bad.txt": b"x" * 20_000_000, **_GOOD}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 5)
    return bytes(data)


def _many(entries: int) -> bytes:
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 5) + bytes(16) + b"x.txt"
    return entry * entries + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(entry) * entries, 0, 0)


def _endless_directory() -> bytes:
    data = bytearray(zipped(_GOOD))
    struct.pack_into("<I", data, data.index(b"PK\x05\x06") + 12, 0xFFFFFFFF)
    return bytes(data)


def _nested(depth: int) -> bytes:
    data = zipped(_GOOD)
    for n in range(depth):
        data = zipped({f"in{n}.zip": data})
    return data


def _overlapping() -> bytes:
    """Two entries of the directory that share one file's bytes."""
    data = zipped({"a.txt": PROSE, "b.txt": PROSE})
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    changed = bytearray(data)
    struct.pack_into("<I", changed, second + 42, 0)
    return bytes(changed)


def stream(content: bytes, packed: bytes | None = None, extra: str = "") -> bytes:
    """A PDF whose page's content is this stream."""
    whole = pdf([["MARK"]])
    at = whole.index(b"<< /Length")
    end = whole.index(b"endstream", at)
    body = packed if packed is not None else content
    head = f"<< /Length {len(body)} {'/Filter /FlateDecode' if packed is not None else ''} {extra} >>\nstream\n"
    return whole[:at] + head.encode() + body + b"\n" + whole[end:]


CASES: tuple[Case, ...] = (
    refused("no ZIP", "a.zip", b"x" * 1_000, "broken or is no ZIP"),
    refused("a ZIP cut off", "a.zip", zipped(_GOOD)[:60], "broken or is no ZIP"),
    refused("an empty ZIP", "a.zip", zipped({}), "no file in it"),
    refused("a ZIP of folders", "a.zip", zipped({"x/": "", "y/": ""}), "no file in it"),
    refused(
        "3,000 files",
        "a.zip",
        lambda: zipped({f"{n}.png": "" for n in range(3_000)}),
        *[".png are not read"] * 2_000,
        "more than 2,000 files",
    ),
    Case(
        "100 MB of zeros",
        "a.zip",
        lambda: zipped({"bomb.txt": b"\0" * 100_000_000, **_GOOD}),
        1,
        ("more than 5.0 MB",),
        PROSE,
    ),
    Case(
        "250 MB in many files",
        "a.zip",
        lambda: zipped({f"{n}.rss": b" " * 49_000_000 for n in range(5)}),
        0,
        (*["The file is empty."] * 4, "200.0 MB"),
    ),
    Case("a size that lies", "a.zip", _lying_size, 1, ("broken, or packed",), PROSE),
    refused("300,000 entries", "a.zip", lambda: _many(300_000), "lists too many files"),
    refused("a directory without an end", "a.zip", _endless_directory, "lists too many files"),
    Case("a name that leads out", "a.zip", lambda: zipped({"../../evil.txt": "x", **_GOOD}), 1, ("leads out",), PROSE),
    Case("a name from the root", "a.zip", lambda: zipped({"/etc/passwd.txt": "x", **_GOOD}), 1, ("leads out",), PROSE),
    Case(
        "a name of Windows",
        "a.zip",
        lambda: zipped({"C:\\evil.txt": "x", "..\\up.txt": "x", **_GOOD}),
        1,
        ("leads out", "leads out"),
        PROSE,
    ),
    Case("a link", "a.zip", lambda: special(_link, content="/etc/passwd"), 1, ("is a link",), PROSE),
    Case("a file with a password", "a.zip", _locked, 1, ("password",), PROSE),
    Case("a packing that nobody knows", "a.zip", lambda: _method(99), 1, ("broken, or packed",), PROSE),
    Case("a checksum that is wrong", "a.zip", _crc, 1, ("broken, or packed",), PROSE),
    Case("an archive in an archive in an archive", "a.zip", lambda: _nested(2), 0, ("archive in an archive in an",)),
    Case("50 archives in one another", "a.zip", lambda: _nested(50), 0, ("archive in an archive in an",)),
    Case("entries that overlap", "a.zip", _overlapping, 1, ("broken, or packed",), PROSE),
    Case(
        "a broken archive in a good one",
        "a.zip",
        lambda: zipped({"b.zip": b"PK\x03\x04x", **_GOOD}),
        1,
        ("broken or is no ZIP",),
        PROSE,
    ),
    Case(
        "programs and pictures",
        "a.zip",
        lambda: zipped({"a.exe": "MZ", "b.png": "x", "c": "x", **_GOOD}),
        1,
        (".exe", ".png", "no ending"),
        PROSE,
    ),
    Case(
        "a name with a script",
        "a.zip",
        lambda: zipped({"<script>alert(1)</script>.exe": "x", **_GOOD}),
        1,
        (".exe",),
        PROSE,
    ),
    read("a name twice", "a.zip", lambda: special(lambda m: None, "good.txt", PROSE), PROSE, articles=2),
    read("bytes before the archive", "a.zip", b"#!/bin/sh\n" + zipped(_GOOD), PROSE),
    read("an archive in an archive", "a.zip", _nested(1), PROSE),
    Case(
        "a page nested deeply in an archive",
        "a.zip",
        lambda: zipped({"bad.html": "<div>" * 100_000, **_GOOD}),
        1,
        ("No article text",),
        PROSE,
    ),
    refused("no Word document", "a.docx", b"x", "broken or is no ZIP"),
    refused("a ZIP named .docx", "a.docx", zipped(_GOOD), "no Word document"),
    refused("a Word document with a password", "a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 500, "broken or is no ZIP"),
    refused("a Word document without a word", "a.docx", docx([]), "no text"),
    refused(
        "a billion laughs in Word",
        "a.docx",
        docx([], f"{_BOMB}<w:document {W}><w:p><w:t>&l9;</w:t></w:p></w:document>"),
        "entities",
    ),
    refused(
        "a Word document that reads a file",
        "a.docx",
        docx([], f"<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document {W}/>"),
        "entities",
    ),
    refused(
        "entities in UTF-16", "a.docx", docx([], "<!DOCTYPE x [<!ENTITY x 'y'>]><x/>".encode("utf-16")), "entities"
    ),
    refused("a Word document that swells", "a.docx", lambda: docx([], " " * 150_000_000), "more than 100.0 MB"),
    refused("broken XML in Word", "a.docx", docx([], f"<w:document {W}><w:p>"), "XML is broken"),
    refused(
        "elements nested deeply in Word", "a.docx", docx([], f"<w:document {W}>" + "<w:p>" * 50_000), "XML is broken"
    ),
    refused("100,000 paragraphs", "a.docx", lambda: docx(["a line"] * 100_000), "100,000 lines"),
    refused("a text of 20 MB in Word", "a.docx", lambda: docx(["x" * 20_000_000]), "Text node too long"),
    read(
        "paragraphs in paragraphs",
        "a.docx",
        docx([], f"<w:document {W}>" + "<w:p>" * 200 + f"<w:t>{PROSE}</w:t>" + "</w:p>" * 200 + "</w:document>"),
        PROSE,
    ),
    read("fields and scripts in Word", "a.docx", docx([f"<script>alert(1)</script> =1+1 {PROSE}"]), "<script>"),
    Case(
        "an export cut off",
        "a.docx",
        lambda: docx(["T", "Body", PROSE, "End of Document", "U", "Body", PROSE]),
        2,
        (),
        PROSE,
    ),
    Case(
        "an export of ends alone",
        "a.docx",
        lambda: docx(["Body", *["End of Document"] * 3]),
        0,
        ("no text", "no body", "no body"),
    ),
    refused("the head of a PDF", "a.pdf", b"%PDF-1.7\n", "PDF is broken"),
    refused("no PDF", "a.pdf", b"x" * 1_000, "PDF is broken"),
    refused("a PDF cut off", "a.pdf", pdf([["word"]])[:200], "PDF is broken"),
    refused("a PDF without text", "a.pdf", pdf([[]]), "no text"),
    refused(
        "a PDF with a password",
        "a.pdf",
        pdf([["word"]]).replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <"
            + b"41" * 32
            + b"> /U <"
            + b"42" * 32
            + b"> >> /ID [<4142> <4142>]",
        ),
        "password",
    ),
    refused(
        "a PDF with an unknown lock",
        "a.pdf",
        pdf([["word"]]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /None >>"),
        "PDF is broken",
    ),
    refused("pages in a circle", "a.pdf", pdf([["word"]]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), "PDF is broken"),
    refused(
        "a page that is missing", "a.pdf", pdf([["word"]]).replace(b"/Kids [5 0 R]", b"/Kids [9 0 R]"), "holds no text"
    ),
    refused(
        "a stream that swells",
        "a.pdf",
        lambda: stream(b"", zlib.compress(b"BT (x) Tj ET " * 10_000_000)),
        "PDF is broken",
    ),
    refused("a stream that is no stream", "a.pdf", stream(b"", b"not zlib at all"), "no text"),
    refused("brackets without an end", "a.pdf", stream(b"[" * 100_000), "holds no text"),
    refused("500 pages", "a.pdf", lambda: pdf([["word"]] * 500), "500 pages"),
    read(
        "a PDF with a script",
        "a.pdf",
        pdf([[PROSE]]).replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
        ),
        "The minister spoke",
    ),
    read(
        "a table of contents that lies",
        "a.pdf",
        pdf([[PROSE]]).replace(b"startxref\n", b"startxref\n99"),
        "The minister spoke",
    ),
    read("a length that lies", "a.pdf", pdf([[PROSE]]).replace(b"/Length ", b"/Length 9"), "The minister spoke"),
)
