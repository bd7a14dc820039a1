"""What the pages compute from the tables before they draw: counts, shares and sentences in words. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.types import Voice
from dashboard import picks, words
from dashboard.charts import sentence_strip
from dashboard.charts.coverage import Statement, statements
from dashboard.rows import each

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.charts.coverage import Coverage
    from dashboard.charts.sentence_strip import Strip
    from dashboard.story import Story

FRAME_COLOUR = "#cc79a7"
LABEL_JUDGES = 0.7
_SCALE = "on a scale from −1, all unfavourable, to +1, all favourable"
_FRAMES_NAMED, _LETTERS_NAMED = 3, 6  # in an answer; it is read at a glance
FEW = 3  # below so many sentences a share says nothing: one more sentence would turn it over


def quoted(frame: Story) -> set[str]:
    """Ids of the sentences in which somebody's words stand, quoted or reported."""
    return {s for s, spans in frame.voices_of.items() if any(v.voice is not Voice.AUTHOR for v in spans)}


def attributed(frame: Story) -> dict[str, bool]:
    """For each sentence whether most of its text is somebody else's words."""
    result = {}
    for sentence_id, spans in frame.voices_of.items():
        others = sum(v.end - v.start for v in spans if v.voice is not Voice.AUTHOR)
        result[sentence_id] = others * 2 > sum(v.end - v.start for v in spans)
    return result


def said_by(frame: Story) -> dict[str, str]:
    """Whose words stand in a sentence, where they are named: "Ada Bell", "Ada Bell and officials"."""
    named = {
        sentence_id: dict.fromkeys(v.speaker for v in spans if v.voice is not Voice.AUTHOR and v.speaker)
        for sentence_id, spans in frame.voices_of.items()
    }
    return {sentence_id: words.listed(list(who)) for sentence_id, who in named.items() if who}


def coverage(frame: Story) -> list[Statement]:
    """The claims that two or more of the articles have, as rows of the coverage grid."""
    placed = frame.table("claim_sentences")
    rows = statements(frame.tables["claims"], placed, attributed(frame), frame.on, said_by(frame))
    return [row for row in rows if row.articles > 1]


def lone(frame: Story, shared: Sequence[Statement]) -> list[Statement]:
    """The sentences that match nothing in another article, as rows of the coverage grid; titles are left out."""
    matched = {s for row in shared for s in row.sentences}
    own_words = attributed(frame)
    none: Coverage = "none"
    nowhere = (none,) * len(frame.on)
    return [
        Statement(
            s.sentence_id,
            s.text,
            (*nowhere[:place], "attributed" if own_words.get(s.sentence_id) else "own", *nowhere[place + 1 :]),
            (s.sentence_id,),
        )
        for place, article_id in enumerate(frame.on)
        for s in frame.sentences_of[article_id]
        if s.sentence_id not in matched and not s.is_title
    ]


def strip(story: Story, spoken: Collection[str], colour: str | None = None, picked: Collection[str] = ()) -> Strip:
    """The sentence strip of the articles that are on; `spoken` are the ids of the sentences on the target.

    `colour` is the id of the frame that the colours show, anything else for the tone toward the target.
    """
    names = {f.frame_id: f.name for f in story.analysis.codebook}
    if colour in names:
        rows = story.table("frames")
        calls = dict.fromkeys(rows[rows["frame_id"] == colour]["sentence_id"], colour)
        by_frame: tuple[str, str] | None = (names[colour], FRAME_COLOUR)
    else:
        tones, heard = story.table("tone", target=True), set(spoken)
        calls = {s: t for s, t in zip(tones["sentence_id"], tones["tone"], strict=True) if s in heard}
        by_frame = None
    sentences = story.table("sentences")
    order = sentences["article_id"].map({a: n for n, a in enumerate(story.on)})
    return sentence_strip.strip(
        sentences.assign(order=order).sort_values(["order", "start"]),
        calls,
        set(spoken),
        quoted(story),
        story.cast,
        story.mode,
        subject=story.subject,
        picked=picked,
        frame=by_frame,
    )


def label_tones(labels: Iterable[str]) -> dict[str, float]:
    """For each label standing alone, the probability that it is favourable less that it is unfavourable."""
    from analysis.framing.tone import score_texts  # brings the model's library along: late

    rows = score_texts({"text": f"{label}.", "start": 0, "end": len(label)} for label in labels)
    return {str(r["text"])[:-1]: float(r["favourable"]) - float(r["unfavourable"]) for r in rows}


def frame_cells(frame: Story, spoken: Sequence[str]) -> pd.DataFrame:
    """Article × frame over the sentences that speak of the target: n, of, share, present (missing = too little)."""
    per_article = Counter(frame.sentences[s].article_id for s in spoken)
    rows = picks.frames(frame)
    found = Counter(zip(rows["article_id"], rows["frame_id"], strict=True))
    cells = []
    for article_id in frame.on:
        of = per_article[article_id]
        for code in frame.analysis.codebook:
            n = found[(article_id, code.frame_id)]
            present = pd.NA if of < FEW else n > 0
            share = n / of if of else 0.0
            cells.append((article_id, code.frame_id, n, of, share, present))
    return pd.DataFrame(cells, columns=["article_id", "frame_id", "n", "of", "share", "present"])


def framing_answer(frame: Story, spoken: Sequence[str], cells: pd.DataFrame) -> tuple[str, str | None]:
    """The page's answer in one sentence, and a quieter one on tone."""
    assert frame.target is not None
    names = {f.frame_id: f.name for f in frame.analysis.codebook}
    total = sum(len(frame.sentences_of[a]) for a in frame.on)  # titles count: they speak of targets, too
    top: dict[str, list[str]] = {}
    counted = dict(iter(cells[cells["n"] > 0].groupby("article_id")))
    for article_id in frame.on:
        own = counted.get(article_id)
        if own is None or own["of"].iloc[0] < FEW:
            continue
        ranked = own.sort_values(["n", "frame_id"], ascending=[False, True])
        counts = [*ranked["n"], 0]
        if counts[0] > max(counts[1], 1):  # one frame ahead of the rest, and not by a single sentence
            top.setdefault(ranked["frame_id"].iloc[0], []).append(frame.cast[article_id].letter)
    said = f"{frame.target.name}: {len(spoken)} of {total} sentences and titles speak of it"
    if top:
        order = sorted(top.items(), key=lambda item: (-len(item[1]), item[1]))
        parts = [f"“{names[f]}” in {_where(letters)}" for f, letters in order[:_FRAMES_NAMED]]
        parts += [words.count(len(order) - _FRAMES_NAMED, "other frame")] if len(order) > _FRAMES_NAMED else []
        said += f", most often as a matter of {words.listed(parts)}"
    return said, _tone_answer(frame)


def _where(letters: Sequence[str]) -> str:
    return words.listed(letters) if len(letters) <= _LETTERS_NAMED else words.count(len(letters), "article")


def _tone_answer(frame: Story) -> str:
    """Where the wording near the target is least and most favourable, in quoted words where these are chosen."""
    quoted, one = frame.view.voice == "quoted", len(frame.on) == 1
    voice = "quoted words" if quoted else "its own voice" if one else "their own voice"
    rows = frame.table("framing", target=True)
    rows = rows[(rows["measure"] == "tone") & (rows["voice"] == ("quoted" if quoted else "author"))]
    known = rows[rows["value"].notna()].sort_values(["value", "article_id"])
    if not len(known):
        return f"In {voice} {'the article says' if one else 'the articles say'} too little about it to tell a tone."
    low, high = known.iloc[0], known.iloc[-1]
    letter = {a: m.letter for a, m in frame.cast.items()}

    def place(row: pd.Series[Any]) -> str:
        return f"{letter[row['article_id']]} ({words.signed(row['value'])}, n = {row['n']})"

    if one:
        return f"In {voice} the wording near it is at {words.signed(low['value'])}, n = {low['n']}, {_SCALE}."
    if len(known) == 1:
        voice = voice.replace("their", "its")
        return f"Only {place(low)} says enough about it in {voice} to tell a tone, {_SCALE}."
    ends = f"least favourable in {place(low)} and most in {place(high)}"
    return f"In {voice} the wording near it is {ends}, {_SCALE}."


def evaluative(tones: Mapping[str, float]) -> frozenset[str]:
    """The labels that judge by themselves, given the tone of each (favourable less unfavourable, -1 to 1).

    With no sentence around it the model leans favourable to whatever is "new" or "emerging", by up to .67 on the labels
    of the shipped story; names of crimes and the like lie beyond.
    """
    return frozenset(label for label, tone in tones.items() if abs(tone) > LABEL_JUDGES)


def attention_cells(frame: Story) -> pd.DataFrame:
    """Article × target: sentences that speak of it, of all, and the mean tone (missing = too little)."""
    framing = frame.table("framing")
    voice = {"all": "all", "own": "author", "quoted": "quoted"}[frame.view.voice]
    framing = framing[(framing["measure"] == "tone") & (framing["voice"] == voice)]
    tones = {(r.article_id, r.target_id): r.value for r in each(framing)}
    cells = []
    for target in frame.analysis.targets:
        per_article = Counter(
            frame.sentences[s].article_id
            for s in picks.sentences_of(frame, picks.mentions(frame, target_id=target.target_id))
        )
        for article_id in frame.on:
            of = len(frame.sentences_of[article_id])
            tone = tones.get((article_id, target.target_id))
            cells.append((article_id, target.target_id, per_article[article_id], max(of, 1), tone))
    found = pd.DataFrame(cells, columns=["article_id", "target_id", "n", "of", "tone"])
    return found.assign(tone=pd.to_numeric(found["tone"]))


def facts(frame: Story) -> list[dict[str, Any]]:
    """What the story is made of: a number, what it counts, and the page that has them."""
    articles = frame.table("articles")
    kinds = frame.tables["entities"].set_index("entity_id")["kind"]
    seen = kinds[kinds.index.isin(frame.table("mentions")["entity_id"])]
    per_kind = Counter(seen)
    total = int(articles["words"].fillna(0).sum())
    groups = len({frame.analysis.overlap.groups.get(a, a) for a in frame.on})
    counted = [
        (len(frame.on), "article", "articles"),
        (groups, "independent text", "overlap"),
        (total, "word", "read"),
        (per_kind["person"], "person", "entities"),
        (per_kind["organisation"] + per_kind["group"], "organisation or group", "entities"),
        (per_kind["place"] + per_kind["facility"], "place", "entities"),
        (int(frame.table("sources")["source"].nunique()), "source cited", "sources"),
        (len(frame.analysis.topic_model.topics), "topic", "topics"),
    ]
    shown = {"organisation or group": "organisations or groups", "source cited": "sources cited"}
    return [
        {"number": f"{n:,}", "label": shown.get(noun, words.plural(n, noun)) if n != 1 else noun, "page": page}
        for n, noun, page in counted
        if n
    ]


def overview_answer(frame: Story, rows: Sequence[Statement]) -> tuple[str, str | None]:
    """What the articles share and where they part ways, from the figures."""
    n = len(frame.on)
    if n == 1:
        member = frame.cast[frame.on[0]]
        return (
            f"One article, {member.title}: there is nothing to compare it with yet",
            "Add another on the page Articles.",
        )
    total = sum(not s.is_title for a in frame.on for s in frame.sentences_of[a])
    alone = len(lone(frame, rows))
    said = f"{words.sentence(words.number(n))} articles tell this story; "
    if not rows:
        return said + "no statement of one could be matched in another", _parting(frame)
    said += f"{words.count(len(rows), 'statement')} {words.plural(len(rows), 'stands')} "
    if n == 2:
        return f"{said}in both, while {alone} of {total} sentences match nothing in the other", _parting(frame)
    everywhere = sum(r.articles == n for r in rows)
    said += f"in two or more of them ({words.number(everywhere) if everywhere else 'none'} in all)"
    return f"{said}, while {alone} of {total} sentences match nothing in another", _parting(frame)


def _parting(frame: Story) -> str | None:
    """The frame in which the articles differ most, over the sentences on the target."""
    if frame.target is None:
        return None
    spoken = picks.sentences_of(frame, picks.mentions(frame))
    cells = frame_cells(frame, spoken)
    cells = cells[cells["of"] >= FEW]
    if not len(cells):
        return None
    shares = cells.groupby("frame_id", sort=True)["share"]
    spread: pd.Series[float] = shares.max() - shares.min()
    if not spread.max():
        return None
    frame_id = spread.idxmax()
    own = cells[cells["frame_id"] == frame_id].sort_values(["share", "article_id"])
    low, high = own.iloc[0], own.iloc[-1]
    name = next(f.name for f in frame.analysis.codebook if f.frame_id == frame_id)
    letter = {a: m.letter for a, m in frame.cast.items()}
    where = (
        f"not found in {letter[low['article_id']]}"
        if not low["n"]
        else f"in {low['n']} of {low['of']} in {letter[low['article_id']]}"
    )
    return (
        f"On {frame.subject} they part ways most over whether it is a matter of “{name}”: in {high['n']} of "
        f"{high['of']} sentences in {letter[high['article_id']]}, {where}."
    )
