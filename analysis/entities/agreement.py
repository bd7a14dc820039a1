"""Forms of one name tell each other their kind: "Halden" beside "Halden Maritime", "Chipo Moyo" beside "Mrs Moyo"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from analysis.entities.kinds import by_words
from analysis.entities.merging import Form, is_known, is_short
from analysis.names.tables import given_name_gender, institution_words
from analysis.types import EntityKind

_TWICE_WITHIN = 8  # evidence (kinds.py) of two occurrences behind "in", "near" and the like
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.FACILITY})


def agree_on_kinds(forms: Mapping[str, Form]) -> None:
    """Give a form the kind of a longer or shorter form of its name that tells it better.

    The evidence of the forms is changed in place. A name of two or three words is a person's if its last word stands
    behind a person's title in the same article. A word alone that models take for a person is an organisation if it
    heads an organisation's name in the same article and nothing in the corpus makes it a person's: no title, no longer
    name of a person that has it. Otherwise what the models say of it counts half: people are mostly named in full. And
    a model repeats its error at each occurrence: what is said to happen "in X" twice is a place.
    """
    by_word: dict[str, list[Form]] = defaultdict(list)
    for text in sorted(forms):
        for word in sorted({*text.casefold().split()}):
            by_word[word].append(forms[text])
    alone = [forms[t] for t in sorted(forms) if forms[t].words == 1 and not (is_known(t) or is_short(t))]
    for short in alone:
        if short.titled:
            for full in by_word[short.text.casefold()]:
                if full.kind in _BODIES and _may_be_full_name(full, short):
                    full.evidence[EntityKind.PERSON] += full.evidence[full.kind] + 1
    for short in alone:
        word = short.text.casefold()
        longer = [f for f in by_word[word] if f is not short]
        if short.titled or short.kind is not EntityKind.PERSON or word in given_name_gender():
            continue
        if any(f.kind is EntityKind.PERSON for f in longer):
            continue
        if any(f.kind is EntityKind.ORGANISATION and _heads(short, f) for f in longer):
            short.evidence[EntityKind.ORGANISATION] += short.evidence[EntityKind.PERSON] + 1
        else:
            short.evidence[EntityKind.PERSON] -= short.evidence[EntityKind.PERSON] // 2
            place = short.evidence[EntityKind.PLACE]
            if place >= _TWICE_WITHIN:
                short.evidence[EntityKind.PERSON] = min(short.evidence[EntityKind.PERSON], place - 1)


def _may_be_full_name(full: Form, family: Form) -> bool:
    """Whether a form is a given name, or two, before a family name of its article, and no institution's."""
    words = full.text.casefold().split()
    if (
        not 1 < len(words) < 4
        or words[-1] != family.text.casefold()
        or not all(w[:1].isupper() for w in full.text.split())
    ):
        return False
    plain = not any(is_known(w) or w in institution_words() for w in words)
    return plain and by_words(full.text) is None and bool(full.articles.keys() & family.articles.keys())


def _heads(short: Form, long: Form) -> bool:
    return long.text.casefold().startswith(f"{short.text.casefold()} ") and bool(
        long.articles.keys() & short.articles.keys()
    )
