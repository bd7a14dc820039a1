"""The log as lines of JSON: what happened, where and how long it took; never what somebody wrote or a key.

Messages of our own are written in full: they are made not to hold text. Of the libraries under the server the
template of a message is written without what was filled in (an address, a query string, a value); of all others, which
may quote an article's text, only who spoke, how loudly and where. Of a fault its kind and place, never its message.
"""

from __future__ import annotations

import contextvars
import hashlib
import json
import logging
import sys
import threading
import traceback
from datetime import UTC, datetime
from types import TracebackType

OWN = frozenset({"analysis", "dashboard", "fetching", "hosting", "reporting", "studies"})
_SERVER = frozenset({"alembic", "asyncio", "sqlalchemy", "starlette", "streamlit", "uvicorn", "websockets"})
_EXTRAS = ("method", "path", "status", "page", "seconds")  # what a record may carry besides its message
REQUEST_ID: contextvars.ContextVar[str | None] = contextvars.ContextVar("request_id", default=None)


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
            "request": REQUEST_ID.get(),
            "session": _session(),
            **{name: getattr(record, name, None) for name in _EXTRAS},
            "fault": _fault(record),
        }
        return json.dumps({name: value for name, value in said.items() if value is not None}, ensure_ascii=False)


def set_up() -> None:
    """Send every log of this process to standard error as lines of JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    for name in OWN:
        logging.getLogger(name).setLevel(logging.INFO)
    logging.captureWarnings(True)
    _take_over_streamlit()
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    logging.getLogger("uvicorn.access").disabled = True  # hosting.requests writes them down
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _take_over_streamlit() -> None:
    """Streamlit gives each of its loggers a handler of its own, also those made later: they shall use the root's."""
    from streamlit import logger as streamlit_logs

    def through_root(logger: logging.Logger) -> None:
        for handler in [h for h in logger.handlers if h is getattr(logger, "streamlit_console_handler", None)]:
            logger.removeHandler(handler)
        logger.propagate = True

    streamlit_logs.setup_formatter = through_root
    streamlit_logs.update_formatter()


def _message(record: logging.LogRecord) -> str | None:
    speaker = record.name.split(".")[0]
    if speaker in OWN:
        return record.getMessage()
    return str(record.msg) if speaker in _SERVER else None


def _session() -> str | None:
    """Which visit a page was drawn for: a digest, since the id itself opens its uploads."""
    if "streamlit" not in sys.modules:
        return None
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    context = get_script_run_ctx(suppress_warning=True)
    return hashlib.sha256(context.session_id.encode()).hexdigest()[:8] if context else None


def _fault(record: logging.LogRecord) -> list[str] | None:
    """Where a fault arose, the innermost call last, then its kind; the filter of `dashboard.faults` has put it so."""
    if record.exc_info and record.exc_info[1] is not None:
        error = record.exc_info[1]
        calls = traceback.extract_tb(error.__traceback__)
        return [*(f"{c.filename}:{c.lineno} in {c.name}" for c in calls), type(error).__name__]
    if record.exc_text and record.name.split(".")[0] in OWN:
        return [line.strip() for line in record.exc_text.splitlines()]
    if record.name.split(".")[0] not in OWN | _SERVER:
        return [f"{record.pathname}:{record.lineno} in {record.funcName}"]
    return None


def _uncaught(kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
    if error is not None and not issubclass(kind, SystemExit | KeyboardInterrupt):
        logging.getLogger(__name__).critical("Nobody caught a fault", exc_info=(kind, error, where))
