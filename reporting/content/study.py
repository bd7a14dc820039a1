"""The study: its articles, what is asked about, by which codebook; and the answers of all pages in short."""

from __future__ import annotations

from dataclasses import replace

from analysis.cleaning.tongues import name_of
from dashboard import answers, figures, matching, naming, picks
from dashboard.link import View
from dashboard.story import Story
from dashboard.words import count, listed, number, sentence
from reporting.blocks import Block, Part, Points, Section, Table, Terms


def toward(story: Story) -> list[Story]:
    """The story once for each target, with that one chosen."""
    return [replace(story, view=View(target=t.target_id)) for t in story.analysis.targets]


def in_short(story: Story) -> Section:
    """What each page answers, in words."""
    rows = figures.coverage(story)
    said: list[tuple[str, str, str | None]] = [("The story", *figures.overview_answer(story, rows))]
    for own in toward(story):
        spoken = picks.sentences_of(own, picks.mentions(own))
        if spoken:
            said.append(("Framing", *figures.framing_answer(own, spoken, figures.frame_cells(own, spoken))))
        elif own.target:
            said.append(("Framing", f"{own.target.name}: not found in the articles", None))
    if len(story.on) > 1:
        said.append(("Claims", *matching.answer(story, matching.matched(story))))
    ranked = naming.ranked(story, naming.counted(story, (), None))
    if len(ranked):
        said.append(("Names", answers.entities(story, ranked)[0], None))
    if len(story.tables["topics"]):
        said.append(("Topics", answers.topics(story), None))
    said.append(("Sources", *answers.sources(story)))
    said.append(("Shared text", answers.overlap(story)[0], None))
    lines = tuple((name, _full(words) + (f" {aside}" if aside else "")) for name, words, aside in said)
    return Section("in-short", "In short", (Terms(lines),))


def _full(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def the_study(story: Story) -> Section:
    """Articles, targets, codebook."""
    blocks: list[Block] = [Part("Articles", "Each has one letter in this report.")]
    cells = []
    for article_id, member in story.cast.items():
        article, found = story.articles[article_id].article, story.articles[article_id]
        words = story.analysis.words.get(article_id)
        said = [article.outlet or "unknown outlet", article.published or "no date"]
        said += [f"credits {found.upstream}"] if found.upstream else []
        unread = f"not scored ({name_of(found.language)})" if found.language else "not scored"
        size = f"{words:,} words" if words is not None else unread
        cells.append((member, member.title, ", ".join(said), size, article.url or article.origin or ""))
    blocks.append(Table(("", "Title", "Outlet and date", "Length", "Where it comes from"), tuple(cells)))
    if story.study.skipped:
        blocks.append(Part("What could not be read"))
        blocks.append(Points(tuple(f"{s.origin}: {s.reason}" for s in story.study.skipped)))
    if story.analysis.targets:
        blocks.append(Part("What is asked about", "The targets, with the names and terms that stand for them."))
        stands = ((t.name, listed([*t.names, *t.terms]) or "only its name") for t in story.analysis.targets)
        blocks.append(Terms(tuple(stands)))
    if story.analysis.codebook:
        about = "Frames come from this codebook; they are not found in the texts."
        blocks.append(Part("Codebook", about))
        blocks.append(Terms(tuple((f.name, f.definition) for f in story.analysis.codebook)))
    return Section("study", "The study", tuple(blocks))


def facts(story: Story) -> tuple[tuple[str, str], ...]:
    """What the story is made of: numbers with what they count."""
    return tuple((str(f["number"]), str(f["label"])) for f in figures.facts(story))


def subtitle(story: Story) -> str:
    """How many articles of which outlets and days."""
    known = [a.article for a in story.analysis.articles]
    outlets = sorted({a.outlet for a in known if a.outlet})
    days = sorted(a.published[:10] for a in known if a.published)
    said = sentence(count(len(known), "article"))
    if outlets:
        said += f" of {outlets[0] if len(outlets) == 1 else number(len(outlets)) + ' outlets'}"
    if days:
        said += f", {days[0]}" if days[0] == days[-1] else f", {days[0]} to {days[-1]}"
    return said
