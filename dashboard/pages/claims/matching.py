"""What the views of the page work on: the statements, counted per article or per independent text, and its answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.claims.centrality import centrality
from analysis.claims.conflicts import Conflict, find_conflicts
from dashboard import controls, figures, picks
from dashboard.charts.coverage import Statement, heading, statements
from dashboard.rows import each, keep
from dashboard.words import count, number, plural, sentence

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from dashboard.frame import Frame

PER = {"article": "articles", "text": "independent texts"}
_ABOUT = {"all": "anything"}
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


def match(frame: Frame, row: DeltaGenerator) -> Matched:
    """The statements, after the choices that all views share: what they speak of, and per what they are counted."""
    groups = {a: frame.analysis.overlap.groups.get(a, a) for a in frame.on}
    with row:
        per = "article"
        if len(set(groups.values())) < len(groups):
            per = controls.choice(
                frame, "per", "Count", PER, drops=("least", "first"), help="Copies of one text say a thing once."
            )
        about = _about(frame)
    placed = frame.table("claim_sentences")
    own = figures.attributed(frame)
    if frame.view.voice != "all":
        placed = keep(placed, (own.get(s, False) == (frame.view.voice == "quoted") for s in placed["sentence_id"]))
    found = statements(frame.tables["claims"], placed, own, frame.on, figures.said_by(frame))
    wanted = set(placed["sentence_id"])
    conflicts: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in find_conflicts(
        (r for r in frame.analysis.claim_sentences if r.sentence_id in wanted), frame.sentences, groups
    ):
        conflicts[conflict.claim_id].append(conflict)
    rows = (replace(r, flag="figures differ" if r.claim_id in conflicts else None) for r in found if r.articles > 1)
    central = centrality((s for a in frame.on for s in frame.sentences_of[a]), groups)
    matched = Matched(tuple(rows), {a: a for a in frame.on}, conflicts, central, about, "article")
    return _per_text(matched, groups) if per == "text" else matched


def _per_text(page: Matched, groups: Mapping[str, str]) -> Matched:
    """The same counted per independent text, those of most texts first."""
    page = replace(page, texts=groups, noun="independent text")
    counted = sorted(page.rows, key=lambda r: -page.count(r))
    return replace(page, rows=tuple(replace(r, head=heading(page.count(r), page.of, page.noun)) for r in counted))


def _about(frame: Frame) -> frozenset[str] | None:
    """The sentences that mention the name, or speak of the target, that the reader chose; None for all."""
    wanted: frozenset[str] | None = None
    mentions = frame.table("mentions")
    times = mentions["entity_id"].value_counts()
    names = {e.entity_id: e.name for e in frame.analysis.entities if e.entity_id in times.index}
    names = {e: names[e] for e in sorted(names, key=lambda e: (-int(times[e]), names[e]))}
    entity = controls.menu(frame, "entity", "Mentions", names, "anybody", drops=("first",))
    if entity is not None:
        named = mentions[mentions["entity_id"] == entity]
        wanted = frozenset(i for r in each(named) for i in frame.sentence_ids(r.article_id, r.start, r.end))
    if frame.target is not None:
        options = {**_ABOUT, "target": frame.subject}
        if controls.choice(frame, "about", "Speaks of", options, drops=("first",)) == "target":
            spoken = frozenset(picks.sentences_of(frame, picks.mentions(frame, voice="all")))
            wanted = spoken if wanted is None else wanted & spoken
    return wanted


def answer(frame: Frame, page: Matched) -> tuple[str, str | None]:
    """What the articles say in common, from the figures, and how it is counted."""
    if len(frame.on) < 2:
        return "One article: there is nothing to match its statements with", "Add another on the page Articles."
    shared = page.shared()
    every = sum(page.count(r) == page.of for r in shared)
    sentences = [s for a in frame.on for s in frame.sentences_of[a] if not s.is_title]
    alone = len(lone(frame, page))
    said = f"{sentence(count(len(shared), 'statement'))} {plural(len(shared), 'stands')} in two or more of "
    said += f"{count(page.of, page.noun)}"
    if page.of > 2 and shared:
        said += f", {number(every) if every else 'none'} in all of them"
    asked = sum(page.asked([s.sentence_id]) for s in sentences)
    said += f"; {alone:,} of {asked:,} sentences match{'es' * (alone == 1)} nothing in another"
    differing = sum(r.flag is not None for r in shared)
    more = []
    if differing:
        more.append(f"In {number(differing)} of the statements figures or dates differ.")
    if frame.view.voice != "all":
        more.append(f"Only what is {_HEARD[frame.view.voice]} is matched.")
    texts = len({frame.analysis.overlap.groups.get(a, a) for a in frame.on})
    more.append(f"{sentence(count(len(frame.on), 'article'))} = {count(texts, 'independent text')}.")
    more.append("“Not found” says that no sentence was matched, not that it was left out on purpose.")
    return said, " ".join(more)


def lone(frame: Frame, page: Matched) -> list[str]:
    """Ids of the sentences that match nothing in another article (or text), the most central to the story first."""
    matched = {s for row in page.rows if page.count(row) > 1 for s in row.sentences}
    own = figures.attributed(frame)
    heard = frame.view.voice
    seen: set[tuple[str, str]] = set()
    found = []
    for article_id in frame.on:
        for s in frame.sentences_of[article_id]:
            once = (page.texts[article_id], s.text.casefold())  # a copy says it no second time
            if s.is_title or s.sentence_id in matched or once in seen or not page.asked([s.sentence_id]):
                continue
            if heard == "all" or own.get(s.sentence_id, False) == (heard == "quoted"):
                seen.add(once)
                found.append(s.sentence_id)
    return sorted(found, key=lambda i: -page.central.get(i, 0.0))
