"""Small files of every format, made by hand, so that tests can break them in any place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PROSE = "The minister spoke on Tuesday about the harbour, and said that the talks would go on for some weeks."


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A .zip with these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(paragraphs: Sequence[str | tuple[str, str]], xml: str | None = None) -> bytes:
    """A Word document; a paragraph may be (style, text). `xml` replaces its main part."""
    body = ""
    for paragraph in paragraphs:
        style, text = paragraph if isinstance(paragraph, tuple) else ("", paragraph)
        kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        body += f"<w:p>{kind}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
    main = xml or f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": main})


def xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """An Excel table."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def pdf(pages: Sequence[Sequence[str]], title: str | None = None) -> bytes:
    """A PDF with these lines on its pages (Latin letters only)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        shown = "".join(f"({line.translate(_PDF)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}ET"
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        page = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] {page} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    if title is not None:
        objects.append(f"<< /Title ({title.translate(_PDF)}) >>")
    file = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    at = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    info = f" /Info {len(objects)} 0 R" if title is not None else ""
    return file + f"trailer << /Size {len(objects) + 1} /Root 1 0 R{info} >>\nstartxref\n{at}\n%%EOF".encode()


_PDF = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def mail(text: str | None = PROSE, page: str | None = None, attachment: bytes | None = None, **head: str) -> bytes:
    """A mail."""
    message = EmailMessage()
    told = {"Subject": "The harbour", "From": "The Outlet <news@outlet.example>", **head}
    for name, value in {"Date": "Sat, 03 Feb 2024 10:00:00 +0000", **told}.items():
        message[name] = value
    if text is not None:
        message.set_content(text)
    if page is not None:
        (message.add_alternative if text is not None else message.set_content)(page, subtype="html")
    if attachment is not None:
        message.add_attachment(attachment, maintype="application", subtype="pdf", filename="more.pdf")
    return bytes(message)


def mhtml(page: str, url: str = "https://outlet.example/a") -> bytes:
    """A web page as browsers save it in one file."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = url
    message["Subject"] = "Saved"
    message.set_content(page, subtype="html")
    message.make_mixed()
    message.replace_header("Content-Type", 'multipart/related; type="text/html"; boundary="=b="')
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    return bytes(message)


def web_page(paragraphs: int = 6, title: str = "The harbour talks go on") -> str:
    """A news page."""
    body = "".join(f"<p>{PROSE} {PROSE} Part {n}.</p>" for n in range(paragraphs))
    return (
        f"<html><head><title>{title}</title><meta property='og:site_name' content='The Outlet'>"
        "<meta property='article:published_time' content='2024-02-03'></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>All rights reserved</footer></body></html>"
    )


def nexis() -> list[str]:
    """The paragraphs of an export of Nexis Uni with two articles."""
    return [
        "Page 1 of 3", "1. Harbour talks go on", "2. Port to close", "Client/Matter: -None-", "Search Terms: harbour",
        "Harbour talks go on", "The Outlet (London)", "February 3, 2024 Saturday 10:00 AM GMT",
        "Copyright 2024 Outlet Media All Rights Reserved", "Section: NEWS; Pg. 4", "Length: 19 words",
        "Byline: Ada Bell", "Body", PROSE, "Classification", "Language: ENGLISH", "Load-Date: February 4, 2024",
        "End of Document",
        "Port to close", "Daily Example", "3 March 2024", "Length: 900 words", "Body", PROSE, PROSE,
        "Load-Date: March 4, 2024", "End of Document",
        "A headline alone", "End of Document",
    ]  # fmt: skip
