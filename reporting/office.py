"""What Word's and Excel's files have in common: text that their XML can hold, and bytes without a clock in them."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from analysis.zipping import pack

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CORE = "docProps/core.xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>Parallax</dc:creator>'
    "</cp:coreProperties>"
)


def clean(text: str) -> str:
    """The text without characters that XML cannot hold, such as control characters."""
    return _NOT_IN_XML.sub("", text)


def settle(data: bytes, title: str) -> bytes:
    """An office file with its title as only property, and no time of making in it or in its container."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[_CORE] = _PROPERTIES.format(title=escape(clean(title))).encode()
    return pack(parts)
