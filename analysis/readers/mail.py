"""Mail saved as .eml, and web pages saved as .mhtml, which is the same format inside."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from analysis.errors import ReadError
from analysis.readers import html
from analysis.readers.decoding import decode
from analysis.readers.page_text import page_lines
from analysis.readers.reading import Reading, make_article, stem
from analysis.types import Skipped

_MAX_PARTS = 2_000
_MAX_HEAD = 200_000  # bytes; the standard library takes minutes for a head of megabytes
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n|\r\r")
_FAULTS = (AttributeError, LookupError, RecursionError, TypeError, ValueError)  # of stdlib email on broken headers


def read_mail(name: str, data: bytes) -> Reading:
    """The text of a mail: subject as title, sender as outlet. Attachments are named, not read."""
    message, parts = _parsed(data)
    text = next((p for p in parts if _is(p, "text/plain") and not p.is_attachment() and _text(p).strip()), None)
    page = next((p for p in parts if _is(p, "text/html") and not p.is_attachment()), None)
    if page is not None and (text is None or len(_text(text)) * 4 < len(words := _page_text(page))):
        words = _page_text(page)
    elif text is not None:
        words = _text(text)
    else:
        raise ReadError("The mail has no text.", "Save what it holds as a file of its own.")
    title, sender = _header(message, "subject"), parseaddr(_header(message, "from") or "")
    article = make_article(
        title or stem(name),
        words,
        name,
        title=title,
        outlet=sender[0] or sender[1].rpartition("@")[2] or None,
        published=_header(message, "date"),
    )
    attached = [p.get_filename() or "without a name" for p in parts if p.is_attachment()]
    hint = "Save it from the mail, and add it as a file."
    return Reading((article,), tuple(Skipped(name, f"The attachment {a} is not read.", hint) for a in attached))


def read_page(name: str, data: bytes) -> Reading:
    """The article of a web page saved with all that belongs to it."""
    message, parts = _parsed(data)
    page = next((p for p in parts if _is(p, "text/html") or _is(p, "application/xhtml+xml")), None)
    if page is None:
        raise ReadError("There is no web page in the file.", "Save the page as .html, or paste its text.")
    address = _header(message, "snapshot-content-location") or _header(page, "content-location")
    web = address if address and address.startswith(("http://", "https://")) else None
    return html.read_source(name, _text(page), web)


def _parsed(data: bytes) -> tuple[EmailMessage, list[EmailMessage]]:
    """The message and its parts that are no containers. Raises ReadError where it is none."""
    if _HEAD_ENDS.search(data, 0, _MAX_HEAD) is None and len(data) > _MAX_HEAD:
        raise ReadError("The head of the file is too long for a mail.", "Paste its text instead.")
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        parts: list[EmailMessage] = []
        for part in message.walk():
            if not part.is_multipart() and isinstance(part, EmailMessage):
                parts.append(part)
            if len(parts) > _MAX_PARTS:
                raise ReadError(f"The file has more than {_MAX_PARTS:,} parts.")
    except _FAULTS:
        raise ReadError("The file is broken, or no mail.") from None
    if not message.keys():
        raise ReadError("The file has no head, as mails and saved pages have.", "Save it as .txt if it is plain text.")
    return message, parts


def _is(part: EmailMessage, kind: str) -> bool:
    return part.get_content_type() == kind


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return str(message[name]) if message[name] is not None else None
    except _FAULTS:
        return None


def _text(part: EmailMessage) -> str:
    """The part's text. Raises ReadError where it is none."""
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except _FAULTS:
        raise ReadError("A part of the file is broken.") from None
    return decode(data, charset) if isinstance(data, bytes) and data else ""


def _page_text(part: EmailMessage) -> str:
    from trafilatura import load_html

    tree = load_html(_text(part))
    return page_lines(tree) if tree is not None else ""
