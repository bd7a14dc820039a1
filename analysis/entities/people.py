"""People who are named in full somewhere in the corpus, and what the words around their names tell of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.entities.bodies import is_company
from analysis.entities.kinds import weigh
from analysis.entities.lexicon import Found
from analysis.entities.merging import Clusters, Form, blocks, evidence_of, is_known, is_short
from analysis.names import same_name
from analysis.names.gender import PRONOUNS, gender_before, gender_of_name
from analysis.names.matching import GIVEN_NAME_TITLES
from analysis.names.parts import take_apart
from analysis.names.spelling import likeness
from analysis.names.tables import demonyms, given_name_gender, personal_titles, places, settlements, titles
from analysis.types import Document, EntityKind

_KIN = frozenset(
    {
        *("wife", "husband", "widow", "widower", "son", "daughter", "brother", "sister", "father", "mother", "cousin"),
        *("nephew", "niece", "uncle", "aunt", "grandson", "granddaughter", "grandfather", "grandmother", "twin"),
        *("half-brother", "half-sister", "stepson", "stepdaughter", "lady"),
    }
)
_ANOTHER = frozenset({"elder", "younger", "late", "older", "other", "first", "second", "senior", "junior"})
_ADDRESS = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "sir", "dr", "doctor", "prof", "professor", "don", "doña", "dona"}
)
SHORT = 5  # letters of a word from which another spelling of it may be told from another name: Li and Lee are two
ALIKE_PART = 0.9  # likeness from which a word is another spelling of a part of a name
_REACH = 15  # tokens after a subject in which a pronoun tells its gender


@dataclass
class Person:
    """Somebody who is named in full somewhere: what tells him from others who bear a part of his name."""

    root: str
    names: list[str]
    articles: set[str] = field(default_factory=set)  # those that name him in full
    times: int = 0
    genders: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    kin: int = 0  # times introduced as somebody's relative

    @property
    def gender(self) -> str | None:
        male, female = self.genders["male"], self.genders["female"]
        return None if male == female else "male" if male > female else "female"


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention of a person, in full or in part, with what its surroundings tell."""

    number: int  # in the list of names found
    first: int
    last: int
    paragraph: int
    in_title: bool
    text: str
    title: str | None
    gender: str | None
    addressed: bool  # the title before it tells the gender: "Mrs"
    kin: bool


def named_in_full(clusters: Clusters) -> dict[str, Person]:
    """The people who are named in full, by their root."""
    people = {}
    for root, members in clusters.members.items():
        names = sorted(f.text for f in members if _is_full(f))
        if names and root not in clusters.partial and weigh(names, evidence_of(members)) is EntityKind.PERSON:
            full = [f for f in members if _is_full(f)]
            people[root] = Person(root, names, {a for f in full for a in f.articles}, sum(f.times for f in full))
            people[root].genders.update(g for name in names if (g := gender_of_name(name)))
    return people


def _is_full(form: Form) -> bool:
    """Whether a form is a name in full: two words, or a ruler's with its number."""
    return form.words > 1 or take_apart(form.text).generation is not None


def bearers_of(
    people: Mapping[str, Person], clusters: Clusters, forms: Mapping[str, Form], rulers: Set[str]
) -> dict[str, tuple[list[str], list[str]]]:
    """For each form that may be a part of a name: who bears it as a family name, and who as another part.

    `rulers` are names of one word behind "king", "pope" and the like: no part of a commoner's name.
    """
    by_block: dict[str, set[str]] = defaultdict(set)
    for person in people.values():
        for name in person.names:
            for block in blocks(name):
                by_block[block].add(person.root)
    companies = {first for text in forms for first, _, rest in [text.partition(" ")] if rest and is_company(rest)}
    found = {}
    for text, form in sorted(forms.items()):
        if text in companies and form.kind is not EntityKind.PERSON:
            continue  # called like its founder
        if text not in clusters.partial and (form.words != 1 or clusters.root(text) in people):
            continue
        city = text.casefold() in settlements() and not (text.casefold() in places() or text.casefold() in demonyms())
        if is_known(text) and not (city and form.kind is EntityKind.PERSON):  # there is a city called Henderson
            continue
        near = sorted({root for block in blocks(text) for root in by_block[block]})
        family = [r for r in near if any(same_name(text, name).same is True for name in people[r].names)]
        other = [r for r in near if r not in family and any(_is_part(text, name) for name in people[r].names)]
        if text in rulers:
            other = [r for r in other if any(GIVEN_NAME_TITLES & {*title.split()} for title in people[r].titles)]
        if is_short(text):  # an acronym, or a name in a headline's capitals
            family, other = (
                [r for r in roots if any(_has_words(text, n) for n in people[r].names)] for roots in (family, other)
            )
        exact = {r for r in (*family, *other) if any(_has_words(text, name) for name in people[r].names)}
        if exact or len(text) < SHORT:  # "Vera" is Vera Ortiz, and no spelling of Vieira, where the story has both
            family, other = [r for r in family if r in exact], [r for r in other if r in exact]
        if family or (other and form.kind in {EntityKind.PERSON, EntityKind.OTHER}):
            found[text] = (family, other)
    return found


def _is_part(text: str, full: str) -> bool:
    """Whether a word is one of a full name's, but for its spelling; of given names only the first."""
    word, parts = take_apart(text).kept, take_apart(full).kept
    if len(word) != 1 or len(word[0]) < 3:
        return False
    parts = parts[:1] if word[0] in given_name_gender() else parts
    return any(likeness(word[0], p) >= ALIKE_PART for p in parts)


def _has_words(text: str, full: str) -> bool:
    """Whether a full name has all words of a shorter one, to the letter."""
    return set(take_apart(text).kept) <= set(take_apart(full).kept)


# -- what the surroundings of a name tell ------------------------------------------------------------------------------


def naming(document: Document, number: int, f: Found, text: str) -> Naming:
    """A mention of a person with what the words around it tell."""
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[f.first]]
    before = tokens[f.first - 1].text.rstrip(".").lower() if f.first > sentence.first else ""
    told = gender_before(before)
    return Naming(
        number,
        f.first,
        f.last,
        sentence.paragraph,
        sentence.is_title,
        text,
        _title(document, f.first, sentence.first),
        told or _pronoun_behind(document, f),
        told is not None,
        _is_kin(document, f) or before in _ANOTHER,
    )


def _title(document: Document, first: int, start: int) -> str | None:
    """The office or rank right before a name, "prime minister"; None for forms of address, which many have."""
    words: list[str] = []
    while first > start and (word := document.tokens[first - 1].text.rstrip(".").lower()) in titles():
        words.insert(0, word)
        first -= 1
    return " ".join(words) if words and words[-1] in personal_titles() and words[-1] not in _ADDRESS else None


def _pronoun_behind(document: Document, f: Found) -> str | None:
    """The gender of the first pronoun behind a subject in its sentence, if no other name stands between."""
    tokens = document.tokens
    end = document.sentences[document.sentence_of[f.first]].last
    if tokens[f.last - 1].dep not in {"nsubj", "nsubjpass"}:
        return None
    for token in tokens[f.last : min(end, f.last + _REACH)]:
        if token.ent == "PERSON" or token.text in {'"', "“", "”"}:
            return None
        if token.text.lower() in PRONOUNS:
            return PRONOUNS[token.text.lower()]
    return None


def _is_kin(document: Document, f: Found) -> bool:
    """Whether a person is introduced as somebody's relative: "his wife, X", "X, her brother"."""
    tokens = document.tokens
    sentence = document.sentences[document.sentence_of[f.first]]
    before = [t.text.lower() for t in tokens[max(sentence.first, f.first - 2) : f.first]]
    if before and (before[-1] in _KIN or (before[-1] == "," and before[0] in _KIN)):
        return True
    behind = [t.text.lower() for t in tokens[f.last : min(sentence.last, f.last + 7)]]
    if not behind or behind[0] != ",":
        return False
    clause = behind[1 : behind.index(",", 1) if "," in behind[1:] else len(behind)]
    owned = {"his", "her", "their", "whose", "'s", "’s"}
    return any(a in owned and b in _KIN for a, b in pairwise(clause))


def learn(person: Person, n: Naming) -> None:
    """Take in what a mention in full tells of a person."""
    if n.title:
        person.titles.add(n.title)
    if n.gender:
        person.genders[n.gender] += 2
    person.kin += n.kin
