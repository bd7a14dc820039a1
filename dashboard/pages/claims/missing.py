"""What more than half of the articles say and at least one does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import controls, parts
from dashboard.pages.claims import grid

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from dashboard.charts.coverage import Statement
    from dashboard.frame import Frame
    from dashboard.matching import Matched


def show(frame: Frame, page: Matched, row: DeltaGenerator) -> None:
    """Draw the view."""
    with row:
        names = {a: frame.cast[a].name for a in frame.compared}
        without = controls.menu(frame, "in", "Not found in", names, "any of them", drops=("pick", "first"))
    parts.section(
        "What most say but one does not",
        f"Statements found in more than half of the {page.noun}s and not in all of them; those that most have stand "
        "first, among equals those most central to the story. An article may say it in words too different to match.",
    )
    place = frame.compared.index(without) if without in frame.compared else None
    rows = [
        r
        for r in page.shared()
        if page.of / 2 < page.count(r) < page.of and (place is None or r.cells[place] == "none")
    ]
    if not rows:
        few = "With two articles, what one does not say is what only the other says." if page.of < 3 else ""
        parts.empty("Nothing of the kind", few or "No statement of most articles lacks a match in another.")
        return

    def rank(row: Statement) -> tuple[int, float, str]:
        return -page.count(row), -max(page.central.get(s, 0.0) for s in row.sentences), row.claim_id

    grid.draw(frame, page, sorted(rows, key=rank), "missing")
