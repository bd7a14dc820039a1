"""Three-way merge of a study that two people changed at the same time.

Title, targets, frames and articles are compared one by one with the state that both began from: what only one of them
changed is taken as changed. Text put back is a set, decisions are a list that grows: both sides' are taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from analysis.ids import unique
from analysis.recoding import Recoding
from analysis.study import Study
from analysis.types import Article, Frame, Target

_T = TypeVar("_T")
_LABEL = 60  # characters of a title in a message


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: the study, with `mine` where both changed the same, and these `conflicts` in words."""

    study: Study
    conflicts: tuple[str, ...]


def merge(base: Study, theirs: Study, mine: Study) -> Merged:
    """What both made of `base`. Decisions stand in the order theirs, mine; later ones are applied later."""
    if theirs == base:
        return Merged(mine, ())
    if mine in (base, theirs):
        return Merged(theirs, ())
    mine = _apart(base, theirs, mine)
    conflicts: list[str] = []
    title = _one(base.title, theirs.title, mine.title, "the title", conflicts)
    study = Study(
        title=title if title is not None else mine.title,
        articles=_by_id(base.articles, theirs.articles, mine.articles, _article, conflicts),
        skipped=_grown(base.skipped, theirs.skipped, mine.skipped),
        targets=_by_id(base.targets, theirs.targets, mine.targets, _target, conflicts),
        codebook=_by_id(base.codebook, theirs.codebook, mine.codebook, _frame, conflicts),
        restored=(theirs.restored | (mine.restored - base.restored)) - (base.restored - mine.restored),
        decisions=_grown(base.decisions, theirs.decisions, mine.decisions),
        recodings=_grown(base.recodings, theirs.recodings, mine.recodings),
    )
    return Merged(study, tuple(conflicts))


def _one(base: _T | None, theirs: _T | None, mine: _T | None, name: str, conflicts: list[str]) -> _T | None:
    """One thing; None = it is not there. Mine where both changed it, which is then a conflict."""
    if mine in (base, theirs):
        return theirs
    if theirs != base:
        conflicts.append(name)
    return mine


def _by_id(
    base: Sequence[_T],
    theirs: Sequence[_T],
    mine: Sequence[_T],
    named: Callable[[_T], tuple[str, str]],
    conflicts: list[str],
) -> tuple[_T, ...]:
    """A list of things with ids; `named` gives a thing's id and what to call it."""
    was, their, my = ({named(x)[0]: x for x in side} for side in (base, theirs, mine))
    before, after = [i for i in was if i in their], [i for i in their if i in was]
    leading, other = (my, their) if before == after else (their, my)
    order = [*leading, *(i for i in other if i not in leading)]
    found = []
    for each in order:
        sides = (was.get(each), their.get(each), my.get(each))
        name = next(named(x)[1] for x in reversed(sides) if x is not None)
        one = _one(*sides, name, conflicts)
        if one is not None:
            found.append(one)
    # Where mine leads, additions of theirs still come before mine: the list grows at its end.
    added = [x for x in found if named(x)[0] not in was]
    kept = [x for x in found if named(x)[0] in was]
    return (*kept, *sorted(added, key=lambda x: named(x)[0] not in their))


def _grown(base: Sequence[_T], theirs: Sequence[_T], mine: Sequence[_T]) -> tuple[_T, ...]:
    """A list that grows at its end and from which things are taken: theirs without what I took, then what I added."""
    taken = Counter(base) - Counter(mine)
    found = []
    for each in theirs:
        if taken[each]:
            taken[each] -= 1
        else:
            found.append(each)
    both = Counter(theirs) - Counter(base)  # what both added counts once
    known = Counter(base)
    for each in mine:
        if known[each]:
            known[each] -= 1
        elif both[each]:
            both[each] -= 1
        else:
            found.append(each)
    return tuple(found)


def _apart(base: Study, theirs: Study, mine: Study) -> Study:
    """Mine, with other ids for articles that I added under an id under which they added another one."""
    was = {a.article_id for a in base.articles}
    their = {a.article_id: a for a in theirs.articles if a.article_id not in was}
    clash = [a.article_id for a in mine.articles if their.get(a.article_id, a) != a]
    if not clash:
        return mine
    taken = list(dict.fromkeys(a.article_id for a in (*theirs.articles, *base.articles, *mine.articles)))
    ids: Mapping[str, str] = dict(zip(clash, unique([*taken, *clash])[len(taken) :], strict=True))
    return replace(
        mine,
        articles=tuple(replace(a, article_id=ids.get(a.article_id, a.article_id)) for a in mine.articles),
        restored=frozenset((ids.get(a, a), start, end) for a, start, end in mine.restored),
        decisions=tuple(replace(d, article=ids.get(d.article or "", d.article)) for d in mine.decisions),
        recodings=tuple(_moved(r, ids) for r in mine.recodings),
    )


def _moved(recoding: Recoding, ids: Mapping[str, str]) -> Recoding:
    """The recoding with the articles' other ids in the ids of its sentences and its passage."""

    def place(text: str) -> str:
        article, colon, where = text.rpartition(":")
        return f"{ids.get(article, article)}{colon}{where}"

    passage = recoding.passage and "@".join(place(side) for side in recoding.passage.split("@"))
    return replace(recoding, sentences=tuple(map(place, recoding.sentences)), passage=passage)


def _article(article: Article) -> tuple[str, str]:
    return article.article_id, f"the article “{(article.title or article.article_id)[:_LABEL]}”"


def _target(target: Target) -> tuple[str, str]:
    return target.target_id, f"the target “{target.name[:_LABEL]}”"


def _frame(frame: Frame) -> tuple[str, str]:
    return frame.frame_id, f"the frame “{frame.name[:_LABEL]}”"
