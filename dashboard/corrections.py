"""What the analyst put right about names: as words, and as versions of a study. Pure: no streamlit here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from analysis.decisions import Action, Decision
from analysis.study import Study
from analysis.types import Analysis, EntityKind, Outcome
from dashboard.words import count, sentence

KIND = {
    EntityKind.PERSON: "a person",
    EntityKind.GROUP: "a group",
    EntityKind.ORGANISATION: "an organisation",
    EntityKind.PLACE: "a place",
    EntityKind.FACILITY: "a facility",
    EntityKind.DEMONYM: "a people",
    EntityKind.OTHER: "something else",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """Decisions that say the same of several mentions, or one: their `positions` in the study, and what to say of them.

    `made` is the name that they gave to somebody new; `touched` and `reason` say what came of them.
    """

    positions: tuple[int, ...]
    words: str
    touched: str
    reason: str | None
    made: str | None


def corrections(study: Study, analysis: Analysis) -> list[Correction]:
    """All that was put right, the newest first."""
    names = {e.entity_id: e.name for e in analysis.entities}
    rows = list(enumerate(zip(study.decisions, analysis.outcomes, strict=True)))
    groups = [list(own) for _, own in groupby(rows, key=lambda row: _alike(row[0], row[1][0]))]
    return [_correction(group, names) for group in reversed(groups)]


def decide(study: Study, decisions: Sequence[Decision]) -> Study:
    """The study with further decisions."""
    return replace(study, decisions=(*study.decisions, *decisions))


def undo(study: Study, positions: Collection[int]) -> Study:
    """The study without the decisions at these positions."""
    return replace(study, decisions=tuple(d for n, d in enumerate(study.decisions) if n not in positions))


def _alike(position: int, decision: Decision) -> object:
    """What decisions of one correction have in common: all but the place."""
    return replace(decision, article=None, start=None) if decision.article is not None else position


def _correction(group: Sequence[tuple[int, tuple[Decision, Outcome]]], names: Mapping[str, str]) -> Correction:
    decision, outcome = group[0][1]
    touched = [o.mentions for _, (_, o) in group if o.mentions is not None]
    made = {Action.SPLIT: outcome.value, Action.ADD: outcome.entity}.get(decision.action)
    return Correction(
        tuple(position for position, _ in group),
        sentence(_words(decision, outcome, len(group), names.get(decision.entity))),
        count(sum(touched), "mention") if decision.action is not Action.APART and touched else "",
        outcome.reason,
        made,
    )


def _words(decision: Decision, outcome: Outcome, places: int, now: str | None) -> str:
    entity, value = f"“{outcome.entity}”", f"“{outcome.value}”"
    some = _some(decision, entity, places)
    match decision.action:
        case Action.MERGE:
            called = f": {now}" if now and now not in (outcome.entity, outcome.value) else ""
            return f"{value} and {entity} are one{called}"
        case Action.APART:
            return f"{entity} and {value} are two"
        case Action.SPLIT:
            return f"{some} {'are' if decision.article and places > 1 else 'is'} {value}"
        case Action.RENAME:
            return f"{entity} is called {value}"
        case Action.KIND:
            kind = KIND[EntityKind(outcome.value)] if outcome.value in set(EntityKind) else value
            return f"{some}: {kind}" if decision.article else f"{some} is {kind}"
        case Action.DROP:
            return f"{some}: no name" if decision.article else f"{some} is no name"
        case Action.ADD:
            where = f", in {count(places, 'place')}" if decision.article else ""
            text = decision.text or outcome.entity
            return f"“{text}” is a name{where}" if text == outcome.entity else f"“{text}” stands for {entity}{where}"


def _some(decision: Decision, entity: str, places: int) -> str:
    """Which of an entity's mentions a decision is about."""
    if decision.article is not None:
        return f"{count(places, 'mention')} of {entity}"
    return f"“{decision.text}”, so far {entity}," if decision.text is not None else entity
