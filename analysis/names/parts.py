"""A name taken apart: its words without titles, particles and articles, and what sort of name it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.names.romanise import is_abjad, is_east_asian, romanise, without_possessive
from analysis.names.tables import facility_words, institution_words, legal_forms, particles, titles

ARTICLES = frozenset(["al", "el", "ul", "ud", "ur", "ad", "ash", "as", "ar", "at", "az", "an", "es", "et", "adh"])
GENERATIONS = {"jr": "junior", "junior": "junior", "sr": "senior", "senior": "senior"} | {
    numeral: numeral for numeral in ("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiv", "xvi", "xxiii")
}
_AFTER = frozenset(["phd", "md", "esq", "mp", "mbe", "obe", "cbe", "kc", "qc"])
_QUIET = str.maketrans("", "", "'’‘`´ʹʺʻʼʾʿ\"“”")
_ABD = re.compile(r"\babd(?:[ -]*(?:allah\b|(?:[aeu]l?|[aeou][lrs]h?|oul)(?=[ -])))?[ -]+(?=[a-z])")
_FUSED_ABD = re.compile(r"\babd(?:[aeu]l|[aeu]r(?=r)|[aeu]s(?=s)|oul)(?=[a-z]{3})")
_KUNYA = re.compile(r"\b(?:abu|abou|abi|abw|aby)[ -]+(?=[a-z])")
_DOTTED = re.compile(r"\b((?:[a-z]\.){2,})")  # initials before a name ("P.V. Narasimha Rao"), or an acronym
_UNDOTTED = re.compile(r"^[B-DF-HJ-NP-TV-Z]{2}(?= [A-Z][a-z]{2})")  # the same without stops: "JK Rowling"
_WORD = re.compile(r"[a-z]{3}")
_SAINT = re.compile(r"\bst\.?(?= )")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name's words as lower-case ASCII: `kept` those that count; `articles[n]`: an article stood before the nth."""

    kept: tuple[str, ...]
    articles: tuple[bool, ...]
    titles: tuple[str, ...]
    generation: str | None
    institution: bool
    abjad: bool
    east_asian: bool
    written: str

    @property
    def joined(self) -> str:
        """The words that count, without a gap."""
        return "".join(self.kept)


@lru_cache(maxsize=32768)
def take_apart(name: str) -> Parts:
    """The parts of a name in any script; no words are kept of a name that has none."""
    plain = romanise(without_possessive(name)).translate(_QUIET)
    plain = _UNDOTTED.sub(lambda m: " ".join(m[0]), plain).lower()
    if "," in plain and plain.count(",") == 1:
        family, given = plain.split(",")
        if family.split() and given.split() and given.strip(" .") not in GENERATIONS | dict.fromkeys(legal_forms()):
            plain = f"{given} {family}"
    plain = _SAINT.sub("saint", plain)
    plain = _DOTTED.sub(lambda m: m[1].replace(".", " " if _WORD.search(plain[m.end() :]) else "") + " ", plain)
    plain = _FUSED_ABD.sub("abdul", _ABD.sub("abdul", plain))
    plain = _KUNYA.sub("abu", plain)
    found = re.findall(r"[a-z0-9]+", plain)
    generation = next((GENERATIONS[w] for w in found[1:] if w in GENERATIONS), None)
    found = [w for n, w in enumerate(found) if not (n and (w in GENERATIONS or w in _AFTER))]
    institution = any(w in institution_words() or w in facility_words() for w in found) or (
        len(found) > 1 and any(w in legal_forms() - particles() - ARTICLES for w in (found[0], found[-1]))
    )
    lead = 0
    if not institution:
        while lead < len(found) - 1 and found[lead] in titles():
            lead += 1
    kept, articles, pending = [], [], False
    for n, word in enumerate(found[lead:]):
        last = n == len(found) - lead - 1
        if word in ARTICLES and not last:
            pending = True
        elif word not in particles() or last:
            kept.append(word)
            articles.append(pending)
            pending = False
    if institution and len(kept) > 1:
        shorter = [(w, a) for w, a in zip(kept, articles, strict=True) if w not in legal_forms()]
        kept, articles = ([w for w, _ in shorter], [a for _, a in shorter]) if shorter else (kept, articles)
    return Parts(
        tuple(kept),
        tuple(articles),
        tuple(found[:lead]),
        generation,
        institution,
        is_abjad(name),
        is_east_asian(name),
        name.strip(),
    )
