"""What the log may know of a fault: its kind and where it arose. Messages may hold an article's text or a key."""

from __future__ import annotations

import logging
import traceback


def logger(name: str) -> logging.Logger:
    """A log whose `exception` writes the kind and the place of a fault, and no message."""
    found = logging.getLogger(name)
    if not any(isinstance(f, _WithoutMessages) for f in found.filters):
        found.addFilter(_WithoutMessages())
    return found


class _WithoutMessages(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text, record.exc_info = _place(record.exc_info[1]), None
        return True


def _place(error: BaseException) -> str:
    """The kind of a fault and the calls that led to it, the innermost last."""
    calls = [f"  {f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    return "\n".join([*calls, type(error).__name__])
