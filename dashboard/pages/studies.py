"""Studies."""

from dashboard import parts
from dashboard.cache import Opened


def show(found: Opened) -> None:
    """Draw."""
    parts.lede("Studies")
