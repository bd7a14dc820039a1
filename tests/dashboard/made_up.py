"""A made-up story of three articles with every table filled by hand, and the frame that pages are given."""

from __future__ import annotations

from dataclasses import replace

from analysis.study import Study
from analysis.tables import tables
from analysis.types import (
    Analysis,
    Article,
    ArticlePair,
    Claim,
    ClaimSentence,
    CleanArticle,
    Frame,
    FrameScore,
    Framing,
    Overlap,
    Paragraph,
    Passage,
    Removed,
    Role,
    Sentence,
    Target,
    TargetMention,
    Tone,
    ToneScore,
    Voice,
    VoiceSpan,
)
from dashboard.link import View
from dashboard.story import Story, members

TEXTS = {
    "one": [
        "Dam opens",
        "The dam was opened on Monday.",
        "The grand dam helps farmers.",
        "“It floods us all,” said Ada Bell.",
    ],
    "two": ["A dam at last", "The dam was opened this Monday.", "Farmers welcome the ugly dam."],
    "three": ["Weather", "Rain fell."],
}
FURNITURE = "Loading more"


def article(article_id: str) -> Article:
    """Title, paragraphs of one sentence each, and a line of furniture at the end."""
    return Article(article_id, "\n".join([*TEXTS[article_id], FURNITURE]), title=TEXTS[article_id][0])


def clean(article_id: str) -> CleanArticle:
    """The article with its furniture taken out."""
    paragraphs, at = [], 0
    for number, text in enumerate(TEXTS[article_id]):
        paragraphs.append(Paragraph(at, at + len(text), number == 0))
        at += len(text) + 1
    removed = (Removed(article_id, at, at + len(FURNITURE), "furniture", FURNITURE),)
    return CleanArticle(article(article_id), TEXTS[article_id][0], tuple(paragraphs), removed)


def sentences(article_id: str) -> list[Sentence]:
    """One per paragraph."""
    return [
        Sentence(f"{article_id}:{p.start}", article_id, n, p.start, p.end, TEXTS[article_id][n], p.is_title, 0, 0)
        for n, p in enumerate(clean(article_id).paragraphs)
    ]


def sentence_id(article_id: str, number: int) -> str:
    """The id of an article's sentence, the title being 0."""
    return sentences(article_id)[number].sentence_id


def mention(article_id: str, number: int, words: str, **more: object) -> TargetMention:
    """Where a sentence speaks of the dam in these words."""
    sentence = sentences(article_id)[number]
    start = sentence.start + sentence.text.index(words)
    given = {"label": words, "modifiers": (), "role": Role.OTHER, "verb": None, "voice": Voice.AUTHOR, **more}
    return TargetMention(article_id, "dam", start, start + len(words), words, head="dam", **given)  # type: ignore[arg-type]


def study(**changes: object) -> Study:
    """The study behind it."""
    made = Study(
        "The dam",
        tuple(article(a) for a in TEXTS),
        targets=(Target("dam", "The dam", names=("dam",)),),
        codebook=(Frame("progress", "Progress", "It helps."), Frame("harm", "Harm", "It hurts.")),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def analysis(**changes: object) -> Analysis:
    """What was found in it."""
    every = [s for a in TEXTS for s in sentences(a)]
    quoted = sentences("one")[3]
    voices = [VoiceSpan(s.sentence_id, s.start, s.end, Voice.AUTHOR, None) for s in every if s != quoted]
    cut = quoted.start + len("“It floods us all,”")
    voices.append(VoiceSpan(quoted.sentence_id, quoted.start, cut, Voice.DIRECT, "Ada Bell"))
    voices.append(VoiceSpan(quoted.sentence_id, cut, quoted.end, Voice.AUTHOR, None))
    left, right = sentences("one")[1], sentences("two")[1]
    made = Analysis(
        title="The dam",
        articles=tuple(clean(a) for a in TEXTS),
        skipped=(),
        sentences=tuple(every),
        words={a: sum(len(t.split()) for t in TEXTS[a]) for a in TEXTS},
        targets=study().targets,
        codebook=study().codebook,
        voices=tuple(voices),
        overlap=Overlap(
            (ArticlePair("one", "two", 0.0, 0.4, 0.5, "related"),),
            (Passage("one", left.start, left.end, "two", right.start, right.end, "reworded", 0.9),),
            {a: a for a in TEXTS},
        ),
        claims=(Claim("opened", "The dam was opened on Monday.", 2, 2),),
        claim_sentences=(
            ClaimSentence("opened", left.sentence_id, "one", 1.0),
            ClaimSentence("opened", right.sentence_id, "two", 0.9),
        ),
        target_mentions=(
            mention("one", 1, "The dam", role=Role.PATIENT, verb="open"),
            mention("one", 2, "The grand dam", role=Role.AGENT, verb="help"),
            mention("one", 3, "It", label="", role=Role.AGENT, verb="flood", voice=Voice.DIRECT),
            mention("two", 1, "The dam", role=Role.PATIENT, verb="open"),
            mention("two", 2, "the ugly dam", role=Role.PATIENT, verb="welcome"),
        ),
        tone=(
            ToneScore("one", "dam", sentence_id("one", 1), 0.1, 0.8, 0.1, Tone.NEUTRAL, Voice.AUTHOR),
            ToneScore("one", "dam", sentence_id("one", 2), 0.1, 0.1, 0.8, Tone.FAVOURABLE, Voice.AUTHOR),
            ToneScore("one", "dam", sentence_id("one", 3), 0.8, 0.1, 0.1, Tone.UNFAVOURABLE, Voice.DIRECT),
            ToneScore("two", "dam", sentence_id("two", 2), 0.4, 0.3, 0.3, Tone.UNSURE, Voice.AUTHOR),
        ),
        frames=(
            FrameScore(sentence_id("one", 2), "one", "progress", 0.8, ("helps",), ("dam",)),
            FrameScore(sentence_id("two", 0), "two", "harm", 0.8, ("at last",), ()),
        ),
        framing=(
            Framing("one", "dam", "tone", 0.35, -0.1, 0.7, 3, "author"),
            Framing("one", "dam", "tone", None, None, None, 1, "quoted"),
            Framing("one", "dam", "tone", 0.0, -0.4, 0.6, 4, "all"),
            Framing("two", "dam", "tone", None, None, None, 2, "author"),
            Framing("two", "dam", "tone", None, None, None, 2, "all"),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def frame(view: View | None = None, **changes: object) -> Story:
    """What a page is given."""
    found = analysis(**changes)
    return Story(view or View(), "dam", study(), found, tables(found), members(found), "light")
