"""People across stories: is each person found, and is it one entity under all spellings, beside spaCy's names alone.

    python -m benchmarks.bench_people [FOLDER] [--errors]

FOLDER (default: tests/quality/people_stories, stories made for this project) holds a story a file: JSON with
`articles`, whose `text` marks each mention of a person as `[[person|surface]]`, paragraphs apart by a blank line, the
first the headline. Every fourth story is kept back: the rules were written with the others in view.

A mention is found if a mention of the kind person has exactly its characters (a possessive aside). B-cubed (Bagga and
Baldwin 1998) is over the marked mentions: precision is the mean over those found, recall the mean over all, and a
mention that was not found has recall 0. A person is found if one of its mentions is. A false merge is an entity with
mentions of two people; "also told" are mentions of people that nobody marked. The baseline takes every spelling that
en_core_web_md calls a person for somebody else. Ends 1 below a floor of tests/quality/floors.toml.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.entities import COUNTED, find_entities
from analysis.language import annotate
from analysis.names.romanise import without_possessive
from analysis.types import Article, CleanArticle, Document, EntityKind, Paragraph

ROOT = Path(__file__).parents[1]
STORIES = ROOT / "tests" / "quality" / "people_stories"
_MARK = re.compile(r"\[\[([^|\[\]]+)\|([^\[\]|]+)\]\]")
Place = tuple[str, int, int]  # article_id, start, end


@dataclass(frozen=True)
class Story:
    """A story without its marks, and whom each marked mention stands for."""

    name: str
    articles: tuple[CleanArticle, ...]
    gold: Mapping[Place, str]


@dataclass
class Scores:
    """Sums over stories; precision, recall and F1 are B-cubed."""

    people: int = 0
    people_found: int = 0
    mentions: int = 0
    found: int = 0
    also_told: int = 0
    precise: float = 0.0
    recalled: float = 0.0
    false_merges: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.precise / max(self.found, 1)

    @property
    def recall(self) -> float:
        return self.recalled / max(self.mentions, 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def add(self, other: Scores) -> None:
        """Take in the sums of other stories."""
        for key, value in vars(other).items():
            setattr(self, key, getattr(self, key) + value)


def read_story(file: Path) -> Story:
    """A story's articles in plain text and its marked mentions."""
    articles, gold = [], {}
    for number, given in enumerate(json.loads(file.read_text(encoding="utf-8"))["articles"]):
        name, text, at = f"{file.stem}-{number}", "", 0
        for mark in _MARK.finditer(given["text"]):
            text += given["text"][at : mark.start()]
            gold[_place(name, text + mark[2], len(text), len(text) + len(mark[2]))] = mark[1]
            text += mark[2]
            at = mark.end()
        text += given["text"][at:]
        found = re.finditer(r"(?s)\S.*?(?=\n\s*\n|\s*\Z)", text)
        paragraphs = tuple(Paragraph(m.start(), m.end(), n == 0) for n, m in enumerate(found))
        articles.append(CleanArticle(Article(name, text), None, paragraphs, ()))
    return Story(file.stem, tuple(articles), gold)


def read_stories(folder: Path) -> list[Story]:
    """The stories of a folder in the order of their names."""
    return [read_story(file) for file in sorted(folder.glob("*.json"))]


def _place(article_id: str, raw: str, start: int, end: int) -> Place:
    return article_id, start, start + len(without_possessive(raw[start:end]))


def ours(documents: Iterable[Document]) -> dict[Place, str]:
    """The entity of each mention of a person that `find_entities` tells."""
    documents = list(documents)
    raw = {d.article_id: d.raw for d in documents}
    mentions, _ = find_entities(documents)
    return {
        _place(m.article_id, raw[m.article_id], m.start, m.end): m.entity_id
        for m in mentions
        if m.kind is EntityKind.PERSON and m.form in COUNTED
    }


def each_spelling(documents: Iterable[Document]) -> dict[Place, str]:
    """The baseline: what the model calls a person, each spelling an entity of its own."""
    found = {}
    for d in documents:
        open_at: int | None = None
        for token in (*d.tokens, None):
            inside = token is not None and token.ent == "PERSON"
            if open_at is not None and (not inside or (token is not None and token.ent_start)):
                first, last = d.tokens[open_at], d.tokens[(token.i if token else len(d.tokens)) - 1]
                place = _place(d.article_id, d.raw, first.start, last.end)
                found[place] = d.raw[place[1] : place[2]]
                open_at = None
            if inside and open_at is None and token is not None:
                open_at = token.i
    return found


def score(story: Story, told: Mapping[Place, str]) -> Scores:
    """How well the entities told agree with the people marked."""
    shared = {place: told[place] for place in story.gold if place in told}
    people: dict[str, set[Place]] = defaultdict(set)
    entities: dict[str, set[Place]] = defaultdict(set)
    for place, person in story.gold.items():
        people[person].add(place)
    for place, entity in shared.items():
        entities[entity].add(place)
    result = Scores(
        people=len(people),
        people_found=len({story.gold[p] for p in shared}),
        mentions=len(story.gold),
        found=len(shared),
        also_told=len(told) - len(shared),
    )
    for place, entity in shared.items():
        both = len(entities[entity] & people[story.gold[place]])
        result.precise += both / len(entities[entity])
        result.recalled += both / len(people[story.gold[place]])
    raw = {a.article_id: a.raw for a in story.articles}
    for entity in sorted(entities):
        names: dict[str, set[str]] = defaultdict(set)
        for article, start, end in entities[entity]:
            names[story.gold[article, start, end]].add(raw[article][start:end])
        if len(names) > 1:
            held = "; ".join(f"{p}: {', '.join(sorted(names[p]))}" for p in sorted(names))
            result.false_merges.append(f"{story.name}, {entity}: {held}")
    return result


def show(story: Story, told: Mapping[Place, str], documents: Iterable[Document]) -> None:
    """Print what was missed, who was told apart, and what was told besides."""
    raw = {d.article_id: d.raw for d in documents}
    print(story.name)
    entities: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (article, start, end), person in story.gold.items():
        written = f"{raw[article][start:end]} ({article[-1]})"
        entity = told.get((article, start, end))
        if entity is None:
            print("    missed ", person, raw[article][max(0, start - 40) : end + 30].replace("\n", " | "))
        else:
            entities[person][entity].append(written)
    for person, own in entities.items():
        if len(own) > 1:
            print("    parted ", person, {e: sorted(set(w)) for e, w in own.items()})
    for (article, start, end), entity in told.items():
        if (article, start, end) not in story.gold:
            context = raw[article][max(0, start - 30) : end + 30].replace("\n", " | ")
            print("    besides", raw[article][start:end], f"({entity})", "in:", context)


def main(folder: Path, errors: bool) -> int:
    parts = {"worked on": (Scores(), Scores()), "kept back": (Scores(), Scores())}
    stories = read_stories(folder)
    for number, story in enumerate(stories):
        documents = annotate(story.articles)
        told = ours(documents)
        back = number % 4 == 3
        part = parts["kept back" if back else "worked on"]
        part[0].add(score(story, told))
        part[1].add(score(story, each_spelling(documents)))
        if errors and not back:
            show(story, told, documents)
    reached = (Scores(), Scores())
    for part in parts.values():
        for whole, one in zip(reached, part, strict=True):
            whole.add(one)
    for name, part in {**parts, "all": reached}.items():
        for system, s in zip(("find_entities", "each spelling of md"), part, strict=True):
            print(
                f"{name:10} {system:20} {s.people_found} of {s.people} people, {s.found} of {s.mentions} mentions; "
                f"B-cubed {s.precision:.3f}/{s.recall:.3f}/{s.f1:.3f} (P/R/F1); "
                f"{len(s.false_merges)} false merges; {s.also_told} also told"
            )
    print(*(f"false merge: {line}" for line in reached[0].false_merges), sep="\n")
    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text(encoding="utf-8"))["entities"]
    below = []
    if reached[0].f1 < floors.get("people_b_cubed_f1", 0):
        below.append(f"B-cubed F1 {reached[0].f1:.3f} is below its floor {floors['people_b_cubed_f1']}")
    if len(reached[0].false_merges) > floors.get("people_false_merges", 0):
        below.append(
            f"{len(reached[0].false_merges)} false merges are more than {floors.get('people_false_merges', 0)}"
        )
    print(*below, sep="\n", end="")
    return bool(below)


if __name__ == "__main__":
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    sys.exit(main(paths[0] if paths else STORIES, "--errors" in sys.argv))
