"""Framing."""

from __future__ import annotations

from dashboard import parts
from dashboard.frame import Frame


def show(frame: Frame) -> None:
    """Draw the page."""
    parts.lede(f"{frame.study.title}: {len(frame.on)} articles")
