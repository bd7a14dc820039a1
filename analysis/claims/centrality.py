"""How central sentences are to the story: how much of their wording the other texts use too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from analysis.types import Sentence

DAMPING = 4  # words: a sentence of two common words is not the heart of a story; a convention, not measured
_ENDING = re.compile(r"(?:ies|es|s|ed|ing|e|y)?(?:[’']s?)?$")
_SHORTEST = 3  # letters of a stem


def centrality(sentences: Iterable[Sentence], groups: Mapping[str, str]) -> dict[str, float]:
    """For each sentence, by id, a number in [0, 1): 0 where no other text has any of its words.

    The mean, over the different content words of the sentence, of the share of the *other* independent texts that have
    the word, as in SumBasic (Nenkova and Vanderwende 2005) with texts instead of words counted; short sentences are
    damped. `groups` gives an article its independent text; copies count as one. With one text everything is 0.
    """
    own = {s.sentence_id: (groups.get(s.article_id, s.article_id), stems(s.text)) for s in sentences}
    texts_with: dict[str, set[str]] = {}
    for text, words in own.values():
        for word in words:
            texts_with.setdefault(word, set()).add(text)
    others = len({text for text, _ in own.values()}) - 1
    if others < 1:
        return dict.fromkeys(own, 0.0)
    return {
        sentence_id: sum(len(texts_with[w]) - 1 for w in words) / others / (len(words) + DAMPING)
        for sentence_id, (_, words) in own.items()
    }


@lru_cache(maxsize=1 << 15)  # a page asks for the same sentences again with each choice
def stems(text: str) -> frozenset[str]:
    """The different content words of a text without case and common English endings."""
    return frozenset(stem(w) for w in re.findall(r"[^\W_]+(?:[’'][^\W\d_]+)?", text.casefold()) if w not in _stops())


def stem(word: str) -> str:
    """A word without its commonest English ending, so that "bases" and "base" are one."""
    word = word.casefold()
    cut = _ENDING.sub("", word, count=1)
    return cut if len(cut) >= _SHORTEST else word


@cache
def _stops() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)
