"""Who acts: how often a target does something or has something done to it, per article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.cast import Member
from dashboard.rows import each
from dashboard.theme import PAPER, Mode, figure

if TYPE_CHECKING:
    import plotly.graph_objects as go

_ROW = 60
_VERBS_SHOWN = 2  # more run over the edge on a phone
_BELOW = 22  # pixels from the middle of a bar to its verbs
_SIDES = (("patient", -1, "is acted on"), ("agent", 1, "acts"))


def agency(mentions: pd.DataFrame, articles: Sequence[Member], mode: Mode, picked: str | None = None) -> go.Figure:
    """Bars to the right: it acts; to the left: it is acted on; with the commonest verbs below.

    What is said as a fact is filled; what is denied or only possible, wanted or to come is hatched, at the bar's end,
    and its verbs stand with "not" or "may". `mentions` are rows of the table `target_mentions`. A bar's customdata is
    "role@article_id".
    """
    import plotly.graph_objects as go

    paper = PAPER[mode]
    fig = figure(mode, 70 + _ROW * len(articles))
    labels: list[dict[str, Any]] = []
    counted = counts(mentions)
    most = max((sum(verbs.values()) for verbs in counted.values()), default=1)
    for role, sign, said in _SIDES:
        shown = [a for a in articles if counted.get((a.article_id, role))]
        verbs = [counted[a.article_id, role] for a in shown]
        ids = [f"{role}@{a.article_id}" for a in shown]
        facts = [sum(n for verb, n in own.items() if not is_unreal(verb)) for own in verbs]
        totals = [sum(own.values()) for own in verbs]
        opacity = 1 if sign > 0 else 0.6
        for unreal in (False, True):
            sizes = [t - f if unreal else f for t, f in zip(totals, facts, strict=True)]
            keep = [n for n, size in enumerate(sizes) if size]
            fig.add_trace(
                go.Bar(
                    x=[sign * sizes[n] for n in keep],
                    base=[sign * facts[n] if unreal else 0 for n in keep],
                    y=[shown[n].letter for n in keep],
                    orientation="h",
                    customdata=[ids[n] for n in keep],
                    hoverinfo="text",
                    hovertext=[_hover(shown[n], said, verbs[n], sizes[n], unreal) for n in keep],
                    marker={
                        "color": [shown[n].colour for n in keep],
                        "opacity": opacity,
                        "pattern": {
                            "shape": "/" if unreal else "",
                            "fillmode": "replace",
                            "bgcolor": paper["ground"],
                            "size": 6,
                        },
                        "line": {
                            "color": [paper["ink"] if ids[n] == picked else shown[n].colour for n in keep],
                            "width": [3 if ids[n] == picked else 1 for n in keep],
                        },
                    },
                    width=0.4,
                    selected={"marker": {"opacity": opacity}},
                    unselected={"marker": {"opacity": opacity}},
                )
            )
        for article, own, total in zip(shown, verbs, totals, strict=True):
            named = ", ".join(verb for verb, _ in common(own)[:_VERBS_SHOWN])
            place = {"y": article.letter, "xanchor": "left" if sign > 0 else "right", "showarrow": False}
            font = {"size": 12.5, "color": paper["ink"]}
            labels.append({**place, "x": sign * total, "text": str(total), "font": font})
            below = {"x": 0, "xshift": 4 * sign, "yshift": -_BELOW}
            labels.append({**place, **below, "text": f"<i>{named}</i>", "font": font})
    heads = [
        {"x": x, "y": 1, "yref": "paper", "yshift": 20, "xanchor": anchor, "showarrow": False, "text": word}
        for x, word, anchor in ((-0.02 * most, "is acted on", "right"), (0.02 * most, "acts", "left"))
    ]
    middle = {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": paper["quiet"]}}
    fig.update_layout(annotations=[*labels, *heads], shapes=[middle])  # all at once: see tone.py
    fig.update_layout(barmode="overlay", margin={"l": 8, "r": 8, "t": 64, "b": 4})
    fig.update_xaxes(range=[-1.2 * most, 1.2 * most], visible=False, fixedrange=True)
    fig.update_yaxes(
        categoryorder="array",
        categoryarray=[a.letter for a in articles][::-1],
        range=[-0.7, len(articles) - 0.5],
        showgrid=False,
        fixedrange=True,
        tickfont={"size": 15, "color": paper["ink"]},
    )
    return fig


def counts(mentions: pd.DataFrame) -> dict[tuple[str, str], Counter[str]]:
    """For each (article, role agent or patient) its verbs as `worded` gives them, and how often."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in each(mentions):
        if row.role in ("agent", "patient"):
            found.setdefault((str(row.article_id), str(row.role)), Counter())[worded(row)] += 1
    return found


def worded(row: Any) -> str:
    """The verb of a mention: "build", denied "not build", possible, wanted or to come "may build"."""
    verb = row.verb if isinstance(row.verb, str) else "no verb"
    return f"{'may ' if row.modal else ''}{'not ' if row.negated else ''}{verb}"


def is_unreal(verb: str) -> bool:
    """Whether what `worded` gives is denied or only possible."""
    return verb.startswith(("may ", "not "))


def _hover(article: Member, said: str, verbs: Counter[str], n: int, unreal: bool) -> str:
    own = Counter({verb: k for verb, k in verbs.items() if is_unreal(verb) == unreal})
    how = ", denied or possible" if unreal else ""
    named = ", ".join(f"{verb} ({k})" for verb, k in common(own))
    return f"<b>{article.letter}</b> {said}{how}: {n}<br>{named}"


def common(verbs: Counter[str]) -> list[tuple[str, int]]:
    """Verbs by falling count, then by the alphabet."""
    return sorted(verbs.items(), key=lambda item: (-item[1], item[0]))


def alt(mentions: pd.DataFrame, articles: Sequence[Member], target: str) -> str:
    """The chart in words."""
    counted = counts(mentions)
    said = []
    for article in articles:
        words = []
        for role, _, what in reversed(_SIDES):
            verbs = counted.get((article.article_id, role), Counter())
            unreal = sum(k for verb, k in verbs.items() if is_unreal(verb))
            more = f", {unreal} of them denied or only possible" if unreal else ""
            words.append(f"{what} {sum(verbs.values())} times{more}")
        said.append(f"{article.letter}: {', '.join(words)}")
    return f"How often {target} acts or is acted on. " + "; ".join(said) + "."
