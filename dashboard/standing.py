"""What the visitor may do with the study that is shown, in a line below the header."""

from __future__ import annotations

from dashboard import parts
from dashboard.cache import Opened


def show(found: Opened) -> None:
    """Say it where the study is somebody's and a change would not go into it."""
    if (words := standing(found)) is not None:
        parts.note(words)


def standing(found: Opened) -> str | None:
    """The line, None for a shipped study and for one that may be changed."""
    if found.kept is None or found.may_edit:
        return None
    if found.is_snapshot:
        return (
            f"A snapshot: the study as it stood at revision {found.kept.revision}, with the results of then. It does "
            "not change any more; what you change makes a copy of your own."
        )
    return "View only: this link shows the study as it is now. What you change makes a copy of your own."
