"""A report on an analysed study: which sections it has, in which order."""

from __future__ import annotations

from analysis import __version__
from dashboard.story import Story
from reporting.blocks import Report, Section
from reporting.content import ends, framing, story, study


def compose(made_of: Story, date: str | None = None) -> Report:
    """The report on all articles of a story and all its targets.

    `date` is the day that it says it was made on; None leaves it out. The same story and date give the same report.
    """
    sections: list[Section | None] = [study.in_short(made_of), study.the_study(made_of), ends.method()]
    toward = study.toward(made_of)
    if toward:
        sections.append(story.attention_of(made_of))
    sections += [framing.framing(own, number) for number, own in enumerate(toward, 1)]
    sections += [story.claims(made_of), story.names(made_of), story.topics(made_of)]
    sections += [story.sources(made_of), story.overlap(made_of)]
    sections += [ends.put_right(made_of), ends.limits(made_of), ends.making(made_of)]
    made = f"{study.subtitle(made_of)}. "
    made += f"Made with Parallax {__version__}" + (f" on {date}." if date else ".")
    return Report(made_of.study.title, made, study.facts(made_of), tuple(s for s in sections if s is not None))
