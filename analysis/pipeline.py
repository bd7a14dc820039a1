"""The main path: from a study to its analysis, one step after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

from analysis import claims, cleaning, entities, keyness, language, overlap, sources, targets, topics, voices
from analysis.cleaning.tongues import name_of
from analysis.decisions import apply_decisions
from analysis.errors import AnalysisError
from analysis.framing import frames, summary, tone
from analysis.recoding import Recode, recode, rejected
from analysis.study import Study
from analysis.types import Analysis, CleanArticle, Document, Overlap, TargetMention, TopicModel

STEPS = (
    "entities",
    "voices",
    "sources",
    "topics",
    "keyness",
    "overlap",
    "claims",
    "targets",
    "tone",
    "frames",
    "framing",
)
_BEFORE = {
    "entities": ("cleaning", "language", "vectors", "names"),
    "overlap": ("passages",),
    "claims": ("statements",),
}
_ORDER = tuple(name for step in STEPS for name in (*_BEFORE.get(step, ()), step))
SCORED_LANGUAGE = "en"  # the models know English only
_NEEDS: dict[str, tuple[str, ...]] = {
    "entities": ("names",),
    "sources": ("entities", "voices"),
    "overlap": ("passages",),
    "passages": ("vectors",),
    "claims": ("statements", "voices"),
    "statements": ("vectors",),
    "targets": ("entities", "voices"),
    "tone": ("targets",),
    "frames": ("vectors",),
    "framing": ("tone", "frames"),
}
# What these find depends on the articles alone, not on targets, codebook or decisions: kept in a memo, found once.
_OF_TEXT_ALONE = frozenset({"cleaning", "language", "vectors", "names", "topics", "keyness", "passages", "statements"})
_OF_TARGETS = frozenset({"targets", "tone", "framing"})  # without a target there is nothing for them to do
_T = TypeVar("_T")
Progress = Callable[[str, int, int], None]
Memo = dict[str, Any]


class _Steps:
    """Runs what is wanted, tells about it and keeps the seconds."""

    def __init__(self, wanted: Collection[str], progress: Progress | None, memo: Memo | None) -> None:
        self.names = [n for n in _ORDER if n in wanted]
        self.progress = progress
        self.memo: Memo = {} if memo is None else memo
        self.timings: dict[str, float] = {}

    def __call__(self, name: str, otherwise: Any, function: Callable[..., _T], *args: Any) -> _T:
        if name not in self.names:
            left: _T = otherwise
            return left
        if name in self.memo:
            known: _T = self.memo[name]
            return known
        if self.progress:
            self.progress(name, self.names.index(name), len(self.names))
        began = time.perf_counter()
        result = function(*args)
        self.timings[name] = time.perf_counter() - began
        if name in _OF_TEXT_ALONE:
            self.memo[name] = result
        return result


def analyse(
    study: Study,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
    memo: Memo | None = None,
) -> Analysis:
    """Everything that can be said of a study; with `only`, these steps and what they need.

    `progress(step, number, steps)` is called as each step begins. A `memo`, empty at first, saves the work on the text
    when it is handed in again with the same articles and restored text (`study.text_fingerprint`), whatever the
    targets, codebook and decisions. Articles in another language than English are listed and not scored. Raises
    `AnalysisError` where a step in `only` does not exist or no article is left.
    """
    wanted = _wanted(only, bool(study.targets))
    step = _Steps(wanted, progress, memo)
    ordered = sorted(study.articles, key=lambda a: a.article_id)

    articles = step("cleaning", [], cleaning.clean, ordered, study.restored)
    if not any(a.paragraphs for a in articles):
        raise AnalysisError("No text is left after cleaning.", "Look at what was removed, or add articles.")
    scored = [a for a in articles if a.language in (None, SCORED_LANGUAGE)]
    documents = step("language", [], language.annotate, scored)
    vectors = step("vectors", {}, _vectors, documents)

    named = step("names", ([], []), entities.find_entities, documents)
    mentions, found, outcomes = step("entities", ([], [], []), apply_decisions, *named, study.decisions, documents)
    attributions = step("voices", [], voices.find_attributions, documents, mentions)
    voiced = voices.tile_voices(documents, attributions) if "voices" in wanted else []
    cited = step("sources", [], sources.find_sources, documents, attributions, found)
    topic_model = step("topics", TopicModel((), (), ()), topics.find_topics, documents)
    key_terms = step("keyness", [], keyness.find_keyness, documents)
    compared = step("passages", overlap.Comparison((), (), ()), overlap.compare, documents, vectors)
    shared = step("overlap", Overlap((), (), {}), overlap.find_overlap, compared, rejected(study.recodings))
    statements = step("statements", [], claims.score_stories, documents, vectors)
    matched = step("claims", ([], []), claims.find_claims, statements, voiced)
    sentences = [s for d in documents for s in d.sentences]
    asked = [r for r in study.recodings if ("overlap" if r.action is Recode.NOT_SHARED else "claims") in wanted]
    claimed, claim_sentences, recoded = recode(*matched, asked, sentences, compared.passages)
    spoken = step("targets", [], targets.find_target_mentions, documents, study.targets, mentions, found, voiced)
    toned = step("tone", [], tone.score_tone, documents, spoken, voiced)
    framed, article_frames = step("frames", ([], []), frames.score_frames, documents, study.codebook, vectors, spoken)
    framing = step("framing", [], summary.summarise, documents, study.targets, spoken, toned, framed, voiced)

    return Analysis(
        title=study.title,
        articles=tuple(articles),
        skipped=study.skipped,
        sentences=tuple(sentences),
        words={d.article_id: d.words for d in documents},
        targets=study.targets,
        codebook=study.codebook,
        mentions=tuple(mentions),
        entities=tuple(found),
        outcomes=tuple(outcomes),
        attributions=tuple(attributions),
        voices=tuple(voiced),
        sources=tuple(cited),
        topic_model=topic_model,
        keyness=tuple(key_terms),
        overlap=shared,
        claims=tuple(claimed),
        claim_sentences=tuple(claim_sentences),
        recoded=tuple(recoded),
        target_mentions=tuple(spoken),
        tone=tuple(toned),
        frames=tuple(framed),
        article_frames=tuple(article_frames),
        framing=tuple(framing),
        warnings=(*_warnings(study, articles, spoken, wanted), *(o.note for o in [*outcomes, *recoded] if o.note)),
        timings=step.timings,
    )


def _wanted(only: Collection[str] | None, has_targets: bool) -> frozenset[str]:
    """The steps asked for and all that they need; tone and the like need a target, frames only look at it."""
    unknown = sorted(set(only or ()) - set(STEPS))
    if unknown:
        raise AnalysisError(f"There is no step called {', '.join(unknown)}.", f"Choose among {', '.join(STEPS)}.")
    waiting, wanted = list(only if only is not None else STEPS), {"cleaning", "language"}
    while waiting:
        name = waiting.pop()
        if name in wanted or (name in _OF_TARGETS and not has_targets):
            continue
        wanted.add(name)
        waiting.extend(_NEEDS.get(name, ()))
        if name == "frames" and has_targets:
            waiting.append("targets")
    return frozenset(wanted)


def _vectors(documents: Sequence[Document]) -> dict[str, Any]:
    """The sentence vectors of each article, shape (sentences, 384), encoded together."""
    vectors = language.encode([s.text for d in documents for s in d.sentences])
    result, first = {}, 0
    for document in documents:
        result[document.article_id] = vectors[first : first + len(document.sentences)]
        first += len(document.sentences)
    return result


def _warnings(
    study: Study, articles: Sequence[CleanArticle], spoken: Sequence[TargetMention], wanted: Collection[str]
) -> tuple[str, ...]:
    """What the reader of the results must know, in words."""
    notes = [f"{s.origin} was skipped: {s.reason}" for s in study.skipped]
    notes += [
        f"{a.article_id} is not in English (it looks like {name_of(a.language)}): listed, not scored."
        for a in articles
        if a.language not in (None, SCORED_LANGUAGE)
    ]
    notes += [f"{a.article_id}: nothing is left after cleaning." for a in articles if not a.paragraphs]
    if len(articles) == 1:
        notes.append("One article only: nothing can be compared.")
    if "targets" in wanted:
        seen = {m.target_id for m in spoken}
        notes += [f"No article speaks of {t.name}." for t in study.targets if t.target_id not in seen]
    if not study.targets:
        notes.append("No target was chosen: labels, roles and tone were not measured.")
    return tuple(notes)
