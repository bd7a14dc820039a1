"""The analyst's corrections of names, applied in order on top of what was found.

A decision that refers to what is no longer there is kept and said, not applied. Ids stay as they are when an entity is
renamed, so that links to it hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from analysis.ids import slug
from analysis.types import Document, Entity, EntityKind, Form, Mention

COUNTED = frozenset({Form.NAME, Form.ACRONYM})


class Action(StrEnum):
    """What an analyst can decide about names."""

    MERGE = "merge"  # `value` (an entity's id) is the same as `entity`
    APART = "apart"  # `value` (an entity's id) is another than `entity`: not asked again
    SPLIT = "split"  # the mentions chosen are somebody else, called `value`
    RENAME = "rename"  # `value` is the new canonical name
    KIND = "kind"  # `value` is the new kind
    DROP = "drop"  # the mentions chosen are no name
    ADD = "add"  # `text` is a name of kind `value`, wherever it stands; `entity` is its canonical name


@dataclass(frozen=True, slots=True)
class Decision:
    """One correction: of all mentions of `entity`, of those written `text`, or of the one at `article` and `start`."""

    action: Action
    entity: str
    value: str | None = None
    text: str | None = None
    article: str | None = None
    start: int | None = None

    def chooses(self, mention: Mention) -> bool:
        """Whether the decision is about this mention, once it is one of the entity's."""
        if self.article is not None and (mention.article_id, mention.start) != (self.article, self.start):
            return False
        return self.text is None or mention.text == self.text


@dataclass
class _State:
    """Mentions and the names and kinds of entities while decisions are applied."""

    mentions: list[Mention]
    names: dict[str, str]
    kinds: dict[str, EntityKind]
    documents: Sequence[Document]
    notes: list[str] = field(default_factory=list)

    def change(self, decision: Decision, edit: Callable[[Mention], Mention | None]) -> bool:
        """Edit the mentions that the decision chooses (None = take away); whether there were any."""
        kept, found = [], False
        for mention in self.mentions:
            if mention.entity_id == decision.entity and decision.chooses(mention):
                found = True
                edited = edit(mention)
                if edited is not None:
                    kept.append(edited)
            else:
                kept.append(mention)
        self.mentions = kept
        return found


def apply_decisions(
    mentions: Iterable[Mention],
    entities: Iterable[Entity],
    decisions: Iterable[Decision],
    documents: Sequence[Document],
) -> tuple[list[Mention], list[Entity], list[str]]:
    """Mentions and entities after the decisions, and a note for each decision that could not be applied."""
    entities = list(entities)
    state = _State(
        list(mentions), {e.entity_id: e.name for e in entities}, {e.entity_id: e.kind for e in entities}, documents
    )
    decisions = list(decisions)
    for decision in decisions:
        if not _APPLY[decision.action](state, decision):
            state.notes.append(
                f'Kept, not applied: {decision.action.value} "{decision.entity}"'
                f"{f' → {decision.value}' if decision.value else ''}: it is not found in these articles."
            )
    if not decisions:
        return state.mentions, entities, []
    return sorted(state.mentions, key=lambda m: (m.article_id, m.start, m.end)), _recount(state, entities), state.notes


def _merge(state: _State, decision: Decision) -> bool:
    other = decision.value or ""
    if decision.entity not in state.names or other not in state.names:
        return False
    kind = state.kinds[decision.entity]
    absorbed = replace(decision, entity=other)
    del state.names[other]
    return state.change(absorbed, lambda m: replace(m, entity_id=decision.entity, kind=kind))


def _apart(state: _State, decision: Decision) -> bool:
    return decision.entity in state.names and decision.value in state.names


def _split(state: _State, decision: Decision) -> bool:
    name = decision.value or decision.text or ""
    new = slug(name)
    if not state.change(decision, lambda m: replace(m, entity_id=new)):
        return False
    state.kinds.setdefault(new, state.kinds.get(decision.entity, EntityKind.OTHER))
    state.names.setdefault(new, name)
    return True


def _rename(state: _State, decision: Decision) -> bool:
    if decision.entity not in state.names or not decision.value:
        return False
    state.names[decision.entity] = decision.value
    return True


def _kind(state: _State, decision: Decision) -> bool:
    if decision.value not in set(EntityKind):
        return False
    kind = EntityKind(decision.value)
    if decision.text is None and decision.article is None:
        state.kinds[decision.entity] = kind
    return state.change(decision, lambda m: replace(m, kind=kind))


def _drop(state: _State, decision: Decision) -> bool:
    return state.change(decision, lambda _: None)


def _add(state: _State, decision: Decision) -> bool:
    text, kind = decision.text or decision.entity, EntityKind(decision.value or EntityKind.OTHER)
    known = next((i for i, name in state.names.items() if decision.entity in (i, name)), slug(decision.entity))
    found = [
        Mention(document.article_id, start, start + len(text), text, kind, Form.NAME, known)
        for document in state.documents
        for start in _places(document, text)
        if decision.article is None or (document.article_id, start) == (decision.article, decision.start)
    ]
    if not found:
        return False
    # The analyst's name takes the place of what the machine found inside it or across its border.
    taken = {(m.article_id, at) for m in found for at in range(m.start, m.end)}
    outside = [m for m in state.mentions if not any((m.article_id, at) in taken for at in range(m.start, m.end))]
    state.mentions = [*outside, *found]
    state.names.setdefault(known, decision.entity)
    state.kinds.setdefault(known, kind)
    return True


def _places(document: Document, text: str) -> list[int]:
    """Where `text` stands as whole words in the kept paragraphs."""
    pattern = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    return [
        match.start()
        for paragraph in document.clean.paragraphs
        for match in pattern.finditer(document.raw, paragraph.start, paragraph.end)
    ]


_APPLY: dict[Action, Callable[[_State, Decision], bool]] = {
    Action.MERGE: _merge,
    Action.APART: _apart,
    Action.SPLIT: _split,
    Action.RENAME: _rename,
    Action.KIND: _kind,
    Action.DROP: _drop,
    Action.ADD: _add,
}


def _recount(state: _State, before: Sequence[Entity]) -> list[Entity]:
    """Entities with their spellings and counts anew, those that were there first in their order."""
    own: dict[str, list[Mention]] = {}
    for mention in state.mentions:
        own.setdefault(mention.entity_id, []).append(mention)
    order = [e.entity_id for e in before if e.entity_id in own]
    order += sorted(set(own) - set(order))
    return [_entity(state, entity_id, own[entity_id]) for entity_id in order]


def _entity(state: _State, entity_id: str, mentions: Sequence[Mention]) -> Entity:
    kind = state.kinds[entity_id]
    counted_forms = {Form.DEMONYM} if kind is EntityKind.DEMONYM else COUNTED
    counted = [m for m in mentions if m.form in counted_forms]
    return Entity(
        entity_id,
        state.names[entity_id],
        kind,
        tuple(sorted({m.text for m in counted} - {state.names[entity_id]})),
        len({m.article_id for m in counted}),
        len(counted),
    )
