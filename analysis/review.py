"""Which pairs of names to ask the analyst about first: those that are least surely one or two, and that matter most.

Active learning by uncertainty (Lewis and Gale 1994), weighed by what hangs on the answer: the mentions that would be
counted under another name. Only pairs that share a rough word or initials are compared, the weightiest first, and the
search ends where no pair that is left could rank among those asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.decisions import COUNTED, Action, Decision
from analysis.names import same_name
from analysis.names.matching import DIFFERENT, SAME
from analysis.names.parts import take_apart
from analysis.names.spelling import skeleton
from analysis.types import Entity, EntityKind, Form, Match, Mention

_MIDDLE = (DIFFERENT + SAME) / 2  # the score that is as far from "two" as from "one"
_KINDRED = (
    {EntityKind.PLACE, EntityKind.FACILITY},  # "the port of X" and X
    {EntityKind.GROUP, EntityKind.ORGANISATION},
)
# Of the first 25 pairs asked about 40 news articles, one in six of two kinds was one, and one in three of one kind.
_OTHER_KINDS = 0.5
_LONGEST_BLOCK = 60  # names that share a word more common than this are told apart by their other words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that may be one, the more often named to the left, and how their likest spellings compare."""

    left_id: str
    right_id: str
    match: Match


def uncertain_pairs(
    entities: Iterable[Entity], mentions: Iterable[Mention], decisions: Iterable[Decision], limit: int = 10
) -> list[Pair]:
    """At most `limit` pairs to ask about, by how unsure they are times the mentions of the rarer one.

    What was decided (merged, apart, split) is never asked again. A name that nothing counted stands for has no pair.
    """
    spellings = _spellings(mentions)
    found = sorted(
        (e for e in entities if e.entity_id in spellings), key=lambda e: (-_times(spellings, e), e.entity_id)
    )
    decided = _decided(decisions, found)
    ranked: list[tuple[float, Pair]] = []
    for left, right in _candidates(found, spellings):
        weight = _times(spellings, right)
        if len(ranked) == limit and (not ranked or ranked[-1][0] >= weight):
            break  # candidates come by weight, and no pair is worth more than its weight
        if frozenset((left.entity_id, right.entity_id)) in decided or not _kinds_may_be_one(left, right):
            continue
        match = _best(left, right, spellings)
        worth = weight * _unsure(match.score) * _kin(left.kind, right.kind)
        if worth > 0:
            ranked.append((worth, Pair(left.entity_id, right.entity_id, match)))
            ranked.sort(key=lambda r: (-r[0], r[1].left_id, r[1].right_id))
            del ranked[limit:]
    return [pair for _, pair in ranked]


def _spellings(mentions: Iterable[Mention]) -> dict[str, dict[str, int]]:
    """How often each entity is written how, noun phrases and pronouns left out."""
    found: dict[str, dict[str, int]] = {}
    for mention in mentions:
        if mention.form in COUNTED or mention.form is Form.DEMONYM:
            own = found.setdefault(mention.entity_id, {})
            text = " ".join(mention.text.split())
            own[text] = own.get(text, 0) + 1
    return found


def _times(spellings: dict[str, dict[str, int]], entity: Entity) -> int:
    return sum(spellings[entity.entity_id].values())


def _decided(decisions: Iterable[Decision], entities: Collection[Entity]) -> set[frozenset[str]]:
    """The pairs of ids that were decided, as decided and under the ids that they go by after all merges."""
    ids = {e.name: e.entity_id for e in entities}
    pairs: list[tuple[str, str]] = []
    merged: dict[str, str] = {}
    for decision in decisions:
        if decision.value is None or decision.action not in (Action.MERGE, Action.APART, Action.SPLIT):
            continue
        pairs.append((decision.entity, ids.get(decision.value, decision.value)))
        if decision.action is Action.MERGE:
            merged[decision.value] = decision.entity
    return {frozenset(pair) for a, b in pairs for pair in ((a, b), (_now(a, merged), _now(b, merged)))}


def _now(entity_id: str, merged: dict[str, str]) -> str:
    seen = {entity_id}
    while entity_id in merged and merged[entity_id] not in seen:
        entity_id = merged[entity_id]
        seen.add(entity_id)
    return entity_id


def _candidates(found: Sequence[Entity], spellings: dict[str, dict[str, int]]) -> Iterator[tuple[Entity, Entity]]:
    """Pairs that share a block, the one whose rarer entity is named most first."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, entity in enumerate(found):
        for block in sorted({b for text in spellings[entity.entity_id] for b in _blocks(text)}):
            blocks[block].append(n)
    pairs = {pair for sharing in blocks.values() for pair in combinations(sharing[:_LONGEST_BLOCK], 2)}
    for left, right in sorted(pairs, key=lambda pair: (pair[1], pair[0])):  # `found` is sorted: the later is the rarer
        yield found[left], found[right]


def _blocks(text: str) -> set[str]:
    """The rough consonants that each word begins with, and the initials of several words."""
    kept = take_apart(text).kept
    blocks = {skeleton(word)[:3] or word[:3] for word in kept}
    if len(kept) > 1:
        blocks.add("initials " + "".join(word[0] for word in kept))
    elif text.replace(".", "").isupper():
        blocks.add("initials " + text.replace(".", "").lower())
    return blocks


def _kinds_may_be_one(left: Entity, right: Entity) -> bool:
    """A people and its country are two by definition."""
    return (left.kind is EntityKind.DEMONYM) == (right.kind is EntityKind.DEMONYM)


def _best(left: Entity, right: Entity, spellings: dict[str, dict[str, int]]) -> Match:
    """The match of the two likest spellings; of the full names where these contradict each other."""
    full = same_name(left.name, right.name)
    if full.same is False and min(len(take_apart(e.name).kept) for e in (left, right)) > 1:
        return full
    pairs = (same_name(a, b) for a in sorted(spellings[left.entity_id]) for b in sorted(spellings[right.entity_id]))
    return max(pairs, key=lambda match: match.score)


def _unsure(score: float) -> float:
    """1 in the middle between "two" and "one", falling to 0 at a score of 1; 0 for what is surely two."""
    return max(0.0, 1 - abs(score - _MIDDLE) / (1 - _MIDDLE)) if score >= DIFFERENT else 0.0


def _kin(a: EntityKind, b: EntityKind) -> float:
    if a == b or EntityKind.OTHER in (a, b) or {a, b} in _KINDRED:
        return 1.0
    return _OTHER_KINDS
