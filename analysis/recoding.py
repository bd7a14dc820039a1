"""The analyst's word on statements and shared passages, applied in order on top of what was found.

One that refers to what is no longer there is kept and said, not applied. A claim keeps its id when it is reworded or
takes others in, so that links to it hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.ids import slug, unique
from analysis.types import Claim, ClaimSentence, Outcome, Passage, Sentence

_ID_WORDS = 8


class Recode(StrEnum):
    """What an analyst can decide about statements and passages."""

    MERGE = "merge"  # the claim `value` states the same as `claim`
    SPLIT = "split"  # `sentences` state something else than `claim`: a claim of their own if two articles make it
    ADD = "add"  # `sentences` state `claim` too
    REWORD = "reword"  # `value` is the text of `claim`
    DROP = "drop"  # `claim` is no statement that its sentences have in common
    NOT_SHARED = "not_shared"  # the two sides of `passage` do not say the same


@dataclass(frozen=True, slots=True)
class Recoding:
    """One correction. `claim` and `value` are ids of claims (the latter a text in REWORD), `sentences` sentence ids.

    `passage` is a `passage_id`, and alone in NOT_SHARED.
    """

    action: Recode
    claim: str | None = None
    value: str | None = None
    sentences: tuple[str, ...] = ()
    passage: str | None = None


class _NotAppliedError(Exception):
    """A recoding does not fit what is there; the text says why."""


def passage_id(passage: Passage) -> str:
    """What a passage is called in a recoding: the places of its two sides."""
    left = f"{passage.left_id}:{passage.left_start}-{passage.left_end}"
    return f"{left}@{passage.right_id}:{passage.right_start}-{passage.right_end}"


def rejected(recodings: Iterable[Recoding]) -> frozenset[str]:
    """The ids of the passages whose sides do not say the same."""
    return frozenset(r.passage for r in recodings if r.action is Recode.NOT_SHARED and r.passage)


@dataclass
class _State:
    """Claims by id, as their texts and sentences with their scores, while recodings are applied."""

    texts: dict[str, str]
    members: dict[str, dict[str, float | None]]
    named: dict[str, str]  # the texts of all claims that there are or were
    sentences: Mapping[str, Sentence]
    passages: frozenset[str]

    def need(self, claim_id: str | None) -> str:
        if claim_id is None or claim_id not in self.members:
            raise _NotAppliedError(f"the statement “{self.named.get(claim_id or '', claim_id)}” is not found.")
        return claim_id

    def articles(self, ids: Iterable[str]) -> set[str]:
        return {self.sentences[i].article_id for i in ids}

    def take_away(self, claim_id: str) -> None:
        del self.members[claim_id], self.texts[claim_id]


def recode(
    claims: Iterable[Claim],
    rows: Iterable[ClaimSentence],
    recodings: Sequence[Recoding],
    sentences: Iterable[Sentence],
    passages: Iterable[Passage],
) -> tuple[list[Claim], list[ClaimSentence], list[Outcome]]:
    """Claims and their sentences after the recodings, and what came of each of them.

    `passages` are those found before any was rejected. A sentence that the analyst puts into a claim has no score.
    Those of most articles come first, as `find_claims` has them; what no recoding touches stays in its order.
    """
    claims, rows = list(claims), list(rows)
    if not recodings:
        return claims, rows, []
    members: dict[str, dict[str, float | None]] = {c.claim_id: {} for c in claims}
    for row in rows:
        members[row.claim_id][row.sentence_id] = row.score
    texts = {c.claim_id: c.text for c in claims}
    state = _State(
        texts, members, dict(texts), {s.sentence_id: s for s in sentences}, frozenset(passage_id(p) for p in passages)
    )
    outcomes = [_apply(state, r) for r in recodings]
    order = sorted(state.members, key=lambda c: (-len(state.articles(state.members[c])), -len(state.members[c])))
    changed = [Claim(c, state.texts[c], len(state.articles(state.members[c])), len(state.members[c])) for c in order]
    return changed, [row for c in order for row in _rows(state, c)], outcomes


def _rows(state: _State, claim_id: str) -> list[ClaimSentence]:
    own = state.members[claim_id]
    ids = sorted(own, key=lambda i: (state.sentences[i].article_id, state.sentences[i].start))
    return [ClaimSentence(claim_id, i, state.sentences[i].article_id, own[i]) for i in ids]


def _apply(state: _State, recoding: Recoding) -> Outcome:
    """Apply one recoding, and say in words what it was about."""
    about = state.named.get(recoding.claim or "", recoding.claim or recoding.passage or "")
    value = state.named.get(recoding.value or "", recoding.value)
    try:
        touched = _APPLY[recoding.action](state, recoding)
    except _NotAppliedError as reason:
        return Outcome(recoding.action.value, about, value, None, str(reason))
    return Outcome(recoding.action.value, about, value, touched)


def _merge(state: _State, recoding: Recoding) -> int:
    kept, gone = state.need(recoding.claim), state.need(recoding.value)
    if kept == gone:
        raise _NotAppliedError("a statement is one with itself already.")
    moved = state.members[gone]
    state.members[kept] = {**moved, **state.members[kept]}
    state.take_away(gone)
    return len(moved)


def _split(state: _State, recoding: Recoding) -> int:
    claim_id = state.need(recoding.claim)
    own = state.members[claim_id]
    apart = {i: own[i] for i in recoding.sentences if i in own}
    if not apart:
        raise _NotAppliedError("none of the sentences is one of its wordings.")
    left = {i: score for i, score in own.items() if i not in apart}
    if len(state.articles(apart)) >= 2:
        text = state.sentences[next(iter(apart))].text
        new = unique([*state.named, slug(" ".join(text.split()[:_ID_WORDS]))])[-1]
        state.named[new] = state.texts[new] = text
        state.members[new] = apart
    state.members[claim_id] = left
    _settle(state, claim_id)
    return len(apart)


def _settle(state: _State, claim_id: str) -> None:
    """A claim that fewer than two articles make is none; its text is one of its own sentences, or the analyst's."""
    own = state.members[claim_id]
    if len(state.articles(own)) < 2:
        state.take_away(claim_id)
        return
    said = {s.text for s in state.sentences.values()}
    kept = {state.sentences[i].text for i in own}
    if state.texts[claim_id] in said - kept:
        best = min(own, key=lambda i: (-(own[i] or 0.0), i))
        state.texts[claim_id] = state.sentences[best].text


def _add(state: _State, recoding: Recoding) -> int:
    claim_id = state.need(recoding.claim)
    known = [i for i in recoding.sentences if i in state.sentences]
    if not known:
        raise _NotAppliedError("the sentence is not in these articles.")
    new = [i for i in known if i not in state.members[claim_id]]
    if not new:
        raise _NotAppliedError("the sentence is one of its wordings already.")
    state.members[claim_id] |= dict.fromkeys(new)
    return len(new)


def _reword(state: _State, recoding: Recoding) -> int:
    claim_id = state.need(recoding.claim)
    if not recoding.value:
        raise _NotAppliedError("the new text is missing.")
    state.named[claim_id] = state.texts[claim_id] = recoding.value
    return len(state.members[claim_id])


def _drop(state: _State, recoding: Recoding) -> int:
    claim_id = state.need(recoding.claim)
    touched = len(state.members[claim_id])
    state.take_away(claim_id)
    return touched


def _not_shared(state: _State, recoding: Recoding) -> int:
    if recoding.passage not in state.passages:
        raise _NotAppliedError("that passage is not found in these articles.")
    return 2  # its sides


_APPLY: dict[Recode, Callable[[_State, Recoding], int]] = {
    Recode.MERGE: _merge,
    Recode.SPLIT: _split,
    Recode.ADD: _add,
    Recode.REWORD: _reword,
    Recode.DROP: _drop,
    Recode.NOT_SHARED: _not_shared,
}
