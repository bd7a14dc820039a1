"""The name that is put right: its mentions, how it is written, and which other names it could be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from analysis.decisions import Action, Decision
from analysis.names import same_name
from analysis.types import Entity, Form, Mention
from dashboard import corrections, naming
from dashboard.components import ticks
from dashboard.pages.entities.names import Names
from dashboard.words import count, listed, number, sentence

_ALL = "all"
_SPELLINGS = 6  # named in the line of facts


@dataclass(frozen=True)
class Chosen:
    """An entity with all its mentions, whichever articles are switched on: a correction holds in all of them."""

    names: Names
    entity: Entity
    mentions: tuple[Mention, ...]

    @classmethod
    def of(cls, names: Names) -> Chosen | None:
        """The chosen entity, None where none is chosen."""
        analysis = names.frame.analysis
        entity = next((e for e in analysis.entities if e.entity_id == names.entity), None)
        if entity is None:
            return None
        return cls(names, entity, tuple(m for m in analysis.mentions if m.entity_id == entity.entity_id))

    @cached_property
    def written(self) -> dict[str, int]:
        """How often it is written how, the most common first; noun phrases and pronouns left out."""
        counted = Counter(m.text for m in self.mentions if m.form not in (Form.NOMINAL, Form.PRONOUN))
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    @property
    def times(self) -> int:
        return sum(self.written.values())

    @property
    def facts(self) -> str:
        """Kind, mentions, articles and spellings in a line."""
        frame = self.names.frame
        letters = [m.letter for a, m in frame.cast.items() if any(own.article_id == a for own in self.mentions)]
        named = f"{count(self.times, 'mention')} by name in {listed(letters)}"
        words = f"{sentence(corrections.KIND[self.entity.kind])}, {named}. "
        ways = [f"“{_plain(text)}” ({times})" for text, times in self.written.items()]
        more = f" and {number(len(ways) - _SPELLINGS)} more ways" if len(ways) > _SPELLINGS else ""
        return words + f"Written {', '.join(ways[:_SPELLINGS])}{more}."

    @cached_property
    def others(self) -> dict[str, str]:
        """All other entities by id, as they stand in a menu: those of the likest names first, then the most named."""
        entities = [e for e in self.names.frame.analysis.entities if e.entity_id != self.entity.entity_id]
        score = {e.entity_id: same_name(self.entity.name, e.name).score for e in entities}
        entities.sort(key=lambda e: (-max(score[e.entity_id], 0.5), -e.mentions, e.name, e.entity_id))
        return {e.entity_id: f"{e.name} · {e.kind} · {e.mentions}" for e in entities}

    @property
    def about(self) -> str:
        """What the ticks in its list are about: this entity in this version of the study."""
        return f"{self.names.frame.version} {self.entity.entity_id}"

    def scope(self, key: str, *, whole: bool = True) -> str | None:
        """Ask which of its mentions are meant: all (where `whole`) or one spelling. What is ticked goes before it."""
        if ticked := ticks.ticked(self.about):
            st.caption(f"This is about the {count(len(ticked), 'mention')} that you ticked below.")
            return None
        options = {_ALL: f"all of its mentions ({self.times})"} if whole else {}
        options |= {f"as {text}": f"those written “{_plain(text)}” ({times})" for text, times in self.written.items()}
        return st.selectbox(
            "Which of its mentions",
            list(options),
            index=0 if whole else None,
            key=f"{key}_{self.entity.entity_id}",
            format_func=lambda o: options.get(o, str(o)),
            placeholder="choose a spelling here, or tick mentions below",
            help="To put single mentions right, tick them below.",
            width=420,
        )

    def decisions(self, scope: str | None, action: Action, value: str | None = None) -> list[Decision]:
        """The decisions that say this of what is ticked, else of the mentions in scope; none where there is neither."""
        if places := ticks.ticked(self.about):
            return [Decision(action, self.entity.entity_id, value, article=a, start=start) for a, start in places]
        if scope is None:
            return []
        text = None if scope == _ALL else scope.removeprefix("as ")
        return [Decision(action, self.entity.entity_id, value, text=text)]

    def show_mentions(self) -> None:
        """Its places with their words around them, to be ticked."""
        frame = self.names.frame
        lines = naming.lines(frame, self.names.own)
        ticks.show(frame, lines, f"Where {self.entity.name} stands", self.about, "put_right_mentions")


def _plain(text: str) -> str:
    return " ".join(text.split())
