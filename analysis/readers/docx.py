"""Word documents (.docx): their paragraphs; exports of LexisNexis with many articles in one file are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.errors import ReadError
from analysis.readers import nexis
from analysis.readers.reading import Reading, make_article, stem
from analysis.readers.safe_xml import parse_xml
from analysis.readers.safe_zip import Budget, open_zip, unpack

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_MAX_XML = 100_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADINGS = {"title", "heading1", "titel", "titre"}  # ids of styles, without spaces; Word translates them


def read(name: str, data: bytes) -> Reading:
    """The article of a Word document, or the articles of an export. Raises ReadError where it has no text."""
    with open_zip(data) as archive:
        if "EncryptedPackage" in archive.namelist():
            raise ReadError("The document is locked with a password.", "Save it without one.")
        try:
            member = archive.getinfo(_MAIN)
        except KeyError:
            raise ReadError("This is no Word document.", "Save it as .docx or as plain text.") from None
        root = parse_xml(unpack(archive, member, _MAX_XML, Budget()))
    paragraphs = list(_paragraphs(root))
    lines = [text for _, text in paragraphs]
    if nexis.is_export(lines):
        return nexis.read(name, lines)
    title = next((text for style, text in paragraphs if text.strip() and style in _HEADINGS), None)
    text = "\n\n".join(line.strip() for line in lines if line.strip())
    return Reading((make_article(stem(name), text, name, title=title),))


def _paragraphs(root: _Element) -> Iterator[tuple[str, str]]:
    """Style (its id in lower case, "" for none) and text of each paragraph, in reading order.

    What tracked changes deleted is left out; a text box comes after the paragraph that it hangs on.
    """
    w = _STRICT if root.tag.startswith(_STRICT) else _W
    text_of: dict[_Element, list[str]] = {}
    style_of: dict[_Element, str] = {}
    open_paragraphs: list[_Element] = []
    skipping = 0
    from lxml import etree

    for event, node in etree.iterwalk(root, events=("start", "end")):
        if node.tag == _FALLBACK:
            skipping += 1 if event == "start" else -1
        if skipping:
            continue
        if node.tag == f"{w}p":
            if event == "start":
                open_paragraphs.append(node)
                text_of[node] = []
            else:
                open_paragraphs.remove(node)
        elif event == "end" and open_paragraphs:
            if node.tag == f"{w}pStyle":
                style_of.setdefault(open_paragraphs[-1], (node.get(f"{w}val") or "").replace(" ", "").lower())
            elif node.tag == f"{w}t":
                text_of[open_paragraphs[-1]].append(node.text or "")
            elif node.tag == f"{w}tab":
                text_of[open_paragraphs[-1]].append("\t")
            elif node.tag in {f"{w}br", f"{w}cr"}:
                text_of[open_paragraphs[-1]].append("\n")
    for node, parts in text_of.items():
        yield style_of.get(node, ""), "".join(parts)
