"""Moments as words."""

from __future__ import annotations

from datetime import datetime


def moment(when: datetime) -> str:
    """ "22 Nov 2026, 08:14 UTC": the same for everybody who looks at a study."""
    return f"{when.day} {when:%b %Y, %H:%M} UTC"
