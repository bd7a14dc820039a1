"""What the environment sets: every name that starts with PARALLAX_, its default, what it takes, and its check.

Read when asked for, never kept: a program's settings are those of its environment. Nothing of Parallax is imported
here but its errors, so every part may ask.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from analysis.errors import AnalysisError

_T = TypeVar("_T")
_PREFIX = "PARALLAX_"
_SWITCH = {**dict.fromkeys(("on", "1", "true", "yes"), True), **dict.fromkeys(("off", "0", "false", "no"), False)}
_DATABASE = re.compile(r"(?:postgres(?:ql)?|sqlite)(?:\+\w+)?://", re.IGNORECASE)


class SettingError(AnalysisError):
    """A setting with a value that it does not take, or a name that is none. The value is not repeated: see `check`."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[_T]):
    """One setting. `shown` is the default in words; `takes` says which values are allowed, `meaning` what it does."""

    name: str
    default: _T
    read: Callable[[str], _T]  # raises ValueError
    shown: str
    takes: str
    meaning: str

    @property
    def value(self) -> _T:
        """What the environment says, else the default. Raises `SettingError` where it says something else."""
        asked = os.environ.get(self.name, "").strip()
        if not asked:
            return self.default
        try:
            return self.read(asked)
        except ValueError:
            raise self.wrong() from None

    def wrong(self) -> SettingError:
        """The error for a value that is none, for whoever finds out later than `read` does."""
        return SettingError(f"{self.name} has a value that it does not take.", f"It takes {self.takes}.")


def _switch(asked: str) -> bool:
    if asked.lower() not in _SWITCH:
        raise ValueError
    return _SWITCH[asked.lower()]


def _whole_number(asked: str) -> int:
    if not asked.isascii() or not asked.isdecimal():
        raise ValueError
    return int(asked)


def _database(asked: str) -> str:
    if not _DATABASE.match(asked):
        raise ValueError
    return asked


def _log(asked: str) -> str:
    if asked.lower() not in {"text", "json"}:
        raise ValueError
    return asked.lower()


HOME = Setting(
    "PARALLAX_HOME",
    Path(__file__).resolve().parent / ".parallax",
    Path,
    "`.parallax` beside the program",
    "a folder that can be written to",
    "where Parallax keeps what it must: results, and studies where no database is named",
)
DATABASE: Setting[str | None] = Setting(
    "PARALLAX_DATABASE",
    None,
    _database,
    "`studies.sqlite3` in `PARALLAX_HOME`",
    "postgresql://name:password@host/database or sqlite:////folder/studies.sqlite3",
    "the database that studies are kept in",
)
CACHE_MB = Setting(
    "PARALLAX_CACHE_MB",
    512,
    _whole_number,
    "512",
    "a whole number of megabytes",
    "room on disk for results; those used longest ago go first and are found anew when asked for",
)
FETCH = Setting(
    "PARALLAX_FETCH",
    True,
    _switch,
    "on",
    "on or off",
    "whether articles may be fetched from addresses and feeds",
)
SIGN_IN = Setting(
    "PARALLAX_SIGN_IN",
    False,
    _switch,
    "off",
    "on or off",
    "whether people sign in by OpenID Connect; `.streamlit/secrets.toml` says with whom",
)
EPHEMERAL = Setting(
    "PARALLAX_EPHEMERAL",
    False,
    _switch,
    "off",
    "on or off",
    "says on the page *Studies* that what is kept here does not last; for hosts whose disk is wiped",
)
LOG = Setting(
    "PARALLAX_LOG",
    "text",
    _log,
    "text",
    "text or json",
    "lines for people, or one JSON object a line; json needs `serve.py`",
)
ALL: tuple[Setting[Any], ...] = (HOME, DATABASE, CACHE_MB, FETCH, SIGN_IN, EPHEMERAL, LOG)


def check() -> None:
    """Raise `SettingError` for the first setting with a wrong value, and for a name that is none.

    Values are not repeated, they may hold a password.
    """
    known = {setting.name for setting in ALL}
    for name in sorted(os.environ):
        if name.startswith(_PREFIX) and name not in known:
            raise SettingError(f"There is no setting {name}.", f"There are {', '.join(s.name for s in ALL)}.")
    for setting in ALL:
        _ = setting.value
