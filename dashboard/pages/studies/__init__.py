"""Studies: the one that is shown, with its links and its history, and all that are the visitor's."""

from __future__ import annotations

from dashboard import parts, signing, state
from dashboard.cache import Opened
from dashboard.pages.studies import history, lists, one, sharing
from dashboard.standing import standing
from dashboard.words import count, sentence


def show(found: Opened) -> None:
    """Draw the page. It needs no analysis, so it opens also while one is going on."""
    own = state.own_studies()
    parts.lede(_lede(found), _aside(found, len(own)))
    left, right = parts.two_columns(1.2)
    with left:
        one.show(found)
        sharing.show(found)
        history.show(found)
    with right:
        lists.show(found, own)


def _lede(found: Opened) -> str:
    study = found.study
    return f"{study.title}: {count(len(study.articles), 'article')}, {count(len(study.targets), 'target')}."


def _aside(found: Opened, own: int) -> str:
    if found.kept is None:
        said = "The story that comes with Parallax. It stays as it is: what you change makes a study of your own."
    else:
        said = standing(found) or "A study that you can change. Every change is kept at once, with its time."
    if signing.person() is not None:
        return f"{said} {sentence(count(own, 'study'))} of yours."
    return said
