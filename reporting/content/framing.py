"""How each article frames one target: strip, labels, frames, tone, agency, what sets it apart; with the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from analysis.framing.compare import NOT_ENOUGH, distinctive
from dashboard import figures, picks, voices
from dashboard.charts import agency, frame_map, labels, tone
from dashboard.marks import Evidence
from dashboard.story import Story
from dashboard.words import listed
from reporting.blocks import Block, Chart, Names, Part, Section, StripView, Table, Text
from reporting.quotes import FIRST, quotes

if TYPE_CHECKING:
    import pandas as pd

_MANY = 12  # articles; beyond, those that do not speak of a target are left out of its section


def framing(story: Story, number: int) -> Section:
    """The section on the story's chosen target, the `number`-th of the study."""
    assert story.target is not None
    name, section_id = story.target.name, f"target-{number}"
    rows = picks.mentions(story)
    spoken = picks.sentences_of(story, rows)
    if not spoken:
        return Section(section_id, name, (Text(f"{name} was not found in the articles.", "lede"),))
    cells = figures.frame_cells(story, spoken)
    said, aside = figures.framing_answer(story, spoken, cells)
    blocks: list[Block] = [Text(f"{said}.", "lede")]
    if aside:
        blocks.append(Text(aside, "quiet"))
    speaking = {story.sentences[s].article_id for s in spoken}
    if len(story.on) > _MANY and len(speaking) < len(story.on):
        blocks.append(Text(f"Below stand the {len(speaking)} of {len(story.on)} articles that speak of it.", "quiet"))
        own = tuple(a for a in story.on if a in speaking)
        story = replace(story, view=replace(story.view, articles=own))
        cells, rows = figures.frame_cells(story, spoken), picks.mentions(story)
    blocks += _strip(story, spoken, section_id)
    blocks += _labels(story, rows, section_id)
    blocks += _frames(story, cells, section_id)
    blocks += _tone(story, section_id)
    blocks += _agency(story, rows, section_id)
    blocks += _apart(story)
    return Section(section_id, name, tuple(blocks))


def _strip(story: Story, spoken: list[str], key: str) -> list[Block]:
    rows = story.table("tone", target=True)
    rows = rows[rows["sentence_id"].isin(spoken)]
    marked = rows.assign(gap=(rows["favourable"] - rows["unfavourable"]).abs())
    ids = list(marked.sort_values(["gap", "sentence_id"], ascending=[False, True])["sentence_id"].head(3))
    return [
        Part(
            f"Where {story.subject} comes in",
            "One bar per sentence in reading order. Tall where it is spoken of; the colour is the tone toward it; "
            "hatched where somebody is quoted.",
        ),
        StripView(f"{key}-strip", lambda mode: figures.strip(replace(story, mode=mode), spoken)),
        quotes(story, picks.with_target(story, ids, picks.tone_notes(rows)), "The most marked in tone", folded=False),
    ]


def _labels(story: Story, rows: pd.DataFrame, key: str) -> list[Block]:
    found = labels.columns(rows, voices.speakers(story, rows))
    texts = sorted({label.text for own in found.values() for label in own})
    judging = figures.evaluative(figures.label_tones(texts)) if texts else frozenset()
    members = [story.cast[a] for a in story.compared]
    content = labels.content(found, members, judging, None)
    said = "; ".join(
        f"{m.letter}: {', '.join(x.text for x in found.get(m.article_id, [])[:4]) or 'nothing'}" for m in members
    )
    return [
        Part(
            f"What each calls {story.subject}",
            "In order of first appearance. Italics are somebody else's words; underlined is what reads as a judgement "
            "by itself, in the article's own voice. The letters after a label are the other articles that use it.",
        ),
        Names(f"{key}-labels", f"Labels of {story.subject} by article. {said}.", content),
    ]


def _frames(story: Story, cells: pd.DataFrame, key: str) -> list[Block]:
    names = {f.frame_id: f.name for f in story.analysis.codebook}
    if not names:
        return []
    seen = set(cells.loc[cells["n"] > 0, "frame_id"])
    missing = [name for frame_id, name in names.items() if frame_id not in seen]
    names = {frame_id: name for frame_id, name in names.items() if frame_id in seen}
    if not names:
        return [Part("What it is made a matter of"), Text("No frame of the codebook was found here.", "quiet")]
    members = [story.cast[a] for a in story.compared]
    blocks: list[Block] = [
        Part(
            "What it is made a matter of",
            f"Frames in the sentences on {story.subject}. Area is their share of these sentences, the number how many; "
            "an outline means there is too little to say.",
        ),
        Chart(
            f"{key}-frames",
            frame_map.alt(cells, names, members),
            lambda mode: frame_map.frame_map(cells, names, members, mode),
        ),
        *([Text(f"Not found: {listed(missing)}.", "quiet")] if missing else []),
    ]
    for frame_id, name in names.items():
        own = cells[(cells["frame_id"] == frame_id) & (cells["n"] > 0)]
        if len(own):
            found = _behind(story, f"frame:{frame_id}", list(own["article_id"]))
            blocks.append(quotes(story, found, name, of=int(own["n"].sum())))
    return blocks


def _tone(story: Story, key: str) -> list[Block]:
    assert story.target is not None
    rows = story.table("framing", target=True)
    rows = rows[(rows["measure"] == "tone") & (rows["voice"] != "all")]
    members = [story.cast[a] for a in story.compared]
    blocks: list[Block] = [
        Part(
            f"Evaluative wording near {story.subject}, by voice",
            "Mean over the sentences that speak of it, with a 95% interval. A filled dot is the article's own voice, a "
            "ring is quoted words; what a speaker says is not charged to the article.",
        ),
        Chart(
            f"{key}-tone",
            tone.alt(rows, members, story.target.name),
            lambda mode: tone.tone_by_voice(rows, members, mode),
        ),
    ]
    scored = story.table("tone", target=True)
    for said, own in (
        ("In the articles' own voice", scored[scored["voice"] == "author"]),
        ("In quoted words", scored[scored["voice"] != "author"]),
    ):
        if len(own):
            evidence = picks.with_target(story, own["sentence_id"], picks.tone_notes(own))
            blocks.append(quotes(story, evidence, said))
    return blocks


def _agency(story: Story, rows: pd.DataFrame, key: str) -> list[Block]:
    assert story.target is not None
    if not agency.counts(rows):
        return []
    members = [story.cast[a] for a in story.compared]
    blocks: list[Block] = [
        Part(
            "Who acts",
            f"To the right, {story.subject} does something; to the left, something is done to it; with the commonest "
            "verbs.",
        ),
        Chart(f"{key}-agency", agency.alt(rows, members, story.target.name), partial(agency.agency, rows, members)),
    ]
    for role, said in (("agent", "It acts"), ("patient", "It is acted on")):
        own = rows[rows["role"] == role]
        if len(own):
            of = len(picks.sentences_of(story, own))
            found = _behind(story, f"role:{role}", list(dict.fromkeys(own["article_id"])))
            blocks.append(quotes(story, found, said, of=of))
    return blocks


def _behind(story: Story, pick: str, articles: Sequence[str]) -> list[Evidence]:
    """The sentences behind the marks of a chart in the first of these articles, as many as there are quotes to fill."""
    found: list[Evidence] = []
    for article_id in articles[:FIRST]:
        behind = picks.resolve(story, f"{pick}@{article_id}")
        found += behind.sentences if behind else ()
    return found


def _apart(story: Story) -> list[Block]:
    """What sets each article apart, where more than one speaks of the target."""
    assert story.target is not None
    own = [r for r in story.analysis.framing if r.target_id == story.target.target_id]
    if len({r.article_id for r in own if r.n}) < 2:
        return []
    found = distinctive(own, {f.frame_id: f.name for f in story.analysis.codebook})
    by_article = {a: list(d) for a, d in groupby(found, key=lambda d: d.article_id)}
    rows = []
    for article_id in story.compared:
        member = story.cast[article_id]
        clear = [d.text for d in by_article.get(article_id, []) if d.clear]
        rows += [(member, text) for text in clear] or [(member, f"Nothing clear: {NOT_ENOUGH}.")]
    return [
        Part(
            "What sets each article apart",
            "Differences from the other articles whose 95% interval leaves out zero. With many measures some come by "
            "chance.",
        ),
        Table(("", "Difference"), tuple(rows)),
    ]
