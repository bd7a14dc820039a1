"""What the store hands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from analysis.study import Study


class Kind(StrEnum):
    """What a link is for."""

    EDIT = "edit"
    VIEW = "view"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True)
class Keys:
    """The two keys that a new study is given."""

    edit: str
    view: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A study as it was found at a key, at one of its revisions.

    `fingerprint` is the study's own. `owner` is whose it is, None where it belongs to whoever has the edit link. The
    times are UTC. `version` is the program that made a snapshot's results, None for what is no snapshot.
    """

    study: Study
    revision: int
    kind: Kind
    fingerprint: str
    archived: bool
    owner: str | None
    created: datetime
    changed: datetime
    version: str | None = None

    @property
    def may_edit(self) -> bool:
        """Whether the key may change the study."""
        return self.kind is Kind.EDIT


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of a study: its number (from 1), when it was made (UTC), and what was done, in words.

    `reverted_to` is the revision whose state was taken up again, None for every other change.
    """

    number: int
    when: datetime
    what: str
    reverted_to: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A key to a study that is not revoked; of a snapshot, `revision` is the one that was frozen."""

    key: str
    kind: Kind
    created: datetime
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A study in a list, with a key that opens it."""

    key: str
    kind: Kind
    title: str
    archived: bool
    created: datetime
    changed: datetime
    revision: int
