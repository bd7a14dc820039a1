"""Of many articles a page first draws those that speak of the target most; the others are one choice away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard import controls

if TYPE_CHECKING:
    from dashboard.frame import Frame
    from dashboard.story import Story

MOST = 12  # articles; beyond this a drawing is scrolled rather than seen


def show(frame: Frame, spoken: Sequence[str]) -> Frame:
    """The choice, where there is one to make, and the story with the articles to draw. `spoken`: see `chosen`.

    It stands in the link as `drawn`.
    """
    found = chosen(frame, spoken) if len(frame.on) > MOST else ()
    if not found:
        return frame
    most = " most" if len(found) >= MOST else ""
    options = {"": f"the {len(found)} that speak of it{most}", "all": f"all {len(frame.on)}"}
    if controls.choice(frame, "drawn", "Articles drawn", options):
        return frame
    return replace(frame, view=replace(frame.view, articles=found))


def chosen(story: Story, spoken: Sequence[str]) -> tuple[str, ...]:
    """Ids of the articles with most of the sentences `spoken` (ids), at most `MOST`, in the order of the story.

    Those that the link opens something of are always among them.
    """
    counted = Counter(story.sentences[s].article_id for s in spoken)
    order = {article_id: n for n, article_id in enumerate(story.on)}
    leading = sorted((a for a in order if counted[a]), key=lambda a: (-counted[a], order[a]))[:MOST]
    picked = {a for a in (story.view.filter("pick") or "").split("@") if a in order}
    if story.view.sentence:
        picked |= {story.sentences[story.view.sentence].article_id} & set(order)
    return tuple(sorted(picked.union(leading), key=order.__getitem__))
