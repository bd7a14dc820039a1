"""Names that a text says are one person's: "X, known as Y", "Y, whose real name is X", "X alias Y"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.entities.lexicon import Found
from analysis.entities.merging import Clusters, Form, is_known
from analysis.types import Document, EntityKind

_LINK = r"(?:(?:also|once|formerly|previously|better|best|more|widely|popularly|commonly|simply|then|who|is|was)\s+)*"
_ROLE = r"(?:\d+,\s+|an?\s+(?:[\w-]+\s+){1,4}|the\s+(?:[\w-]+\s+){1,4})?"
_OWNED = r"(?:nom\s+de\s+guerre|nickname|alias|pseudonym|pen\s+name)"
_BETWEEN = re.compile(
    rf"""(?:
      ,?\s*{_ROLE}{_LINK}known\s+(?:to\s+[\w\s]{{2,20}}\s+)?(?:as|by\s+(?:his|her|the)\s+{_OWNED}(?:\s+of)?)
    | ,\s*{_LINK}(?:called|nicknamed|dubbed)
    | ,?\s*(?:\d+,\s+)?(?:alias|aka|a\.k\.a\.)
    | ,\s*(?:whose|his|her)\s+(?:(?:real|birth|full)\s+name|{_OWNED})\s+(?:is|was)
    | ,\s*whom\s+[\w\s]{{2,25}}\s+calls?
    | ,\s*born
    | ,?\s*(?:is\s+|was\s+)?the\s+{_OWNED}\s+of
    )\s*["“'‘]?""",
    re.IGNORECASE | re.VERBOSE,
)
_AS_KNOWN = re.compile(r"\s+(?:is|was)\s+(?:\w+\s+)?known\b")


def join_bynames(
    documents: Sequence[Document],
    found: Sequence[Found],
    texts: Sequence[str],
    clusters: Clusters,
    forms: Mapping[str, Form],
) -> None:
    """Join the names that the texts say are one person's, unless they say so of two people."""
    said: dict[str, set[str]] = defaultdict(set)
    for n in range(1, len(found)):
        left, right = found[n - 1], found[n]
        if left.document == right.document and _says(documents[left.document], left, right):
            person, other = sorted((texts[n - 1], texts[n]), key=lambda t: (forms[t].words < 2, t != texts[n - 1]))
            kinds = {forms[person].kind, forms[other].kind}
            if (
                EntityKind.PERSON in kinds
                and EntityKind.DEMONYM not in kinds
                and not (is_known(other) or person == other)
            ):
                said[other].add(person)
    for other in sorted(said):
        if len({clusters.root(person) for person in said[other]}) == 1:
            clusters.join(min(said[other]), other)


def _says(document: Document, left: Found, right: Found) -> bool:
    """Whether the words between two names, or around them, say that they are one."""
    if document.sentence_of[left.first] != document.sentence_of[right.first]:
        return False
    end, start = document.tokens[left.last - 1].end, document.tokens[right.first].start
    between = document.raw[end:start]
    if _BETWEEN.fullmatch(between):
        return True
    behind = document.tokens[right.last - 1].end
    return bool(re.fullmatch(r",\s*as\s+", between) and _AS_KNOWN.match(document.raw[behind : behind + 30]))
