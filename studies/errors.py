"""What can go wrong with a study that is kept, in words for its reader. No message holds a key or an article's text."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.errors import StudyError


class LinkNotFoundError(StudyError):
    """A key that opens nothing: never given out, revoked, or its study was deleted. Which of them is not told."""

    def __init__(self) -> None:
        super().__init__(
            "There is no study at this link.",
            "The link may have been revoked, or the study deleted. Ask whoever sent it for another one.",
        )


class ReadOnlyLinkError(StudyError):
    """A key that may not do what was asked of it: a view link writes nothing, and some things are the owner's."""


class StudyConflictError(StudyError):
    """Two people changed the same thing differently. Nothing was saved, and nothing is lost.

    `parts` are the things in question, in words; `meanwhile` is what the others did since, the newest last.
    """

    def __init__(self, parts: Sequence[str], meanwhile: Sequence[str]) -> None:
        self.parts, self.meanwhile = tuple(parts), tuple(meanwhile)
        super().__init__(
            f"Somebody else changed {_listed(self.parts)} at the same time.",
            f"Meanwhile: {'; '.join(self.meanwhile)}." if self.meanwhile else None,
        )


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
