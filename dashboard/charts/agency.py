"""Who acts: how often a target does something or has something done to it, per article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.cast import Member
from dashboard.rows import each
from dashboard.theme import PAPER, Mode, figure

if TYPE_CHECKING:
    import plotly.graph_objects as go

_ROW = 58
_VERBS_SHOWN = 3


def agency(mentions: pd.DataFrame, articles: Sequence[Member], mode: Mode, picked: str | None = None) -> go.Figure:
    """Bars to the right: it acts; to the left: it is acted on; with the commonest verbs. n = mentions with a role.

    `mentions` are rows of the table `target_mentions`. A bar's customdata is "role@article_id".
    """
    import plotly.graph_objects as go

    paper = PAPER[mode]
    fig = figure(mode, 70 + _ROW * len(articles))
    counted = counts(mentions)
    most = max((sum(verbs.values()) for verbs in counted.values()), default=1)
    for role, sign in (("patient", -1), ("agent", 1)):
        x, y, colours, ids, hovers, widths, texts = [], [], [], [], [], [], []
        for article in articles:
            verbs = counted.get((article.article_id, role), Counter())
            n = sum(verbs.values())
            if not n:
                continue
            x.append(sign * n)
            y.append(article.letter)
            colours.append(article.colour)
            ids.append(f"{role}@{article.article_id}")
            widths.append(3 if picked == ids[-1] else 0)
            named = ", ".join(f"{verb} ({k})" for verb, k in common(verbs))
            hovers.append(f"<b>{article.letter}</b> {'acts' if sign > 0 else 'is acted on'}: {n}<br>{named}")
            shown = ", ".join(verb for verb, _ in common(verbs)[:_VERBS_SHOWN])
            texts.append(f"{n}  <i>{shown}</i>" if sign > 0 else f"<i>{shown}</i>  {n}")
        fig.add_trace(
            go.Bar(
                x=x,
                y=y,
                orientation="h",
                customdata=ids,
                hoverinfo="text",
                hovertext=hovers,
                text=texts,
                textposition="outside",
                textfont={"size": 12.5, "color": paper["ink"]},
                cliponaxis=False,
                marker={
                    "color": colours,
                    "opacity": 1 if sign > 0 else 0.6,
                    "line": {"color": paper["ink"], "width": widths},
                },
                width=0.5,
                selected={"marker": {"opacity": 1 if sign > 0 else 0.6}},
                unselected={"marker": {"opacity": 1 if sign > 0 else 0.6}},
            )
        )
    heads = [
        {"x": x, "y": 1, "yref": "paper", "yshift": 20, "xanchor": anchor, "showarrow": False, "text": word}
        for x, word, anchor in ((-0.02 * most, "is acted on", "right"), (0.02 * most, "acts", "left"))
    ]
    middle = {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": paper["quiet"]}}
    fig.update_layout(annotations=heads, shapes=[middle])
    fig.update_layout(barmode="overlay", margin={"l": 8, "r": 8, "t": 64, "b": 4})
    fig.update_xaxes(range=[-2.1 * most, 2.1 * most], visible=False, fixedrange=True)
    fig.update_yaxes(
        categoryorder="array",
        categoryarray=[a.letter for a in articles][::-1],
        range=[-0.6, len(articles) - 0.4],
        showgrid=False,
        fixedrange=True,
        tickfont={"size": 15, "color": paper["ink"]},
    )
    return fig


def counts(mentions: pd.DataFrame) -> dict[tuple[str, str], Counter[str]]:
    """For each (article, role agent or patient) its verbs and how often."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in each(mentions):
        if row.role in ("agent", "patient"):
            verb = row.verb if isinstance(row.verb, str) else "no verb"
            found.setdefault((str(row.article_id), str(row.role)), Counter())[verb] += 1
    return found


def common(verbs: Counter[str]) -> list[tuple[str, int]]:
    """Verbs by falling count, then by the alphabet."""
    return sorted(verbs.items(), key=lambda item: (-item[1], item[0]))


def alt(mentions: pd.DataFrame, articles: Sequence[Member], target: str) -> str:
    """The chart in words."""
    counted = counts(mentions)
    said = [
        f"{a.letter}: acts {sum(counted.get((a.article_id, 'agent'), Counter()).values())} times, "
        f"is acted on {sum(counted.get((a.article_id, 'patient'), Counter()).values())} times"
        for a in articles
    ]
    return f"How often {target} acts or is acted on. " + "; ".join(said) + "."
