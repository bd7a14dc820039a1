"""What a reader must know to judge a report: how it was done, what was put right by hand, its limits, its making."""

from __future__ import annotations

from analysis.tables import about
from analysis.versions import versions
from dashboard import corrections, recodings
from dashboard.reading import reason
from dashboard.story import Story
from dashboard.words import count, listed, sentence
from reporting.blocks import Block, Part, Points, Section, Terms, Text

_METHOD = (
    (
        "Cleaning",
        "Menus, captions, repeats and notes about authors are taken out of each article before anything is counted; "
        "nothing is thrown away, and what was taken out can be put back.",
    ),
    (
        "Names",
        "People, groups, organisations and places are found in the text, and the spellings of a name are brought "
        "together. Where two names may or may not be one, they stay two.",
    ),
    (
        "Voices",
        "Words in quotation marks, and words reported as somebody's, are told from the article's own. What a speaker "
        "says is not charged to the article.",
    ),
    (
        "Targets, labels, roles",
        "Each sentence that speaks of a target is found: by its names, its terms, and noun phrases and pronouns that "
        "stand for it. From the sentence's grammar follows what the target is called, and whether it acts or is acted "
        "on.",
    ),
    (
        "Tone",
        "A trained model reads each of these sentences and gives the chances that it speaks unfavourably, neutrally or "
        "favourably of the target. Where no chance is high enough, the call is “too little to tell”.",
    ),
    (
        "Frames",
        "Each frame of the codebook has a definition, telling words and examples. A sentence is counted for a frame "
        "where its words or its meaning are close to these. Frames are stated beforehand; topics are found in the "
        "texts.",
    ),
    (
        "Claims",
        "Sentences of different articles that say the same are brought together, and checked for words that turn their "
        "meaning round. What is not matched is “not found in”, which is not the same as left out.",
    ),
    (
        "Shared text",
        "Passages that two articles share are found word for word and by meaning; articles that share most of their "
        "words count as one independent text.",
    ),
    (
        "Intervals",
        "A 95% interval comes from drawing the article's own sentences again and again; it says how much the figure "
        "would move with other sentences of the same kind.",
    ),
)
_LIMITS = (
    "English only: an article in another language is listed, and not scored.",
    "Few articles give wide intervals; where there is too little to tell, the report says so, and that is not zero.",
    "Tone and frames are a machine's reading of single sentences. Irony, and what one must know to understand, are "
    "beyond it.",
    "“Not found in” means that no such sentence was matched, not that somebody left it out on purpose.",
    "Copies are no second witness: articles that share their text count as one “independent text”.",
    "There is no score of bias, and the figures do not say what is true or who is right.",
)
_MOST = 100  # corrections listed
_BEGINNING = 200  # characters of a text that was put back


def method() -> Section:
    """The method in brief."""
    more = "How good each measure is, with the figures and what they were measured on, stands on the page Method."
    return Section("method", "Method in brief", (Terms(_METHOD), Text(more, "quiet")))


def put_right(story: Story) -> Section | None:
    """What the analyst decided on top of what was found; None where that is nothing."""
    study, analysis = story.study, story.analysis
    done = corrections.corrections(study, analysis)
    coded = recodings.done(study, analysis, recodings.OF_CLAIMS | recodings.OF_PASSAGES)
    blocks: list[Block] = []
    for title, found in (("Names", done), ("Statements and passages", coded)):
        if found:
            lines = [
                c.words + (f": kept, not applied, for {c.reason}" if c.reason else f" ({c.touched})" * bool(c.touched))
                for c in found
            ]
            blocks.append(Part(title, "The newest first."))
            blocks.append(Points(tuple(lines[:_MOST])))
            if len(lines) > _MOST:
                blocks.append(Text(f"and {len(lines) - _MOST} more, in the study's bundle.", "quiet"))
    if study.restored:
        raws = {a.article_id: a.raw for a in study.articles}
        lines = [
            f"{story.cast[a].letter}: {' '.join(raws[a][s:e].split())[:200]}" for a, s, e in sorted(study.restored)
        ]
        blocks += [Part("Text put back into the articles"), Points(tuple(lines[:_MOST]))]
    return Section("corrections", "What was put right by hand", tuple(blocks)) if blocks else None


def limits(story: Story) -> Section:
    """The limits of every report, and the notes on this one."""
    blocks: list[Block] = [Points(_LIMITS)]
    notes = list(story.analysis.warnings)
    if notes:
        blocks += [Part("Notes on this study"), Points(tuple(notes))]
    removed: dict[str, int] = {}
    for article in story.analysis.articles:
        for gone in article.removed:
            removed[reason(gone)] = removed.get(reason(gone), 0) + 1
    if removed:
        said = listed([f"{name} ({n})" for name, n in sorted(removed.items())])
        blocks.append(Text(f"Taken out of the articles before counting, in stretches: {said}.", "quiet"))
    return Section("limits", "Limits", tuple(blocks))


def making(story: Story) -> Section:
    """Parameters, versions, fingerprints: what it takes to make the same report again."""
    found = about(story.analysis)
    rows = [
        ("Fingerprint of the study", story.study.fingerprint),
        ("Targets", listed(found["parameters"]["targets"]) or "none"),
        ("Codebook", listed(found["parameters"]["frames"]) or "none"),
        ("Decisions", sentence(count(len(story.study.decisions) + len(story.study.recodings), "decision"))),
        ("Seed of all that draws at random", str(found["seed"])),
        ("Versions", ", ".join(f"{name} {number}" for name, number in versions().items())),
    ]
    inputs = [(f"{story.cast[a].letter}, {a}", f"SHA-256 {digest}") for a, digest in found["inputs"].items()]
    return Section(
        "making",
        "Parameters, versions, fingerprint",
        (
            Text("The same articles, decisions and versions give the same figures, to the last digit.", "quiet"),
            Terms(tuple(rows)),
            Part("Articles as read"),
            Terms(tuple(inputs)),
        ),
    )
