"""The tables in data/names, read once when first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analysis.errors import ModelError

FOLDER = Path(__file__).parents[2] / "data" / "names"


def _lines(name: str) -> list[str]:
    file = FOLDER / name
    if not file.is_file():
        raise ModelError(f"The table of names {name} is missing.", "Install the project again.")
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _words(name: str) -> frozenset[str]:
    return frozenset(line.strip().casefold() for line in _lines(name))


@cache
def _countries() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """`(name, aliases, demonyms)` of each country or region."""
    found = []
    for line in _lines("countries.tsv")[1:]:
        name, aliases, own = ([*line.split("\t"), "", ""])[:3]
        found.append((name, tuple(filter(None, aliases.split("|"))), tuple(filter(None, own.split("|")))))
    return tuple(found)


@cache
def demonyms() -> dict[str, str]:
    """What a demonym (case-folded) is filed under: the shortest demonym of its country, or itself for a people."""
    found = {word.casefold(): word for word in _lines("peoples.txt")}
    for _, _, own in _countries():
        found.update({word.casefold(): own[0] for word in own})
    return found


@cache
def places() -> dict[str, str]:
    """The common name of each country or region for its names and aliases (case-folded)."""
    found: dict[str, str] = {}
    for name, aliases, _ in _countries():
        found.update({alias.casefold(): name for alias in (name, *aliases)})
    return found


@cache
def titles() -> frozenset[str]:
    """Words of titles and offices before a person's name, case-folded, without a stop."""
    return personal_titles() | _words("office_words.txt")


@cache
def personal_titles() -> frozenset[str]:
    """Titles and offices that tell a person by themselves, case-folded, without a stop."""
    return _words("titles.txt")


@cache
def institution_words() -> frozenset[str]:
    """Nouns that make a name an institution's, a group's or a company's."""
    return _words("institution_words.txt") | company_words()


@cache
def company_words() -> frozenset[str]:
    """Nouns that a company's full name has behind its short one."""
    return _words("company_words.txt")


@cache
def facility_words() -> frozenset[str]:
    """Nouns (one or two words) that make a name a built site's."""
    return _words("facility_words.txt")


@cache
def legal_forms() -> frozenset[str]:
    """Legal forms of companies, without stops."""
    return _words("legal_forms.txt")


@cache
def family_first() -> frozenset[str]:
    """Family names of languages that put them first."""
    return _words("family_first.txt")


@cache
def given_names() -> dict[str, frozenset[int]]:
    """For a given name the numbers of the sets of its short forms and its forms in other languages."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("given_names.tsv")):
        for name in line.split("\t"):
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def kind_nouns(kind: str) -> frozenset[str]:
    """Common nouns (lemmas) that tell the kind of the name beside them; for "group_name" of the name they are in."""
    rows = dict(line.split("\t") for line in _lines("kind_nouns.tsv"))
    return frozenset(rows[kind].split())


@cache
def group_names() -> frozenset[str]:
    """Armed groups, parties and movements, case-folded."""
    return _words("groups.txt")


@cache
def particles() -> frozenset[str]:
    """Small words inside names that spellings put in and leave out."""
    return _words("particles.txt")


@cache
def letters() -> dict[str, str]:
    """How newspapers write letters of other scripts in Latin ones; sequences come before single letters."""
    return dict(line.split("\t") for line in _lines("letters.tsv"))


@cache
def settlements() -> frozenset[str]:
    """Cities, and parts of countries and of the world, case-folded."""
    return _words("cities.txt") | _words("regions.txt")


@cache
def media() -> frozenset[str]:
    """News agencies, newspapers and broadcasters, case-folded."""
    return _words("media.txt")


@cache
def no_names() -> frozenset[str]:
    """Capitalised words that are no name of a person, place or organisation, case-folded."""
    return _words("no_names.txt")


@cache
def aliases() -> dict[str, str]:
    """The first of a row of names that are one entity's, for each of them (case-folded)."""
    rows = [line.split("\t") for line in _lines("aliases.tsv")]
    return {name.casefold(): row[0] for row in rows for name in row}


@cache
def country_of() -> dict[str, str]:
    """The country or region of a demonym (case-folded)."""
    return {word.casefold(): name for name, _, own in _countries() for word in own}


@cache
def given_name_gender() -> dict[str, str]:
    """ "female" or "male" for given names (lower-case ASCII) that are nearly always one of them."""
    rows = dict(line.split("\t") for line in _lines("gender.tsv"))
    return {name: gender for gender, names in rows.items() for name in names.split()}
