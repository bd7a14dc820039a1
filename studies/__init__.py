"""The keeping of studies: in a database, with their history, behind keys that nobody can guess. No streamlit here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studies.errors import LinkNotFoundError, ReadOnlyLinkError, StudyConflictError
from studies.records import Kept, Keys, Kind, Link, Listed, Revision

if TYPE_CHECKING:
    from studies.store import Store

__all__ = [
    "Kept",
    "Keys",
    "Kind",
    "Link",
    "LinkNotFoundError",
    "Listed",
    "ReadOnlyLinkError",
    "Revision",
    "StudyConflictError",
    "open_store",
]


def open_store(url: str | None = None) -> Store:
    """The store in the database at `url`, else where `PARALLAX_DATABASE` says. See `studies.store.open_store`."""
    from studies import store  # brings the database's library along: late

    return store.open_store(url)
