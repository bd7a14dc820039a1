"""A target from what the analyst typed."""

from __future__ import annotations

from analysis.errors import AnalysisError
from analysis.ids import slug
from analysis.types import Target


def target_from_text(text: str) -> Target:
    """A target from what the analyst typed: with a capital it is a name, without it a term."""
    text = " ".join(text.split())
    if not text:
        raise AnalysisError("A target needs a name.", "Type a name (as written in the articles) or a term.")
    named = any(c.isupper() for c in text)
    return Target(slug(text), text, names=(text,) if named else (), terms=() if named else (text,))
