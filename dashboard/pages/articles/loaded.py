"""The articles of a study, and what was taken out of each."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import asdict, replace
from typing import Any

import pandas as pd

from dashboard import parts, reading, state
from dashboard.components import article_list
from dashboard.frame import Frame
from dashboard.intake import telling


def show(frame: Frame) -> None:
    """Draw the list, and beside it what was taken out of the article in the link's `of`."""
    asked = frame.view.filter("of")
    if asked is not None and asked not in frame.cast:
        parts.notice(f"The link names the article “{asked}”, which this study does not have.")
    chosen = asked if asked in frame.cast else None
    left, right = parts.two_columns()
    with left:
        parts.section("What is loaded")
        counts = frame.tables["articles"].set_index("article_id")[["words", "sentences"]].to_dict("index")
        article_list.show([_item(frame, a, counts[a], a == chosen) for a in frame.cast], "article_list")
    with right:
        if chosen is None:
            parts.aside(
                "What was taken out",
                "Menus, links to other articles, image credits, repeated paragraphs and the like are no part of an "
                "article. Choose “taken out” under an article to look at each stretch and put it back.",
            )
        else:
            _removed(frame, chosen)


def _item(frame: Frame, article_id: str, row: Mapping[Hashable, Any], chosen: bool) -> dict[str, Any]:
    clean = frame.articles[article_id]
    article, facts = clean.article, []
    facts += [part for part in (article.outlet, article.published, article.url) if part]
    if pd.notna(row["words"]):
        facts += [f"{row['words']:,} words", f"{row['sentences']} sentences"]
    if clean.upstream:
        facts.append(f"credits {clean.upstream}")
    if article.origin:
        facts.append(article.origin)
    restored = sum(a == article_id for a, _, _ in frame.study.restored)
    ways = [f"{len(clean.removed)} taken out" * bool(clean.removed), f"{restored} put back" * bool(restored)]
    return {
        "id": article_id,
        "article": asdict(frame.cast[article_id]),
        "facts": " · ".join(facts),
        "note": telling.unread(clean),
        "removed": ", ".join(w for w in ways if w),
        "chosen": chosen,
    }


def _removed(frame: Frame, article_id: str) -> None:
    clean, member = frame.articles[article_id], frame.cast[article_id]
    items = [
        {
            "id": reading.removed_id(article_id, gone.start, gone.end),
            "reason": reading.reason(gone),
            "text": gone.text,
            "restored": False,
        }
        for gone in clean.removed
    ]
    items += [
        {
            "id": reading.removed_id(article_id, start, end),
            "reason": "Put back by you",
            "text": clean.raw[start:end],
            "restored": True,
        }
        for own, start, end in sorted(frame.study.restored)
        if own == article_id
    ]

    def restore(removed: str) -> None:
        start, end = (int(n) for n in removed.rpartition(":")[2].split("-"))
        changed = frame.study.restored ^ {(article_id, start, end)}
        made = replace(frame.study, restored=changed)
        state.save_study(made, target=frame.view.target, of=article_id)

    title = f"Taken out of {member.letter}" if clean.removed else f"Nothing is taken out of {member.letter}"
    article_list.show_removed(title, items, "removed_list", restore)
