"""The statements that articles share, counted per article or per independent text, and what is said of them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.claims.centrality import centrality
from analysis.claims.conflicts import Conflict, find_conflicts
from dashboard import answers, figures
from dashboard.charts.coverage import Statement, heading, statements
from dashboard.rows import keep
from dashboard.words import count, number, plural, sentence

if TYPE_CHECKING:
    from dashboard.story import Story

_HEARD = {"own": "in the articles' own voice", "quoted": "quoted or reported"}


@dataclass(frozen=True)
class Matched:
    """The statements that two or more of the articles have; `texts` gives each article the text it counts as.

    `about` has the ids of the sentences that the reader asked for, None for all; `conflicts` are by claim, `central` by
    sentence.
    """

    rows: tuple[Statement, ...]
    texts: Mapping[str, str]
    conflicts: Mapping[str, Sequence[Conflict]]
    central: Mapping[str, float]
    about: frozenset[str] | None
    noun: str

    @property
    def of(self) -> int:
        """How many articles (or texts) there are."""
        return len(set(self.texts.values()))

    def count(self, row: Statement) -> int:
        """In how many articles (or texts) a statement was found."""
        return len({t for t, cell in zip(self.texts.values(), row.cells, strict=True) if cell != "none"})

    def shared(self) -> list[Statement]:
        """The statements that two or more articles (or texts) have and that the reader asked for."""
        return [r for r in self.rows if self.count(r) > 1 and self.asked(r.sentences)]

    def asked(self, ids: Sequence[str]) -> bool:
        """Whether one of the sentences is among those asked for."""
        return self.about is None or not self.about.isdisjoint(ids)


def matched(story: Story, about: frozenset[str] | None = None) -> Matched:
    """The statements in the articles and the voice that are chosen, counted per article."""
    groups = text_of(story)
    placed = story.table("claim_sentences")
    own = figures.attributed(story)
    if story.view.voice != "all":
        placed = keep(placed, (own.get(s, False) == (story.view.voice == "quoted") for s in placed["sentence_id"]))
    found = statements(story.tables["claims"], placed, own, story.compared, figures.said_by(story))
    wanted = set(placed["sentence_id"])
    conflicts: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in find_conflicts(
        (r for r in story.analysis.claim_sentences if r.sentence_id in wanted), story.sentences, groups
    ):
        conflicts[conflict.claim_id].append(conflict)
    rows = (replace(r, flag="figures differ" if r.claim_id in conflicts else None) for r in found if r.articles > 1)
    central = centrality((s for a in story.compared for s in story.sentences_of[a]), groups)
    return Matched(tuple(rows), {a: a for a in story.compared}, conflicts, central, about, "article")


def text_of(story: Story) -> dict[str, str]:
    """For each article that is on and can be compared its independent text."""
    return {a: story.analysis.overlap.groups.get(a, a) for a in story.compared}


def per_text(found: Matched, groups: Mapping[str, str]) -> Matched:
    """The same counted per independent text, those of most texts first."""
    found = replace(found, texts=groups, noun="independent text")
    counted = sorted(found.rows, key=lambda r: -found.count(r))
    return replace(found, rows=tuple(replace(r, head=heading(found.count(r), found.of, found.noun)) for r in counted))


def answer(story: Story, found: Matched) -> tuple[str, str | None]:
    """What the articles say in common, from the figures, and how it is counted."""
    if len(story.on) < 2:
        return "One article: there is nothing to match its statements with", "Add another on the page Articles."
    if len(story.compared) < 2:
        return f"{answers.compared(story)}, so there is nothing to match its statements with", answers.unread(story)
    shared = found.shared()
    every = sum(found.count(r) == found.of for r in shared)
    sentences = [s for a in story.compared for s in story.sentences_of[a] if not s.is_title]
    alone = len(lone(story, found))
    said = (
        f"{sentence(count(len(shared), 'statement'))} {plural(len(shared), 'stands')}"
        if shared
        else "No statement stands"
    )
    said += f" in two or more of {count(found.of, found.noun)}"
    if found.of > 2 and shared:
        said += f", {number(every) if every else 'none'} in all of them"
    asked = sum(found.asked([s.sentence_id]) for s in sentences)
    said += f"; {alone:,} of {asked:,} sentences match{'es' * (alone == 1)} nothing in another"
    differing = sum(r.flag is not None for r in shared)
    more = []
    if differing:
        more.append(f"In {number(differing)} of the statements figures or dates differ.")
    if story.view.voice != "all":
        more.append(f"Only what is {_HEARD[story.view.voice]} is matched.")
    more.append(_independent(story, found, shared))
    if (left := answers.unread(story)) is not None:
        more.append(left)
    more.append("“Not found” says that no sentence was matched, not that it was left out on purpose.")
    return said, " ".join(more)


def _independent(story: Story, found: Matched, shared: Sequence[Statement]) -> str:
    """How many texts the articles are; where some are copies, how many of the statements more than one text has."""
    groups = text_of(story)
    texts = len(set(groups.values()))
    said = f"{sentence(count(len(groups), 'article'))} = {count(texts, 'independent text')}"
    if shared and texts < found.of:
        by_text = replace(found, texts=groups)
        several = sum(by_text.count(r) > 1 for r in shared)
        said += f": {number(several) if several else 'none'} of the statements {plural(several or 1, 'stands')} in two"
        said += " or more of these"
    return f"{said}."


def lone(story: Story, found: Matched) -> list[str]:
    """Ids of the sentences that match nothing in another article (or text), the most central to the story first."""
    shared = {s for row in found.rows if found.count(row) > 1 for s in row.sentences}
    own = figures.attributed(story)
    heard = story.view.voice
    seen: set[tuple[str, str]] = set()
    ids = []
    for article_id in story.compared:
        for s in story.sentences_of[article_id]:
            once = (found.texts[article_id], s.text.casefold())  # a copy says it no second time
            if s.is_title or s.sentence_id in shared or once in seen or not found.asked([s.sentence_id]):
                continue
            if heard == "all" or own.get(s.sentence_id, False) == (heard == "quoted"):
                seen.add(once)
                ids.append(s.sentence_id)
    return sorted(ids, key=lambda i: -found.central.get(i, 0.0))
