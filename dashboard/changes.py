"""What was changed between two states of a study, in words for its history. Pure: no streamlit here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from analysis.decisions import Action
from analysis.study import Study
from dashboard.words import count, listed, sentence

_SHOWN = 3  # names; more are counted
_NAMES: Mapping[Action, str] = {
    Action.MERGE: "made one of two names",
    Action.APART: "told two names apart",
    Action.SPLIT: "split mentions off a name",
    Action.RENAME: "changed a name to",
    Action.KIND: "changed the kind of a name",
    Action.DROP: "took out what is no name",
    Action.ADD: "added the name",
}


def told(before: Study, after: Study) -> str:
    """One line for what makes `after` of `before`."""
    said = [f"renamed the study “{after.title}”"] if after.title != before.title else []
    said += _things("article", _articles(before), _articles(after))
    said += _things("target", _targets(before), _targets(after))
    said += _things("frame", _frames(before), _frames(after))
    back, out = after.restored - before.restored, before.restored - after.restored
    said += [f"put {count(len(back), 'removed passage')} back"] if back else []
    said += [f"took {count(len(out), 'passage')} out again"] if out else []
    said += _of_names(before, after) or _corrections("names", before.decisions, after.decisions)
    said += _corrections("statements or passages", before.recodings, after.recodings)
    return sentence(listed(said)) if said else "Changed something small"


def _articles(study: Study) -> dict[str, tuple[str, object]]:
    return {a.article_id: (a.title or a.article_id, a) for a in study.articles}


def _targets(study: Study) -> dict[str, tuple[str, object]]:
    return {t.target_id: (t.name, t) for t in study.targets}


def _frames(study: Study) -> dict[str, tuple[str, object]]:
    return {f.frame_id: (f.name, f) for f in study.codebook}


def _things(noun: str, before: Mapping[str, tuple[str, object]], after: Mapping[str, tuple[str, object]]) -> list[str]:
    """What happened to things with ids, each with its name and itself."""
    ways = {
        "added": [name for i, (name, _) in after.items() if i not in before],
        "took out": [name for i, (name, _) in before.items() if i not in after],
        "changed": [name for i, (name, thing) in after.items() if i in before and before[i][1] != thing],
    }
    return [f"{way} {_named(noun, names)}" for way, names in ways.items() if names]


def _named(noun: str, names: Sequence[str]) -> str:
    if len(names) > _SHOWN:
        return count(len(names), noun)
    return f"the {noun if len(names) == 1 else f'{noun}s'} {listed([f'“{name}”' for name in names])}"


def _of_names(before: Study, after: Study) -> list[str]:
    """The one correction of names that was made, if it is one: what it does, and the name where one was typed."""
    earlier = len(before.decisions)
    if len(after.decisions) <= earlier or after.decisions[:earlier] != before.decisions:
        return []
    made = {replace(d, article=None, start=None) for d in after.decisions[earlier:]}  # of one correction in some places
    if len(made) > 1:
        return []
    (one,) = made
    typed = {Action.RENAME: one.value, Action.ADD: one.text}.get(one.action)
    return [_NAMES[one.action] + (f" “{typed}”" if typed else "")]


def _corrections(of: str, before: Iterable[Hashable], after: Iterable[Hashable]) -> list[str]:
    was, now = Counter(before), Counter(after)
    made, undone = (now - was).total(), (was - now).total()
    said = [f"made {count(made, 'correction')} of {of}"] if made else []
    return said + ([f"undid {count(undone, 'correction')} of {of}"] if undone else [])
