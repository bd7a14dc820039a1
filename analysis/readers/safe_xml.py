"""XML that strangers made: no document types, hence no entities that swell or fetch; no network; no endless nesting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = re.compile(rb"<\0{0,3}!\0{0,3}D\0{0,3}O\0{0,3}C\0{0,3}T\0{0,3}Y\0{0,3}P\0{0,3}E", re.IGNORECASE)
_ENTITY = re.compile(rb"<\0{0,3}!\0{0,3}E\0{0,3}N\0{0,3}T\0{0,3}I\0{0,3}T\0{0,3}Y", re.IGNORECASE)


def parse_xml(data: bytes, *, recover: bool = False, doctype: bool = False) -> _Element:
    """The root element. `recover` reads on after mistakes; `doctype` lets one pass that declares no entity.

    Raises ReadError where it is no XML, or XML that has no business here.
    """
    from lxml import etree

    refuse_doctype(data, allowed=doctype)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = str(error).partition(",")[0][:120]
        raise ReadError(f"Its XML is broken ({said}).", "Save the file anew.") from None
    if root is None:
        raise ReadError("Its XML is broken (nothing could be read).", "Save the file anew.")
    return root


def refuse_doctype(data: bytes, *, allowed: bool = False) -> None:
    """Raise ReadError where XML declares entities, or a document type unless that is `allowed`."""
    if _ENTITY.search(data) or (not allowed and _DOCTYPE.search(data)):
        raise ReadError("Its XML declares entities or a document type, which articles have no use for.")
