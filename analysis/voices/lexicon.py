"""The words of saying, thinking and wanting (data/voices/cues.toml), ready to be looked up by lemma."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.errors import ModelError

CUES = Path(__file__).parents[2] / "data" / "voices" / "cues.toml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue words by lemma. `verbs`, `nouns` and `adjectives` give the kind of what a word introduces.

    `verbs` maps a form of complement ("clause", "infinitive", "object", "label") to lemma -> kind; `prepositions` maps
    a verb to the prepositions after which its content stands.
    """

    verbs: dict[str, dict[str, str]]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    prepositions: dict[str, frozenset[str]]
    addressing: frozenset[str]
    naming: frozenset[str]
    with_gerund: frozenset[str]
    emerging: frozenset[str]
    light: frozenset[str]
    possessed: frozenset[str]
    weak: frozenset[str]
    anonymous: frozenset[str]
    documents: frozenset[str]
    people: frozenset[str]
    pronouns: frozenset[str]
    bodies: frozenset[str]
    personal: frozenset[str]
    declared: frozenset[str]
    holders: dict[str, str]
    not_people: frozenset[str]  # nouns that end like words for people and are bodies, documents or things

    @property
    def verb_lemmas(self) -> frozenset[str]:
        """Every verb that can be a cue."""
        return frozenset(v for form in self.verbs.values() for v in form) | frozenset(self.prepositions)


@cache
def lexicon() -> Lexicon:
    """The table as it ships with the project. Raises ModelError where it is missing or broken."""
    try:
        table = tomllib.loads(CUES.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"The table of cue words ({CUES.name}) cannot be read: {error}.") from error
    verbs: dict[str, dict[str, str]] = {"clause": {}, "infinitive": {}, "object": {}, "label": {}}
    for kind, forms in table["verbs"].items():
        for form, lemmas in forms.items():
            for lemma in lemmas:
                verbs[form].setdefault(lemma, kind)
    things = frozenset(table["sources"].pop("things"))
    sources = {k: frozenset(v) for k, v in table["sources"].items()}
    return Lexicon(
        verbs=verbs,
        nouns=_kinds(table["nouns"]),
        adjectives=_kinds(table["adjectives"]),
        prepositions={v: frozenset(p) for v, p in table["prepositions"].items()},
        holders=_kinds(table["holders"]),
        not_people=things | sources["bodies"] | sources["documents"],
        **{k: frozenset(v) for k, v in table["phrases"].items()},
        **sources,
    )


def _kinds(table: dict[str, list[str]]) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, lemmas in table.items():
        for lemma in lemmas:
            kinds.setdefault(lemma, kind)
    return kinds
