"""PDF files: the text of their pages, lines joined to paragraphs again."""

from __future__ import annotations

import io
import re
import struct
import zlib

from analysis.errors import ReadError
from analysis.readers.decoding import normalise
from analysis.readers.reading import MAX_ARTICLE, Reading, make_article, one_line, stem

_MAX_PAGES = 300
_FULL = 0.8  # of the text's width: such a line goes on in the next one
_WIDTH = 0.9  # quantile of the line lengths that counts as the width
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
# What pypdf raises on broken files, beside its own errors.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read(name: str, data: bytes) -> Reading:
    """The article of a PDF file. Raises ReadError where it is locked, broken or holds pictures only."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        pdf = PdfReader(io.BytesIO(data), strict=False)
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise ReadError("The PDF is locked with a password.", "Save it without one, or paste its text.")
        if len(pdf.pages) > _MAX_PAGES:
            raise ReadError(f"The PDF has {len(pdf.pages):,} pages; the limit is {_MAX_PAGES}.", "Split it.")
        pages: list[str] = []
        for page in pdf.pages:
            pages.append(normalise(page.extract_text()))
            if sum(map(len, pages)) > MAX_ARTICLE:
                break  # make_article says that it is too long
        title = one_line(str(pdf.metadata.title)) if pdf.metadata and pdf.metadata.title else None
    except DependencyError:
        raise ReadError("The PDF is locked with a password.", "Save it without one, or paste its text.") from None
    except (PyPdfError, *_FAULTS):
        raise ReadError("The PDF is broken.", "Open it, print it to a new PDF, and add that.") from None
    text = join_lines("\n".join(pages))
    if not text.strip():
        raise ReadError(
            "The PDF holds no text, perhaps pictures of pages only.", "Run it through text recognition (OCR) first."
        )
    if title not in text.split("\n"):  # a title that the pages do not show is often the name of a template
        title = None
    return Reading((make_article(stem(name), text, name, title=title),))


def join_lines(text: str) -> str:
    """Lines that end where the page ended joined to paragraphs: words broken by a hyphen too."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(len(lengths) * _WIDTH)] if lengths else 0
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = goes_on and not _SENTENCE_END.search(paragraphs[-1])
            continue
        if goes_on and _HYPHEN.search(paragraphs[-1]) and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        elif goes_on:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        goes_on = len(line) >= _FULL * width or (_HYPHEN.search(line) is not None)
    return "\n".join(paragraphs)
