from __future__ import annotations

import io
import zipfile

import plotly.graph_objects as go
import pytest
from lxml import etree
from PIL import Image

from analysis.frequencies import Per, cooccurrences, entity_counts, first_mentions, spellings
from dashboard import naming
from dashboard.charts import bars, cooccurrence, dispersion, entity_frequency, keyness, source_network
from dashboard.charts import spellings as spelling_chart
from dashboard.theme import figure
from reporting.blocks import Chart, Grid, Names, StripView
from reporting.drawing import Drawing, drawing_of, png, sheets, svg
from reporting.drawing.fonts import fit, width_of, wrap
from reporting.drawing.shapes import Circle, Label, Line, Shape
from reporting.pictures import drawing, pictures
from reporting.report import compose
from tests.reporting.conftest import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
TAGS = ("svg", "defs", "pattern", "line", "rect", "polygon", "circle", "path", "text", "tspan")
KNOWN = {SVG + tag for tag in TAGS}


def words(made: Drawing) -> list[str]:
    return ["".join(r.text for r in i.runs) for i in made.items if isinstance(i, Label)]


def test_a_mark_stands_where_its_axes_say() -> None:
    made = figure("light", 300)
    made.add_scatter(x=[0, 10], y=[0, 5], mode="markers", marker={"size": 8, "color": "#111111"})
    made.update_xaxes(range=[0, 10], showticklabels=False)
    made.update_yaxes(range=[0, 5], showticklabels=False)
    made.update_layout(margin={"l": 20, "r": 20, "t": 30, "b": 10})
    marks = [i for i in drawing_of(made, 240).items if isinstance(i, Circle)]
    assert [(m.x, m.y, m.radius) for m in marks] == [(20, 290, 4), (220, 30, 4)]


def test_bars_categories_and_small_html() -> None:
    made = figure("dark", 200)
    made.add_bar(x=[2, -1], y=["A", "B"], orientation="h", width=0.5, marker={"color": ["#111111", "#222222"]})
    made.update_xaxes(range=[-2, 2], showticklabels=False)
    made.update_yaxes(categoryarray=["A", "B"], range=[-0.5, 1.5])
    made.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        annotations=[
            {"x": 0, "y": "A", "text": "2 <i>keep &lt;b&gt;</i><br>more", "showarrow": False, "xanchor": "left"}
        ],
    )
    drawn = drawing_of(made, 400)
    assert drawn.ground == "#191815"
    first, second = (i for i in drawn.items if isinstance(i, Shape))
    left = min(x for x, _ in second.points)
    middle = min(x for x, _ in first.points)
    assert max(x for x, _ in first.points) == 400 and max(x for x, _ in second.points) == middle
    assert (400 - middle) == pytest.approx(2 * (middle - left))
    assert [round(y) for y in sorted({y for _, y in first.points})] == [125, 175]
    assert {"2 keep <b>", "more", "A", "B"} <= set(words(drawn))
    styled = next(i for i in drawn.items if isinstance(i, Label) and len(i.runs) > 1)
    assert [(r.text, r.italic) for r in styled.runs] == [("2 ", False), ("keep <b>", True)]


def all_charts(story) -> dict[str, go.Figure]:
    """Every chart of the pages, those that no report has included."""
    units = [story.cast[a] for a in story.on]
    located = naming.counted(story, (), None)
    ranked = naming.ranked(story, located)
    pairs = cooccurrences(located)
    counts = entity_counts(located, story.tables["articles"], Per.ARTICLE)
    own = located[located["entity_id"] == ranked["entity_id"].iloc[0]]
    nodes = cooccurrence.cooccurrence_nodes(pairs, ranked)
    shared = source_network.shared_sources(story.table("sources"))
    many = [u for n in range(8) for u in units]
    terms = story.table("keyness")
    terms = terms[terms["article_id"] == units[0].article_id].reset_index(drop=True)
    rows = counts.head(0).assign(row_id=[], row=[], value=[], shown=[])
    first = first_mentions(located)
    return {
        "matrix": cooccurrence.cooccurrence_matrix(pairs, nodes, "dark"),
        "dispersion": dispersion.dispersion(own, units, "light"),
        "first": dispersion.first_mention_strip(first, ranked.head(9), units, "light"),
        "bars of names": entity_frequency.entity_frequency(counts, ranked, many, "light", "mentions"),
        "keyness": keyness.keyness(terms, units[0], "light", 5),
        "spellings": spelling_chart.spelling_table(spellings(located), ranked.head(9), units, "light"),
        "network": source_network.source_network(shared, units, "light"),
        "no bars": bars.bars(rows, "light"),
        **{b.key: b.draw("light") for s in compose(story).sections for b in s.blocks if isinstance(b, Chart)},
    }


def test_every_chart_of_the_pages_is_drawn_whole(shipped) -> None:
    for name, made in all_charts(shipped).items():
        drawn = drawing_of(made)
        marks = sum(len(t.x) for t in made.data if t.type == "bar" or "markers" in (t.mode or "markers"))
        assert sum(isinstance(i, Shape | Circle) for i in drawn.items) >= marks, name
        lines = [s for s in made.layout.shapes if s.type == "line"]
        assert sum(isinstance(i, Line) for i in drawn.items) >= len(lines), name
        said = " ".join(words(drawn))
        for trace in made.data:
            shown = [t for t in (trace.text or ()) if trace.type == "bar" or "text" in trace.mode]
            assert all(str(t).split("<")[0].split("&")[0].strip() in said for t in shown), name
        inside = [i for i in drawn.items if isinstance(i, Circle)]
        assert all(-1 <= i.x <= drawn.width + 1 and -1 <= i.y <= drawn.height + 1 for i in inside), name
        etree.fromstring(svg(drawn, name))


def test_the_pictures_are_files_of_their_own(shipped) -> None:
    report = compose(shipped)
    kinds = [b for s in report.sections for b in s.blocks if isinstance(b, Chart | StripView | Grid | Names)]
    for form in ("svg", "png"):
        data = pictures(report, form)
        assert data == pictures(report, form)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.namelist() == [f"{b.key}.{form}" for b in kinds]
            first = archive.read(archive.namelist()[0])
    image = Image.open(io.BytesIO(first))
    drawn = drawing(kinds[0])
    assert drawn is not None and image.size == (drawn.width * 2, round(drawn.height * 2))


def test_hostile_texts_stay_text_in_pictures(evil) -> None:
    report = compose(evil)
    seen = ""
    for section in report.sections:
        for block in section.blocks:
            drawn = drawing(block)
            if drawn is None:
                continue
            root = etree.fromstring(svg(drawn, HOSTILE[4]))
            kinds = {e.tag for e in root.iter()}
            assert kinds <= KNOWN
            assert not [n for e in root.iter() for n in e.attrib if n.startswith("on") or "href" in n]
            seen += "".join(root.itertext())
            assert png(drawn).startswith(b"\x89PNG")
    assert "<script>alert(1)</script>" in seen


def test_text_is_measured_cut_and_wrapped() -> None:
    assert width_of("mm", 20) == pytest.approx(2 * width_of("m", 20))
    assert fit("short", 500, 12) == "short"
    cut = fit("Ω" * 10_000, 100, 12)
    assert cut.endswith("…") and width_of(cut, 12) <= 100
    lines = wrap("one two three four five six", 60, 12, 2)
    assert len(lines) == 2 and lines[-1].endswith("…") and all(width_of(x, 12) <= 60 for x in lines)
    assert wrap("", 60, 12, 2) == []
    assert width_of("محمد", 12) == width_of("mhmd", 12)  # letters that the fonts lack


def test_a_tall_drawing_is_cut_between_its_rows() -> None:
    tall = Drawing(100, 1000, "#ffffff")
    for y in range(0, 1000, 50):
        tall.rect(0, y, 40, 30, "#111111")
        tall.items.append(Circle(60, y + 15, 10, "#222222"))
        tall.text(80, y + 20, str(y), 12, "#333333")
    tall.items.append(Line(5, 0, 5, 1000, "#444444"))
    parts = sheets(tall, 320)
    assert sum(p.height for p in parts) == 1000 and all(p.height <= 320 for p in parts)
    assert [w for p in parts for w in words(p)] == words(tall)
    assert all(isinstance(p.items[-1], Line) for p in parts)
    ends = [sum(p.height for p in parts[: n + 1]) for n in range(len(parts))]
    assert all(end % 50 >= 30 or end % 50 == 0 for end in ends)
    assert len(sheets(tall, 1000)) == 1 and sheets(tall, 1000)[0].items == tall.items
