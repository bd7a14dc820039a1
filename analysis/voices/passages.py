"""From what the parse and the quotation marks show to stretches of text: whose words stand where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.types import Document, Token
from analysis.voices.cues import Report, cue_lemma, find_reports
from analysis.voices.lexicon import Lexicon
from analysis.voices.quotations import Quotation, QuotationIndex, find_quotations
from analysis.voices.speakers import SUBJECTS, can_speak, child, phrase, subject

_WORD = re.compile(r"\w+")
_EDGE = re.compile(r"^[\s,;:.–—\-]+|[\s,;:–—\-]+$")
# "PENCE: Well, look, ..." in transcripts, "Pence: Flowers won't be there" in headlines.
_TURN = re.compile(r"[\"“(]?(?P<who>(?:[^\W\d_][\w.’'-]*\s?){1,4}):\s+(?=\S)")
_SPEECH_WORDS = 4  # shorter quotations without a cue are terms and titles
_STOPS = frozenset({".", "!", "?"})
_MARKS = frozenset({"“", "”", '"', "''", "``"})
_ADJOINING = 8  # tokens between a quotation's mark and its verb of saying


@dataclass(frozen=True, slots=True)
class Passage:
    """Words attributed, `[start, end)`, with the cue's and the speaker's tokens (None = none), `kind` and `manner`."""

    start: int
    end: int
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    head: int | None
    kind: str
    manner: str


def find_passages(document: Document, lexicon: Lexicon) -> list[Passage]:
    """All attributed passages of an article, in text order."""
    if not document.tokens:
        return []
    quotations = QuotationIndex(find_quotations(document.clean))
    turns = list(_turns(document, quotations))
    spoken = [p for r in find_reports(document, lexicon) for p in _of_report(document, r, quotations)]
    passages = turns + spoken
    passages += _unclaimed(document, lexicon, quotations, passages)
    return sorted(_first_hand(document, _distinct(passages)), key=lambda p: (p.start, p.end, p.head or -1))


def _first_hand(document: Document, passages: Sequence[Passage]) -> list[Passage]:
    """Without what somebody only tells of another: in "X says Y wants Z" the article cites X alone.

    What another is said to have said or thought stays: X then hands it on.
    """
    told = sorted((p.start, p.end, p.head) for p in passages if p.kind == "statement")
    longest = max((end - start for start, end, _ in told), default=0)
    kept = []
    for p in passages:
        if p.kind in {"statement", "belief"} or p.head is None:
            kept.append(p)
            continue
        at = document.tokens[p.head].start
        near = told[bisect_left(told, (at - longest,)) : bisect_left(told, (at + 1,))]
        if not any(s <= at < e and s <= p.start and p.end <= e and head != p.head for s, e, head in near):
            kept.append(p)
    return kept


def _of_report(document: Document, report: Report, quotations: QuotationIndex) -> Iterable[Passage]:
    cue = document.tokens[report.position]
    inside = quotations.at(cue.start)
    for start, end in _stretches(document, report.content):
        if report.kind == "statement" and inside is None:
            start, end = _whole_quotation(quotations, start, end)
        start, end = trimmed(document.raw, start, end)
        if start < end:
            manner = _manner(document.raw, quotations, start, end)
            yield Passage(start, end, report.cue, report.speaker, report.head, report.kind, manner)


def _stretches(document: Document, content: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of tokens as character ranges; runs with nothing but punctuation between them are one."""
    tokens = document.tokens
    found: list[tuple[int, int]] = []
    previous = None
    for i in sorted(set(content)):
        if found and previous is not None and all(tokens[j].pos in {"PUNCT", "SPACE"} for j in range(previous + 1, i)):
            found[-1] = (found[-1][0], tokens[i].end)
        else:
            found.append((tokens[i].start, tokens[i].end))
        previous = i
    return [(s, e) for s, e in found if _WORD.search(document.raw, s, e)]


def _whole_quotation(quotations: QuotationIndex, start: int, end: int) -> tuple[int, int]:
    """A statement that reaches into a quotation from its first words on, or stops inside one, holds all of it."""
    for q in quotations.within(start, end):
        if q.words >= _SPEECH_WORDS:
            start, end = min(start, q.outer_start), max(end, q.outer_end)
    return start, end


def trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without the white space and loose punctuation at its edges, and without marks around all of it."""
    text = raw[start:end]
    left = _EDGE.match(text)
    if left and left.start() == 0:
        start += left.end()
    while end > start and (raw[end - 1].isspace() or raw[end - 1] in ",;:–—-"):
        end -= 1
    return start, end


def _manner(raw: str, quotations: QuotationIndex, start: int, end: int) -> str:
    words = len(_WORD.findall(raw, start, end))
    quoted = sum(
        len(_WORD.findall(raw, max(start, q.outer_start), min(end, q.outer_end))) for q in quotations.within(start, end)
    )
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= words else "mixed"


def _turns(document: Document, quotations: QuotationIndex) -> Iterable[Passage]:
    """Paragraphs that begin with a speaker's name and a colon."""
    tokens = document.tokens
    starts = [t.start for t in tokens]
    for paragraph in document.clean.paragraphs:
        match = _TURN.match(document.raw, paragraph.start, paragraph.end)
        if match is None:
            continue
        first, last = bisect_left(starts, match.start("who")), bisect_left(starts, match.end("who"))
        who = tokens[first:last]
        after = tokens[last : bisect_left(starts, paragraph.end)]
        shouted = match.group("who").isupper() and len(match.group("who")) > 2
        if not who or not (shouted or (paragraph.is_title and _is_headline_source(document, who, after))):
            continue
        start, end = trimmed(document.raw, match.end(), paragraph.end)
        if start < end:
            manner = "indirect" if paragraph.is_title else "direct"
            yield Passage(start, end, (last, last + 1), (first, last), last - 1, "statement", manner)


def _is_headline_source(document: Document, who: Sequence[Token], after: Sequence[Token]) -> bool:
    """A name or a document before a headline's colon, with words after it that are a clause or quoted.

    "Pence: He was joking", "Poll: Voters want change". The name is one that the text uses as a name.
    """
    names = {t.text for t in document.tokens if t.ent in {"PERSON", "ORG", "GPE"}}
    named = all(t.pos == "PROPN" or t.ent for t in who) and who[-1].text in names
    written = len(who) <= 2 and who[-1].lemma.lower() in {"poll", "report", "study", "survey", "analysis", "official"}
    said = any(t.tag in {"VBZ", "VBP", "VBD", "MD"} for t in after) or (bool(after) and after[0].text in "‘'“\"")
    return (named or written) and said


def _unclaimed(
    document: Document, lexicon: Lexicon, quotations: QuotationIndex, passages: Sequence[Passage]
) -> Iterable[Passage]:
    """Quotations that no cue has claimed yet: by the verb of saying next to them, else by who spoke last."""
    claimed = sorted(((p.start, p.end, p) for p in passages if p.kind == "statement"), key=lambda c: c[:2])
    tokens = document.tokens
    starts = [t.start for t in tokens]
    last: Passage | None = None
    last_at = -1
    for q in quotations.quotations:
        holder = next(
            (
                p
                for s, e, p in claimed
                if s < q.end and e > q.start and 2 * (min(e, q.end) - max(s, q.start)) >= q.end - q.start
            ),
            None,
        )
        if holder is not None:
            if holder.manner != "indirect":
                last, last_at = holder, q.outer_end
            continue
        first, after = bisect_left(starts, q.outer_start), bisect_left(starts, q.outer_end)
        verb = _verb_beside(document, lexicon, first, after)
        made = None
        if verb is not None:
            head = subject(document, verb)
            if head is not None and not first <= head < after:
                made = Passage(q.start, q.end, (verb, verb + 1), phrase(document, head), head, "statement", "direct")
        if made is None and _is_speech(document, q, first, after):
            carried = last if last is not None and _carries(document, last_at, q) else None
            if carried is not None:
                made = replace(carried, start=q.start, end=q.end, manner="direct")
            else:
                made = Passage(q.start, q.end, None, None, None, "statement", "direct")
        if made is None and q.words >= 2:
            made = _in_clause(document, lexicon, q, first, after)
        if made is not None:
            yield made
            last, last_at = made, q.outer_end


def _verb_beside(document: Document, lexicon: Lexicon, first: int, after: int) -> int | None:
    """The verb of saying next to the quotation of tokens `first` to `after`: right after it, or before it in its sentence."""
    tokens, verbs = document.tokens, lexicon.verbs["clause"]
    opening = document.sentences[document.sentence_of[first]]
    for i in range(after, min(after + _ADJOINING, len(tokens))):
        if tokens[i].text in _STOPS or tokens[i].text in _MARKS:
            break
        if tokens[i].tag.startswith("VB") and verbs.get(cue_lemma(tokens[i])) == "statement":
            return i
    for i in range(first - 1, opening.first - 1, -1):
        if tokens[i].text in _MARKS:
            break
        if tokens[i].tag.startswith("VB") and verbs.get(cue_lemma(tokens[i])) == "statement":
            return i
    return None


def _is_speech(document: Document, q: Quotation, first: int, after: int) -> bool:
    """A quotation that is a sentence of its own, and no title or term."""
    tokens = document.tokens
    if q.words < _SPEECH_WORDS:
        return False
    opens = any(s.start in (q.outer_start, q.start) for s in _sentences(document, first, after))
    return opens and any(t.pos in {"VERB", "AUX"} for t in tokens[first:after])


def _sentences(document: Document, first: int, after: int) -> list:  # type: ignore[type-arg]
    n = len(document.sentence_of)
    return list(
        document.sentences[document.sentence_of[min(first, n - 1)] : document.sentence_of[min(after, n) - 1] + 1]
    )


def _carries(document: Document, last_at: int, q: Quotation) -> bool:
    """Whether a quotation goes on from the one that ended at `last_at`: same or next paragraph."""
    paragraphs = [p for p in document.clean.paragraphs if p.end > last_at - 1 and p.start < q.outer_end]
    return len(paragraphs) <= 2


def _in_clause(document: Document, lexicon: Lexicon, q: Quotation, first: int, after: int) -> Passage | None:
    """A few quoted words inside a clause are its subject's, where that can speak and stands outside them."""
    tokens = document.tokens
    inside = tokens[first:after]
    words = [t for t in inside if t.text[0].isalpha()] if inside else []
    if not words or all(t.text[0].isupper() for t in words if not t.is_stop):
        return None
    root = next((t for t in inside if not first <= t.head < after), None)
    if root is None:
        return None
    at = root.head
    for _ in range(5):
        if tokens[at].pos in {"VERB", "AUX"} and tokens[at].lemma != "be":
            break
        if tokens[at].head == at:
            return None
        at = tokens[at].head
    head = child(document, at, SUBJECTS)
    if head is None:
        head = subject(document, at)
    if head is None or first <= head < after or not can_speak(document, head, lexicon):
        return None
    return Passage(q.start, q.end, (at, at + 1), phrase(document, head), head, "statement", "direct")


def _distinct(passages: Iterable[Passage]) -> list[Passage]:
    """Each stretch once per speaker: the first cue found for it stays."""
    seen: dict[tuple[int, int, int | None], Passage] = {}
    for p in passages:
        seen.setdefault((p.start, p.end, p.head), p)
    return list(seen.values())
