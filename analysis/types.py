"""The records that the modules of analysis hand to each other.

Every `start`, `end` is a half-open range of characters in the article's raw text as read (Unicode NFC, line ends `\n`):
`article.raw[start:end] == text`. `None` always means "unknown" or "too little evidence", never zero.
Records whose docstring names a table are the rows of that table: their fields are its columns, in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class EntityKind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    GROUP = "group"  # armed groups, parties, peoples that act: whoever is many and no institution
    ORGANISATION = "organisation"
    PLACE = "place"
    FACILITY = "facility"  # bases, ports, airfields, plants
    DEMONYM = "demonym"  # "Russian": kept apart from the country it belongs to
    OTHER = "other"


class Form(StrEnum):
    """How a mention refers to its entity. Counts are of NAME and ACRONYM unless the user adds the rest."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Voice(StrEnum):
    """In whose voice words stand: the article's own, or somebody quoted or reported."""

    AUTHOR = "author"
    DIRECT = "direct"
    INDIRECT = "indirect"


class Role(StrEnum):
    """What a target does in its clause."""

    AGENT = "agent"
    PATIENT = "patient"
    OTHER = "other"


class Tone(StrEnum):
    """How a sentence speaks of a target; UNSURE where the evidence does not carry a call."""

    UNFAVOURABLE = "unfavourable"
    NEUTRAL = "neutral"
    FAVOURABLE = "favourable"
    UNSURE = "unsure"


# -- articles as read and cleaned ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    `raw` is the whole text (title included where the source gave it apart: it is then the first line).
    `origin` says where it came from (file name, "pasted", address). Unknown title, outlet, published, url = None.
    `published` is an ISO 8601 date or date-time as text.
    """

    article_id: str
    raw: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was offered and not read: where it came from and why, in words for the user."""

    origin: str
    reason: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A row of the table `removed`: a span that is no part of the article, and why."""

    article_id: str
    start: int
    end: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A kept paragraph (a line, or a run of wrapped lines). `is_title` for the title only."""

    start: int
    end: int
    is_title: bool = False


@dataclass(frozen=True)
class CleanArticle:
    """An article with furniture marked. `paragraphs` are in reading order and never overlap `removed`.

    `title` is the title found in the text or given by the source; `upstream` the source that the text itself credits;
    `language` an ISO 639-1 code, None when the text is too short to tell.
    """

    article: Article
    title: str | None
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removed, ...]
    upstream: str | None = None
    language: str | None = "en"

    @property
    def article_id(self) -> str:
        return self.article.article_id

    @property
    def raw(self) -> str:
        return self.article.raw

    @cached_property
    def body(self) -> str:
        """What is left, paragraph by paragraph with a blank line between; the title is one of them."""
        return "\n\n".join(self.raw[p.start : p.end] for p in self.paragraphs)


# -- the annotated text ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `i` counts through the whole document; `head` is the `i` of its syntactic head (itself for a root)."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str  # universal part of speech
    tag: str  # Penn tag
    dep: str  # spaCy's (ClearNLP) dependency label
    head: int
    ent: str  # spaCy's entity label of the token, "" = none
    ent_start: bool  # the token begins an entity
    morph: str  # spaCy's morphology, e.g. "Number=Plur"
    is_stop: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A row of the table `sentences`, with the tokens `first <= i < last` of its document."""

    sentence_id: str
    article_id: str
    paragraph: int
    start: int
    end: int
    text: str
    is_title: bool
    first: int
    last: int


@dataclass(frozen=True)
class Document:
    """An annotated article.

    `noun_chunks` are base noun phrases as `(first, last)` token ranges, half-open.
    """

    clean: CleanArticle
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    noun_chunks: tuple[tuple[int, int], ...]

    @property
    def article_id(self) -> str:
        return self.clean.article_id

    @property
    def raw(self) -> str:
        return self.clean.raw

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its syntactic children, in text order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(tuple(c) for c in found)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each token the index of its sentence."""
        found = [0] * len(self.tokens)
        for n, sentence in enumerate(self.sentences):
            # White space between sentences counts with the one before it.
            last = self.sentences[n + 1].first if n + 1 < len(self.sentences) else len(self.tokens)
            found[sentence.first : last] = [n] * (last - sentence.first)
        return tuple(found)

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all that hangs from it, in text order."""
        found, waiting = [], [i]
        while waiting:
            j = waiting.pop()
            found.append(j)
            waiting.extend(self.children[j])
        return sorted(found)

    def text(self, first: int, last: int) -> str:
        """The raw text of the tokens `first <= i < last`."""
        return self.raw[self.tokens[first].start : self.tokens[last - 1].end]

    @cached_property
    def words(self) -> int:
        """Number of word tokens (no punctuation, no space)."""
        return sum(t.pos not in {"PUNCT", "SPACE", "SYM"} for t in self.tokens)


# -- names -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two names are one: `score` in [0, 1], `same` None = unsure, `reasons` in words."""

    score: float
    same: bool | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A row of the table `mentions`."""

    article_id: str
    start: int
    end: int
    text: str
    kind: EntityKind
    form: Form
    entity_id: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A row of the table `entities`.

    `articles`, `mentions` count the forms name and acronym (for a demonym: the form demonym).
    """

    entity_id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an analyst's decision: how many `mentions` (or sentences) it touched, None = kept, not applied.

    `entity` and `value` are the decision's, as names by then where it has ids; `reason` says why it was not applied.
    """

    action: str
    entity: str
    value: str | None
    mentions: int | None
    reason: str | None = None

    @property
    def note(self) -> str | None:
        """What the reader of the results must know, None where the decision was applied."""
        if self.reason is None:
            return None
        value = f' → "{self.value}"' if self.value else ""
        return f'Kept, not applied: {self.action} "{self.entity}"{value}: {self.reason}'


# -- who says it -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attribution:
    """A row of the table `attributions`: `[start, end)` are the words attributed.

    `speaker` is None where none is named, and the speaker's span then too. `manner`: direct, indirect, mixed.
    `kind` is what the speaker does: statement, belief, knowledge, intention, or stance (speaks of the topic, in the
    article's words). `name` is what the article calls the speaker: the name in its phrase, or whom a pronoun means.
    """

    article_id: str
    start: int
    end: int
    speaker_start: int | None
    speaker_end: int | None
    speaker: str | None
    entity_id: str | None
    cue: str | None
    manner: str
    anonymous: bool
    kind: str = "statement"
    name: str | None = None


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """A row of the table `voices`: a stretch of one sentence in one voice. The spans of a sentence tile it."""

    sentence_id: str
    start: int
    end: int
    voice: Voice
    speaker: str | None


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A row of the table `sources`. `kind`: person, organisation, outlet, anonymous; `via`: quote, credit, link."""

    article_id: str
    source: str
    kind: str
    via: str
    times: int


# -- what the corpus is about ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of the table `topics`. `stability` in [0, 1]: agreement of its terms over resamples, None = too few."""

    topic_id: str
    label: str
    terms: tuple[str, ...]
    stability: float | None


@dataclass(frozen=True, slots=True)
class TopicShare:
    """A row of the table `topic_shares`: share of an article's passages' weight, with a bootstrap interval."""

    article_id: str
    topic_id: str
    share: float | None
    low: float | None
    high: float | None
    passages: int


@dataclass(frozen=True, slots=True)
class TopicPassage:
    """How much of a passage (one paragraph, `[start, end)`) belongs to a topic."""

    article_id: str
    topic_id: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class TopicModel:
    """All that topics.py finds.

    `stability_by_k` maps the numbers of topics that were tried to their stability; `note` is for the user.
    """

    topics: tuple[Topic, ...]
    shares: tuple[TopicShare, ...]
    passages: tuple[TopicPassage, ...]
    stability_by_k: Mapping[int, float] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A row of the table `keyness`: `effect` is the log-odds ratio against the other articles, with its 95% interval.

    `count` in the article, `others` in all the others together, `articles` the number of articles that have it.
    """

    article_id: str
    term: str
    count: int
    others: int
    effect: float
    low: float
    high: float
    articles: int


# -- what articles share ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """A row of the table `overlap`: `verbatim`, `reworded` as shares of the shorter article's words.

    `similarity` in [0, 1]; `relation`: copy, derived, shared_source, related, none. `source_id`: of a copy or derived
    text, the one that came first; None = unknown.
    """

    left_id: str
    right_id: str
    verbatim: float
    reworded: float
    similarity: float
    relation: str
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A row of the table `passages`: the same stretch in two articles. `kind`: verbatim, reworded."""

    left_id: str
    left_start: int
    left_end: int
    right_id: str
    right_start: int
    right_end: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """All that overlap.py finds. `groups` gives every article the id of its independent text (its first member's)."""

    pairs: tuple[ArticlePair, ...]
    passages: tuple[Passage, ...]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of the table `claims`: `text` is one of its sentences as written; counts of articles and sentences."""

    claim_id: str
    text: str
    articles: int
    sentences: int


@dataclass(frozen=True, slots=True)
class ClaimSentence:
    """A row of the table `claim_sentences`; `score` is None where the analyst put the sentence in."""

    claim_id: str
    sentence_id: str
    article_id: str
    score: float | None


# -- targets and framing ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Target:
    """What the analyst asks about: proper `names` that stand for it, and `terms` (common-noun phrases) that may."""

    target_id: str
    name: str
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a codebook: `definition` in words, telling `words` (may be phrases), `examples` as sentences."""

    frame_id: str
    name: str
    definition: str
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetMention:
    """A row of the table `target_mentions`: `[start, end)` is the phrase that stands for the target.

    `label` is what it is called, as a phrase, "" where it is only named or a pronoun stands for it; `head` its head's
    lemma; `modifiers` those of the head. A predicate or apposition that labels the target is a row of its own (its span
    is the label's); `relation` tells it from a mention: mention, apposition, predicate.
    `verb` is the lemma of the verb it acts in, is acted on by or (a predicate) is brought by, None where there is none;
    `negated` says that the clause denies it, `modal` that it is possible, wanted or future.
    """

    article_id: str
    target_id: str
    start: int
    end: int
    text: str
    label: str
    head: str
    modifiers: tuple[str, ...]
    role: Role
    verb: str | None
    voice: Voice
    relation: str = "mention"
    negated: bool = False
    modal: bool = False


@dataclass(frozen=True, slots=True)
class ToneScore:
    """A row of the table `tone`: probabilities that a sentence speaks so of the target, and the call (or `unsure`)."""

    article_id: str
    target_id: str
    sentence_id: str
    unfavourable: float
    neutral: float
    favourable: float
    tone: Tone
    voice: Voice


@dataclass(frozen=True, slots=True)
class FrameScore:
    """A row of the table `frames`: `because` lists what fired (words as written, or the example it is close to)."""

    sentence_id: str
    article_id: str
    frame_id: str
    score: float
    because: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleFrame:
    """A row of the table `article_frames`: `share` of the article's sentences; `present` None = too little to tell."""

    article_id: str
    frame_id: str
    share: float
    score: float
    present: bool | None


@dataclass(frozen=True, slots=True)
class Framing:
    """A row of the table `framing`: one measure of one article on one target in one voice (author, quoted, all).

    `measure` is e.g. "tone", "frame:strategic", "agent", "mentions_per_100"; `value` None = too little;
    `n` is what it rests on.
    """

    article_id: str
    target_id: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    voice: str


# -- the whole -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Analysis:
    """Everything that was found in a study. A step that was not asked for leaves its fields empty."""

    title: str
    articles: tuple[CleanArticle, ...]
    skipped: tuple[Skipped, ...]
    sentences: tuple[Sentence, ...]
    words: Mapping[str, int]
    targets: tuple[Target, ...] = ()
    codebook: tuple[Frame, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    outcomes: tuple[Outcome, ...] = ()  # one for each of the study's decisions, in order
    attributions: tuple[Attribution, ...] = ()
    voices: tuple[VoiceSpan, ...] = ()
    sources: tuple[SourceUse, ...] = ()
    topic_model: TopicModel = TopicModel((), (), ())
    keyness: tuple[KeyTerm, ...] = ()
    overlap: Overlap = Overlap((), (), {})
    claims: tuple[Claim, ...] = ()
    claim_sentences: tuple[ClaimSentence, ...] = ()
    recoded: tuple[Outcome, ...] = ()
    target_mentions: tuple[TargetMention, ...] = ()
    tone: tuple[ToneScore, ...] = ()
    frames: tuple[FrameScore, ...] = ()
    article_frames: tuple[ArticleFrame, ...] = ()
    framing: tuple[Framing, ...] = ()
    warnings: Sequence[str] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
