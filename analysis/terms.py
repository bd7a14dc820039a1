"""The content words of a text, as the measures of wording count them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis.types import Document, Token

CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
NOUNS = frozenset({"NOUN", "PROPN"})
_MIN_LETTERS = 3


def is_content(token: Token) -> bool:
    """Whether the token is a noun, name, adjective or verb of three letters or more that is no stop word."""
    return (
        token.pos in CONTENT
        and not token.is_stop
        and len(token.text) >= _MIN_LETTERS
        and token.text.replace("-", "").isalpha()
    )


def key(token: Token) -> str:
    """What a word is counted as: its lemma in lower case."""
    return token.lemma.casefold()


def content_runs(document: Document, first: int, last: int) -> Iterator[list[Token]]:
    """The content words among the tokens `first <= i < last`, in runs of words that stand side by side."""
    run: list[Token] = []
    for token in document.tokens[first:last]:
        if is_content(token):
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def noun_terms(document: Document, first: int, last: int) -> Iterator[tuple[str, str]]:
    """Each noun and name, and each pair of content words that ends in one, as (what it is counted as, as written).

    Nouns alone make topics more coherent than all words (Martin & Johnson 2015); "wartime destruction" says more still.
    """
    for run in content_runs(document, first, last):
        for token in run:
            if token.pos in NOUNS:
                yield key(token), token.text
        for left, right in pairwise(run):
            if right.pos in NOUNS and left.pos != "VERB":
                yield f"{key(left)} {key(right)}", f"{left.text} {right.text}"


def readable(counted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each term the way it is most often written; of equally frequent ways the first in alphabetical order.

    A word that is mostly written small stays small where it begins a sentence.
    """
    ways: dict[str, Counter[str]] = {}
    for term, written in counted:
        ways.setdefault(term, Counter())[written] += 1
    return {term: min(found, key=lambda w: (-found[w], w.swapcase())) for term, found in ways.items()}
