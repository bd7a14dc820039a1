"""The analyst's corrections of names, applied in order on top of what was found.

A decision that refers to what is no longer there is kept and said, not applied. Ids stay as they are when an entity is
renamed, so that links to it hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from analysis.ids import slug, unique
from analysis.types import CleanArticle, Document, Entity, EntityKind, Form, Mention, Outcome

COUNTED = frozenset({Form.NAME, Form.ACRONYM})
Place = tuple[str, int, int]  # article_id, start, end


class Action(StrEnum):
    """What an analyst can decide about names."""

    MERGE = "merge"  # `value` (an entity's id) is the same as `entity`
    APART = "apart"  # `value` (an entity's id) is another than `entity`: not asked again
    SPLIT = "split"  # the mentions chosen are somebody else: `value` (an entity's id, or a name)
    RENAME = "rename"  # `value` is the new canonical name
    KIND = "kind"  # `value` is the new kind
    DROP = "drop"  # the mentions chosen are no name
    ADD = "add"  # `text` is a name of kind `value`, wherever it stands, of `entity` (an entity's id, or a name)


_OF_TWO = frozenset({Action.MERGE, Action.APART, Action.SPLIT})  # `value` is an entity too


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


class _NotAppliedError(Exception):
    """A decision does not fit what is there; the text says why."""


@dataclass
class _State:
    """Mentions, and the names and kinds of all entities that there are or were, while decisions are applied."""

    mentions: list[Mention]
    names: dict[str, str]
    kinds: dict[str, EntityKind]
    documents: Sequence[Document]

    def has(self, entity_id: str | None) -> bool:
        """Whether an entity is there: whether anything stands for it."""
        return any(m.entity_id == entity_id for m in self.mentions)

    def need(self, *entity_ids: str | None) -> None:
        for entity_id in entity_ids:
            if not self.has(entity_id):
                raise _NotAppliedError(f'"{self.called(entity_id)}" is not found in these articles.')

    def called(self, entity_id: str | None) -> str:
        """The name of an entity that there is or was, else the text itself."""
        return self.names.get(entity_id or "", entity_id or "")

    def change(self, decision: Decision, edit: Callable[[Mention], Mention | None]) -> int:
        """Edit the mentions that the decision chooses (None = take away) and return how many there were."""
        self.need(decision.entity)
        kept, found = [], 0
        for mention in self.mentions:
            if mention.entity_id == decision.entity and decision.chooses(mention):
                found += 1
                edited = edit(mention)
                if edited is not None:
                    kept.append(edited)
            else:
                kept.append(mention)
        if not found:
            written = f' written "{decision.text}"' if decision.text else ""
            where = f" at {decision.article}, {decision.start}" if decision.article else ""
            raise _NotAppliedError(
                f'no mention of "{self.called(decision.entity)}"{written} stands{where or " there"}.'
            )
        self.mentions = kept
        return found

    def entity(self, name: str, kind: EntityKind) -> str:
        """The id of who has this id or name: one that is there, else one that was, else a new one of this kind."""
        present = {m.entity_id for m in self.mentions}
        called = [i for i, known in self.names.items() if known == name]
        known = name if name in self.names else next((i for i in called if i in present), next(iter(called), None))
        if known is None:
            known = unique([*self.names, slug(name)])[-1]
            self.names[known], self.kinds[known] = name, kind
        return known


def apply_decisions(
    mentions: Iterable[Mention],
    entities: Iterable[Entity],
    decisions: Iterable[Decision],
    documents: Sequence[Document],
) -> tuple[list[Mention], list[Entity], list[Outcome]]:
    """Mentions and entities after the decisions, and what came of each decision."""
    entities = list(entities)
    state = _State(
        list(mentions), {e.entity_id: e.name for e in entities}, {e.entity_id: e.kind for e in entities}, documents
    )
    outcomes = [_apply(state, decision) for decision in decisions]
    if not outcomes:
        return state.mentions, entities, []
    return sorted(state.mentions, key=lambda m: (m.article_id, m.start, m.end)), _recount(state, entities), outcomes


def _apply(state: _State, decision: Decision) -> Outcome:
    value = state.called(decision.value) or None if decision.action in _OF_TWO else decision.value
    called = decision.action.value, state.called(decision.entity), value
    try:
        return Outcome(*called, _APPLY[decision.action](state, decision))
    except _NotAppliedError as reason:
        return Outcome(*called, None, str(reason))


def _merge(state: _State, decision: Decision) -> int:
    if decision.value == decision.entity:
        raise _NotAppliedError("a name is one with itself already.")
    state.need(decision.entity, decision.value)
    absorbed = replace(decision, entity=decision.value or "")
    return state.change(absorbed, lambda m: _moved(state, m, decision.entity))


def _apart(state: _State, decision: Decision) -> int:
    if decision.value == decision.entity:
        raise _NotAppliedError("nobody is another than himself.")
    state.need(decision.entity, decision.value)
    return 0


def _split(state: _State, decision: Decision) -> int:
    state.change(decision, lambda m: m)  # whether there is anything to split, before a new entity is made for it
    new = state.entity(decision.value or decision.text or "", state.kinds[decision.entity])
    if new == decision.entity:
        raise _NotAppliedError("that is its name already.")
    return state.change(decision, lambda m: _moved(state, m, new))


def _rename(state: _State, decision: Decision) -> int:
    if not decision.value:
        raise _NotAppliedError("the new name is missing.")
    touched = state.change(decision, lambda m: m)
    state.names[decision.entity] = decision.value
    return touched


def _kind(state: _State, decision: Decision) -> int:
    kind = _known_kind(decision.value)
    touched = state.change(decision, lambda m: _of_kind(m, kind))
    if decision.text is None and decision.article is None:
        state.kinds[decision.entity] = kind
    return touched


def _drop(state: _State, decision: Decision) -> int:
    return state.change(decision, lambda _: None)


def _add(state: _State, decision: Decision) -> int:
    text, kind = decision.text or decision.entity, _known_kind(decision.value or EntityKind.OTHER)
    places = find_text([d.clean for d in state.documents], text)
    if decision.article is None:
        places = missed(places, state.mentions)
    else:
        places = [p for p in places if p[:2] == (decision.article, decision.start)]
    if not places:
        where = (
            f"at {decision.article}, {decision.start}" if decision.article else "where it is no part of another name"
        )
        raise _NotAppliedError(f'"{text}" does not stand {where}.')
    known = state.entity(decision.entity, kind)
    raws = {d.article_id: d.raw for d in state.documents}
    added = [
        _of_kind(Mention(a, start, end, raws[a][start:end], kind, Form.NAME, known), state.kinds[known])
        for a, start, end in places
    ]
    before = {(m.article_id, m.start, m.end) for m in state.mentions if m.entity_id == known}
    touched = sum(place not in before for place in places)
    if not touched:
        raise _NotAppliedError(f'"{text}" is found there already.')
    # The analyst's name takes the place of what the machine found inside it or across its border.
    taken = {(a, at) for a, start, end in places for at in range(start, end)}
    outside = [m for m in state.mentions if not any((m.article_id, at) in taken for at in range(m.start, m.end))]
    state.mentions = [*outside, *added]
    return touched


def find_text(articles: Iterable[CleanArticle], text: str) -> list[Place]:
    """Where a name stands as whole words in the kept paragraphs, by article and place.

    A line may break inside the name, and its apostrophes may be straight or curly.
    """
    words = [re.sub("['’‘]", "['’‘]", re.escape(word)) for word in unicodedata.normalize("NFC", text).split()]
    between = r"\s+"
    pattern = re.compile(rf"(?<!\w){between.join(words)}(?!\w)")
    return sorted(
        (article.article_id, *match.span())
        for article in articles
        for paragraph in article.paragraphs
        for match in pattern.finditer(article.raw, paragraph.start, paragraph.end)
        if words
    )


def missed(places: Iterable[Place], mentions: Iterable[Mention]) -> list[Place]:
    """The places that are no part of a longer name that was found: "Berg" is not missed in "Anna Berg"."""
    names: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.form not in (Form.NOMINAL, Form.PRONOUN):
            names.setdefault(mention.article_id, []).append(mention)
    return [
        (a, start, end)
        for a, start, end in places
        if not any(m.start <= start and end <= m.end and end - start < m.end - m.start for m in names.get(a, ()))
    ]


def _known_kind(value: str | None) -> EntityKind:
    if value not in set(EntityKind):
        raise _NotAppliedError(f'"{value}" is no kind; there are {", ".join(EntityKind)}.')
    return EntityKind(value)


def _moved(state: _State, mention: Mention, entity_id: str) -> Mention:
    return replace(_of_kind(mention, state.kinds[entity_id]), entity_id=entity_id)


def _of_kind(mention: Mention, kind: EntityKind) -> Mention:
    """The mention as one of this kind. A name of a people has a form of its own, by which it is counted."""
    form = mention.form
    if kind is EntityKind.DEMONYM and form in COUNTED:
        form = Form.DEMONYM
    elif kind is not EntityKind.DEMONYM and form is Form.DEMONYM:
        form = Form.NAME
    return replace(mention, kind=kind, form=form)


_APPLY: dict[Action, Callable[[_State, Decision], int]] = {
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
