"""The story as a whole: attention, statements, names, topics, sources and shared text."""

from __future__ import annotations

from analysis.frequencies import Per, cooccurrences, entity_counts
from dashboard import answers, citing, figures, matching, naming
from dashboard.charts import attention, coverage
from dashboard.charts.cooccurrence import (
    cooccurrence_about,
    cooccurrence_alt,
    cooccurrence_network,
    cooccurrence_nodes,
)
from dashboard.charts.entity_frequency import MOST_ROWS as MOST_NAMES
from dashboard.charts.entity_frequency import entity_frequency, entity_frequency_alt
from dashboard.charts.overlap_matrix import overlap_alt, overlap_matrix, overlap_order
from dashboard.charts.source_table import MOST_ROWS, source_alt, source_rows, source_table
from dashboard.charts.text import counted
from dashboard.charts.topic_shares import topic_shares, topic_shares_alt
from dashboard.marks import Evidence
from dashboard.reading import differing_words
from dashboard.story import Story
from dashboard.words import count, listed, sentence
from reporting.blocks import Block, Chart, Grid, Part, Section, Table, Terms, Text
from reporting.quotes import quotes

_STATEMENTS, _WORDED, _LONE = 40, 12, 12  # rows of the grid, of them with their wordings; sentences of one article only
_PASSAGES = 6
_TERMS = 8


def attention_of(story: Story) -> Section:
    """How much and in what light each article speaks of the targets."""
    cells = figures.attention_cells(story)
    targets = {t.target_id: t.name for t in story.analysis.targets}
    members = [story.cast[a] for a in story.compared]
    return Section(
        "attention",
        "How much, and in what light",
        (
            Text(
                "Area is the share of an article's sentences that speak of the target, colour the mean tone of the "
                "wording near it: brown unfavourable, teal favourable, an outline where there is too little to tell.",
                "quiet",
            ),
            Chart(
                "attention",
                attention.alt(cells, targets, members),
                lambda mode: attention.attention(cells, targets, members, mode),
            ),
        ),
    )


def claims(story: Story) -> Section:
    """What the articles say in common, how each words it, where figures differ, and what only one says."""
    found = matching.matched(story)
    said, aside = matching.answer(story, found)
    blocks: list[Block] = [Text(f"{said}.", "lede"), *([Text(aside, "quiet")] if aside else [])]
    shown = found.shared()[:_STATEMENTS]
    if shown:
        members = [story.cast[a] for a in story.compared]
        about = (
            "Common ground first. Filled: in the article's own voice; half: somebody else's words; hollow: not found."
        )
        if len(members) > coverage.MOST_COLUMNS:
            about = "Common ground first; the numbers are articles."
        about += f" The first {len(shown)} of {len(found.shared())}." if len(shown) < len(found.shared()) else ""
        blocks.append(Part("Who says what", about))
        alt = "Statements by article. " + "; ".join(f"“{r.text}”: {r.articles} articles" for r in shown[:5]) + "."
        blocks.append(Grid("coverage", alt, coverage.content(shown, members, None)))
        blocks.append(Part("How each words it"))
        blocks += [quotes(story, [Evidence(i) for i in row.sentences], row.text) for row in shown[:_WORDED]]
    differing = [(row, conflict) for row in shown for conflict in found.conflicts.get(row.claim_id, ())]
    if differing:
        blocks.append(Part("Where figures or dates differ"))
        rows = [
            (story.cast[f.article_id], f.text, c.unit, story.sentences[f.sentence_id].text)
            for _, c in differing
            for f in c.figures
        ]
        blocks.append(Table(("", "Figure", "Of", "Sentence"), tuple(rows)))
    alone = matching.lone(story, found) if len(story.compared) > 1 else []
    if alone:
        blocks.append(Part("What only one says", "The sentences most central to the story first."))
        own = [Evidence(i, (), f"Centrality {found.central.get(i, 0.0):.2f} of 1") for i in alone]
        blocks.append(quotes(story, own[:_LONE], "Only in one article", most=_LONE, of=len(alone)))
    return Section("claims", "Claims", tuple(blocks))


def names(story: Story) -> Section | None:
    """Who and what is named, how often, and together with whom; None where nobody is."""
    located = naming.counted(story, (), None)
    ranked = naming.ranked(story, located)
    if ranked.empty:
        return None
    said, aside = answers.entities(story, ranked)
    counts = entity_counts(located, story.tables["articles"], Per.ARTICLE)
    units, measure = [story.cast[a] for a in story.compared], "mentions"
    shown = counted(len(ranked), "name")
    shown = f"The first {MOST_NAMES} of {shown}" if len(ranked) > MOST_NAMES else shown
    blocks: list[Block] = [
        Text(said, "lede"),
        Text(aside, "quiet"),
        Part("Who is named how often", f"{shown}; area and number: mentions."),
        Chart(
            "names",
            entity_frequency_alt(counts, ranked, measure),
            lambda mode: entity_frequency(counts, ranked, units, mode, measure),
        ),
    ]
    pairs = cooccurrences(located)
    if len(pairs):
        nodes = cooccurrence_nodes(pairs, ranked)
        blocks += [
            Part("Who stands in one sentence with whom", cooccurrence_about(pairs, nodes, "network")),
            Chart("together", cooccurrence_alt(pairs, nodes), lambda mode: cooccurrence_network(pairs, nodes, mode)),
        ]
    return Section("names", "Names", tuple(blocks))


def topics(story: Story) -> Section | None:
    """What the passages are about and what is distinctive of each article's wording; None where nothing was found."""
    found, shares, units = story.tables["topics"], story.table("topic_shares"), [story.cast[a] for a in story.compared]
    blocks: list[Block] = []
    if len(found):
        blocks.append(Text(answers.topics(story), "lede"))
        blocks += [Text(story.analysis.topic_model.note, "quiet")] if story.analysis.topic_model.note else []
        blocks.append(
            Part(
                "What the passages are about",
                "Found in the texts, by words that go together. Stability: how well a topic's words come back when a "
                "fifth of the passages is left out; 1 is always.",
            )
        )
        rows = [
            (
                f"{t.label} (stability {'unknown' if t.stability is None else format(t.stability, '.2f')})",
                listed(list(t.terms)),
            )
            for t in story.analysis.topic_model.topics
        ]
        blocks.append(Terms(tuple(rows)))
        blocks.append(Part("How much of each article", "The share of the article's passages."))
        blocks.append(
            Chart(
                "topics",
                topic_shares_alt(shares, found, units),
                lambda mode: topic_shares(shares, found, units, mode),
            )
        )
    keyness = story.table("keyness")
    if len(keyness):
        rows_ = []
        for article_id in story.compared:
            own = keyness[keyness["article_id"] == article_id].head(_TERMS)
            terms = [f"{t} ({n} : {o})" for t, n, o in zip(own["term"], own["count"], own["others"], strict=True)]
            rows_.append((story.cast[article_id], ", ".join(terms) or "nothing stands out"))
        blocks.append(
            Part(
                "Distinctive words",
                "Surest first; in brackets how often here and in all the others together. One text stands on one side: "
                "what sets it apart may be its writer, its length or its day.",
            )
        )
        blocks.append(Table(("", "Words"), tuple(rows_)))
    return Section("topics", "Topics and wording", tuple(blocks)) if blocks else None


def sources(story: Story) -> Section:
    """Whom the articles cite."""
    said, aside = answers.sources(story)
    blocks: list[Block] = [Text(said if said.endswith(".") else f"{said}.", "lede")]
    blocks += [Text(aside, "quiet")] if aside else []
    cited = answers.sources_of(story.table("sources"), "cited")
    units = [story.cast[a] for a in story.compared]
    if len(cited):
        listed_sources = source_rows(cited, units)["source"]
        about = "Those who are named and whose words are quoted or reported. Area and number: how often."
        about += f" The first {MOST_ROWS} of {len(listed_sources)}." if len(listed_sources) > MOST_ROWS else ""
        blocks += [
            Part("Who is cited where", about),
            Chart("sources", source_alt(cited, units), lambda mode: source_table(cited, units, mode)),
        ]
        first = [str(s) for s in listed_sources.head(5)]
        blocks += [q for s in first if (q := quotes(story, citing.sentences(story, s, None), s)).quotes]
    return Section("sources", "Sources", tuple(blocks))


def overlap(story: Story) -> Section | None:
    """How many independent texts there are and what they share; None for one article."""
    pairs = answers.pairs(story)
    if pairs.empty:
        return None
    said, aside = answers.overlap(story)
    units = overlap_order(pairs, [story.cast[a] for a in story.compared], story.analysis.overlap.groups)
    blocks: list[Block] = [Text(said if said.endswith(".") else f"{said}.", "lede")]
    blocks += [Text(aside, "quiet")] if aside else []
    blocks += [
        Part(
            "How much text each pair shares",
            "Area and number: the share of the shorter article's words. Filled: word for word; outlined: in other "
            "words. A dot: compared, and no passage shared.",
        ),
        Chart("overlap", overlap_alt(pairs, units), lambda mode: overlap_matrix(pairs, units, mode)),
    ]
    passages = sorted(
        story.analysis.overlap.passages, key=lambda p: (p.kind != "verbatim", p.left_start - p.left_end, p.left_id)
    )
    for passage in passages[:_PASSAGES]:
        left = (passage.left_id, passage.left_start, passage.left_end)
        right = (passage.right_id, passage.right_start, passage.right_end)
        one, other = (story.articles[a].raw[start:end] for a, start, end in (left, right))
        marks = differing_words(one, other, left[1], right[1]) if passage.kind == "verbatim" else ([], [])
        sides = [
            Evidence(i, tuple(own))
            for (a, start, end), own in zip((left, right), marks, strict=True)
            for i in story.sentence_ids(a, start, end)
        ]
        kind = "word for word" if passage.kind == "verbatim" else "in other words"
        letters = f"{story.cast[passage.left_id].letter} and {story.cast[passage.right_id].letter}"
        blocks.append(quotes(story, sides, f"{letters}, {kind}"))
    if len(passages) > _PASSAGES:
        blocks.append(Text(f"{sentence(count(len(passages) - _PASSAGES, 'passage'))} more in the tables.", "quiet"))
    return Section("overlap", "Shared text", tuple(blocks))
