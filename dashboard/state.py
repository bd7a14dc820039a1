"""The session's view: adopted from the address bar, changed by callbacks, published back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import streamlit as st

from analysis.errors import AnalysisError
from analysis.study import Study
from dashboard import cache, link
from dashboard.cache import Opened
from dashboard.changes import told
from dashboard.link import View
from dashboard.signing import person

if TYPE_CHECKING:
    from studies import Listed, StudyConflictError

_T = TypeVar("_T")
Change: TypeAlias = str | Sequence[str] | None

_VIEW = "parallax_view"  # the session's view, the one truth; widgets and the address bar only show it
_SAID = "parallax_said"  # the view that the address bar stands for
_ADDRESS = "parallax_address"  # its query string when last looked at
_OWN = "parallax_own_studies"  # edit keys of this visit
_SEEN = "parallax_seen"
_UNSAVED = "parallax_unsaved"
_NOTE = "parallax_note"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A change on its way into the store: of which study, made of which revision, what it is, what to show then.

    `problem` says why it is not there.
    """

    key: str
    study: Study
    seen: int
    what: str
    page: str
    changes: Mapping[str, Change] = field(default_factory=dict)
    problem: StudyConflictError | None = None


def current(way_in: str) -> View:
    """The view of this run; `way_in` is the page of the path, for links that name none.

    The address bar wins where it says something new (a link, Back); else the session's own view, which callbacks have
    changed.
    """
    asked = st.query_params.to_dict()
    if _VIEW not in st.session_state or asked != st.session_state[_ADDRESS]:
        st.session_state[_VIEW] = st.session_state[_SAID] = link.parse({"page": way_in, **asked})
        st.session_state[_ADDRESS] = asked
    return st.session_state[_VIEW]  # type: ignore[no-any-return]


def publish(view: View) -> None:
    """Let the address bar say the session's view; it is left alone where it says so already.

    `view` is the session's view with the study named, which a bare address leaves out.
    """
    if st.session_state[_VIEW] != st.session_state[_SAID]:
        st.query_params.from_dict(link.serialise(view))
        st.session_state[_VIEW] = st.session_state[_SAID] = view
        st.session_state[_ADDRESS] = st.query_params.to_dict()


def change(**changes: Change) -> None:
    """Change the view; for callbacks, which run before the page does."""
    st.session_state[_VIEW] = link.change(st.session_state[_VIEW], **changes)


def go(page: str, **changes: Change) -> None:
    """Open another page with the view changed; for callbacks."""
    change(page=page)
    change(**changes)


# -- studies -----------------------------------------------------------------------------------------------------------


def saw(found: Opened) -> None:
    """Remember which state of which study the visitor sees: what is changed on the page is a change of that state."""
    st.session_state[_SEEN] = found
    if found.may_edit:
        remember(found.key)


def open_study(made: Study, page: str = "overview", what: str | None = None, **changes: Change) -> bool:
    """Keep a new study and open it, with nothing chosen but `changes`; for callbacks.

    `what` says in the history how it came about. Returns whether it could be kept; the page says where it could not.
    """
    key = _create(made, what or "Made")
    if key is not None:
        _open(key, page, **changes)
    return key is not None


def save_study(made: Study, what: str | None = None, page: str | None = None, **changes: Change) -> Study | None:
    """Keep a change of the study that is shown, and show `page` (else the same one) with `changes`; for callbacks.

    A study that the visitor may not change is copied, and the copy opened. `what` says in the history what was done;
    None = told from the change itself. Returns the study as it is kept, with what others have changed meanwhile; None
    where it could not be kept, which the page then says.
    """
    seen: Opened = st.session_state[_SEEN]
    what = what or told(seen.study, made)
    page = page or st.session_state[_VIEW].page
    if seen.kept is None or not seen.may_edit:
        key = _create(made, f"A copy of “{seen.study.title}”: {what[:1].lower()}{what[1:]}")
        if key is None:
            return None
        _open(key, page, **changes)
        return made
    return _save(Unsaved(seen.key, made, seen.kept.revision, what, page, changes), insist=False)


def insist() -> None:
    """Keep the change that ran into somebody else's after all; for callbacks."""
    if (unsaved := unsaved_change()) is not None:
        _save(unsaved, insist=True)


def give_way() -> None:
    """Let go of the change that ran into somebody else's; for callbacks."""
    st.session_state.pop(_UNSAVED, None)


def unsaved_change() -> Unsaved | None:
    """The change that could not be kept, if there is one."""
    found: Unsaved | None = st.session_state.get(_UNSAVED)
    return found


def told_once() -> str | None:
    """What the visitor must know about the last change, once."""
    said: str | None = st.session_state.pop(_NOTE, None)
    return said


def note(words: str) -> None:
    """Say this on the next page; for callbacks."""
    st.session_state[_NOTE] = words


def attempt(work: Callable[[], _T]) -> _T | None:
    """Do something with the store; where it cannot be done, the next page says why and None is returned."""
    try:
        return work()
    except AnalysisError as error:
        note(str(error))
        return None


def _save(change: Unsaved, insist: bool) -> Study | None:
    from studies import StudyConflictError

    try:
        kept = cache.store().save(change.key, change.study, change.seen, change.what, insist=insist)
    except StudyConflictError as error:
        st.session_state[_UNSAVED] = replace(change, problem=error)
        return None
    except AnalysisError as error:
        note(f"Not saved. {error}")
        return None
    give_way()
    if kept.revision > change.seen + 1:
        meanwhile = [r.what for r in cache.store().history(change.key)[change.seen : kept.revision - 1]]
        note(f"Somebody else has changed this study meanwhile ({'; '.join(meanwhile)}). Both changes are in it.")
    _open(change.key, change.page, **change.changes)
    return kept.study


def _create(made: Study, what: str) -> str | None:
    """Keep a new study of the visitor's; returns its edit key, None where it could not be kept, which is then said."""
    keys = attempt(lambda: cache.store().create(made, what, owner=person()))
    if keys is None:
        return None
    remember(keys.edit)
    return keys.edit


def _open(key: str, page: str, **changes: Change) -> None:
    nothing: dict[str, Change] = {"target": None, "articles": (), "article": None, "sentence": None}
    go(page, **{**nothing, **changes, "study": key})


def remember(key: str) -> None:
    """Count a key among those of this visit."""
    own = st.session_state.setdefault(_OWN, [])
    if key not in own:
        own.append(key)


def forget(key: str) -> None:
    """Take a key from those of this visit."""
    if key in (own := st.session_state.get(_OWN, [])):
        own.remove(key)


def own_studies() -> list[Listed]:
    """The studies of this person, else of this visit: those made or opened by their edit link."""
    keys: list[str] = st.session_state.get(_OWN, [])
    found = cache.store().of_person(who) if (who := person()) else []
    known = {one.key for one in found}
    more = cache.store().at_keys(key for key in keys if key not in known) if keys else []
    return [*found, *more]


def studies(shown: Opened) -> dict[str, str]:
    """The titles of the studies to choose from, by key: the shipped ones, the visitor's own, and the one shown."""
    shipped = {key: found.study.title for key in cache.shipped_studies() if (found := cache.opened(key)) is not None}
    own = {one.key: one.title for one in own_studies() if not one.archived}
    if shown.key not in shipped:
        own.setdefault(shown.key, shown.study.title)
    of_story = set(shipped.values())
    return {**shipped, **{key: f"Yours: {title}" if title in of_story else title for key, title in own.items()}}
