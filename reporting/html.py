"""A report as one HTML file that opens anywhere: no address is asked for anything, scripts but its own don't run.

Every text is escaped, and the page's policy lets two scripts run, told by their hashes: plotly's library, once, and the
page's own. Charts lie beside them as data, with a still picture for paper and for browsers without scripts.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from dashboard.cast import Member
from reporting.blocks import (
    Block,
    Chart,
    Grid,
    Names,
    Part,
    Points,
    Quote,
    Quotes,
    Report,
    Section,
    StripView,
    Table,
    Terms,
    Text,
)
from reporting.drawing import drawing_of, svg

_OWN = Path(__file__).resolve().parent / "web"
_FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
_FACES = (
    ("IBM Plex Sans", "ibm-plex-sans-latin-400-normal.woff2", "400", "normal"),
    ("IBM Plex Sans", "ibm-plex-sans-latin-600-normal.woff2", "600", "normal"),
    ("Source Serif Variable", "source-serif-4-latin-wght-normal.woff2", "200 900", "normal"),
    ("Source Serif Variable", "source-serif-4-latin-wght-italic.woff2", "200 900", "italic"),
)
_LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212"
)
_MANY = 80  # sentences of a row beyond which its bars stand without gaps


def html(report: Report) -> str:
    """The report as an HTML page; the same report gives the same text."""
    library, own = _library(), _read("report.js")
    policy = (
        f"default-src 'none'; script-src '{_hash(library)}' '{_hash(own)}'; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    links = "".join(f'<li><a href="#{s.section_id}">{_text(s.title)}</a></li>' for s in report.sections)
    facts = "".join(f"<li><b>{_text(n)}</b><span>{_text(what)}</span></li>" for n, what in report.facts)
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n',
            f"<title>{_text(report.title)}</title>\n<style>{_faces()}\n{_read('report.css')}</style>\n</head>\n<body>\n",
            f'<div class="page">\n<header><h1 dir="auto">{_text(report.title)}</h1>',
            f'<p class="made">{_text(report.made)}</p><ul class="facts">{facts}</ul></header>\n',
            f'<nav aria-label="Contents"><div><b>Contents</b><ol>{links}</ol></div></nav>\n<main>\n',
            *(_section(s) for s in report.sections),
            f"</main>\n</div>\n<script>{library}</script>\n<script>{own}</script>\n</body>\n</html>\n",
        )
    )


def _section(section: Section) -> str:
    body = "\n".join(_block(block) for block in section.blocks)
    return f'<section id="{section.section_id}">\n<h2 dir="auto">{_text(section.title)}</h2>\n{body}\n</section>\n'


def _block(block: Block) -> str:
    return _WRITE[type(block)](block)


def _paragraph(block: Text) -> str:
    return f'<p class="{block.kind}">{_text(block.words)}</p>'


def _part(block: Part) -> str:
    about = f'<p class="about">{_text(block.about)}</p>' if block.about else ""
    return f"<h3>{_text(block.title)}</h3>{about}"


def _terms(block: Terms) -> str:
    rows = "".join(f"<dt>{_text(term)}</dt><dd>{_text(said)}</dd>" for term, said in block.rows)
    return f"<dl>{rows}</dl>"


def _points(block: Points) -> str:
    return f'<ul class="points">{"".join(f"<li>{_text(line)}</li>" for line in block.lines)}</ul>'


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in block.head)
    rows = "".join(
        "<tr>" + "".join(f"<td><div>{_cell(cell)}</div></td>" for cell in row) + "</tr>" for row in block.rows
    )
    return (
        f'<div class="scroll" tabindex="0"><table class="wide"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: str | Member) -> str:
    return _chip(cell) if isinstance(cell, Member) else _text(cell)


def _chart(block: Chart) -> str:
    """Data for both grounds; "<" is written so that no text can end the element."""
    light, dark = block.draw("light"), block.draw("dark")
    data = f'{{"light":{light.to_json()},"dark":{dark.to_json()}}}'.replace("<", "\\u003c")
    height, still = int(light.layout.height or 400), svg(drawing_of(light), block.alt)
    return (
        f'<figure class="chart" id="chart-{block.key}" role="group" aria-label="{_text(block.alt)}">'
        f'<div class="plot" style="height:{height}px"></div><div class="still">{still}</div>'
        f'<script type="application/json">{data}</script></figure>'
    )


def _strip(block: StripView) -> str:
    light, dark = block.draw("light"), block.draw("dark")
    rows = []
    for day, night in zip(light.rows, dark.rows, strict=True):
        bars = "".join(
            f'<i class="{_classes(high=c.high, open=c.outline, hatch=c.hatch)}" style="--l:{c.fill};--d:{d.fill}" '
            f'data-tip="{_text(f"{c.head}. {c.text}")}"></i>'
            for c, d in zip(day.cells, night.cells, strict=True)
        )
        many = " many" if len(day.cells) > _MANY else ""
        rows.append(
            f'<div class="strip"><p>{_chip(day.article)} <bdi>{_text(day.article.title)}</bdi></p>'
            f'<div class="bars{many}" aria-hidden="true">{bars}</div></div>'
        )
    keys = "".join(
        f'<li><i class="{_classes(open=k.get("outline"), low=k.get("low"), hatch=k.get("hatch"))}" '
        f'style="--l:{k["fill"]};--d:{n["fill"]}"></i>{_text(k["label"])}</li>'
        for k, n in zip(light.keys, dark.keys, strict=True)
    )
    return f'<figure role="group" aria-label="{_text(light.alt)}">{"".join(rows)}<ul class="keys">{keys}</ul></figure>'


def _classes(**known: object) -> str:
    return " ".join(name for name, holds in known.items() if holds)


def _grid(block: Grid) -> str:
    content = block.content
    columns = [f'<th scope="col" class="cell">{_chip_of(a)}</th>' for a in content["articles"]]
    columns += [f'<th scope="col" class="cell counted">{_text(words)}</th>' for words in content["counted"]]
    lines, head = [], None
    for row in content["rows"]:
        if row["head"] != head:
            head = row["head"]
            lines.append(f'<tr><th class="group" colspan="{len(columns) + 1}" scope="rowgroup">{_text(head)}</th></tr>')
        flag = f'<span class="flag">{_text(row["flag"])}</span>' if row["flag"] else ""
        cells = "".join(
            f'<td class="cell" title="{said}">{_sign(c)}<span class="heard">{said}</span></td>'
            for c in row["cells"]
            for said in (_text(c["words"]),)
        )
        lines.append(f'<tr><td class="statement">{_text(row["text"])}{flag}</td>{cells}</tr>')
    keys = "".join(f"<li>{_sign({'kind': k}, inline=True)} {_text(w)}</li>" for k, w in content["words"].items())
    return (
        f'<figure><div class="scroll" tabindex="0"><table class="grid" aria-label="{_text(block.alt)}"><thead><tr>'
        f'<th scope="col">Statement</th>{"".join(columns)}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'
        f'<ul class="keys">{keys}</ul></figure>'
    )


def _sign(cell: Any, inline: bool = False) -> str:
    kind = cell["kind"]
    if kind == "count":
        return f'<span aria-hidden="true">{_text(cell["shown"])}</span>'
    ring = f'<circle cx="9" cy="9" r="6.5" fill="none" stroke="currentColor" stroke-width="1.3"{_faint(kind)}/>'
    full = {
        "own": '<circle cx="9" cy="9" r="6.5" fill="currentColor"/>',
        "attributed": '<path d="M9 2.5a6.5 6.5 0 0 0 0 13z" fill="currentColor"/>',
    }.get(kind, "")
    place = ' style="display:inline;vertical-align:-4px"' if inline else ""
    return f'<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"{place}>{ring}{full}</svg>'


def _faint(kind: str) -> str:
    return ' opacity=".4"' if kind == "none" else ""


def _names(block: Names) -> str:
    columns = block.content["columns"]
    users: dict[str, list[dict[str, Any]]] = {}
    for column in columns:
        for label in column["labels"]:
            users.setdefault(label["key"], []).append(column["article"])
    shown = []
    for column in columns:
        items = "".join(_label(label, column["article"], users[label["key"]]) for label in column["labels"])
        article = column["article"]
        body = f"<ul>{items}</ul>" if items else "<p class='quiet'>Not spoken of</p>"
        title = f'<span class="title">{_text(article["title"])}</span>'
        shown.append(f"<section><h4>{_chip_of(article)}{title}</h4>{body}</section>")
    return f'<figure role="group" aria-label="{_text(block.alt)}"><div class="names">{"".join(shown)}</div></figure>'


def _label(label: dict[str, Any], article: dict[str, Any], users: Sequence[dict[str, Any]]) -> str:
    text = _text(label["text"])
    text = f"<u>{text}</u>" if label["evaluative"] else text
    text = f"<em>{text}</em>" if label["attributed"] else text
    times = f" <small>×{label['count']}</small>" if label["count"] > 1 else ""
    others = [a["letter"] for a in users if a["article_id"] != article["article_id"]]
    also = f'<small class="also">{_text(" ".join(others[:6]))}{"…" * (len(others) > 6)}</small>' if others else ""
    who = f"<br><small>{_text(label['speaker'] or 'somebody quoted')}</small>" if label["attributed"] else ""
    return f"<li>{text}{times}{also}{who}</li>"


def _quotes(block: Quotes) -> str:
    items = "".join(_quote(q) for q in block.quotes)
    more = f'<p class="quiet">and {block.more:,} more, in the tables</p>' if block.more else ""
    number = len(block.quotes) + block.more
    counted = f"<span>{number:,} sentence{'s' * (number != 1)}</span>"
    listed = f'<ul class="quotes">{items}</ul>{more}'
    if not block.folded:
        return f"<p><b>{_text(block.title)}</b></p>{listed}"
    return f"<details><summary>{_text(block.title)} {counted}</summary>{listed}</details>"


def _quote(quote: Quote) -> str:
    text = "".join(_run(run["t"], run["k"], run["n"]) for run in quote.runs)
    note = f"; {_text(quote.note)}" if quote.note else ""
    return (
        f"<li>{_chip(quote.member)}<blockquote>{text}</blockquote>"
        f'<div class="said">{_text(quote.voice)}{note}</div></li>'
    )


def _run(text: str, kinds: Sequence[str], note: str) -> str:
    if not kinds:
        return _text(text)
    title = f' title="{_text(note)}"' if note else ""
    return f'<mark class="{_text(" ".join(kinds))}"{title}>{_text(text)}</mark>'


def _chip(member: Member) -> str:
    colours = f"background:{member.colour};color:{member.ink}"
    return f'<b class="chip" style="{colours}" title="{_text(member.title)}">{_text(member.letter)}</b>'


def _chip_of(article: dict[str, Any]) -> str:
    return _chip(Member(**article))


def _text(text: str) -> str:
    return escape(text, quote=True)


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def _library() -> str:
    """Plotly's script, as its package brings it."""
    return files("plotly").joinpath("package_data", "plotly.min.js").read_text("utf-8")


@cache
def _faces() -> str:
    rules = []
    for family, file, weight, style in _FACES:
        data = base64.b64encode((_FONTS / file).read_bytes()).decode()
        rules.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};unicode-range:{_LATIN};'
            f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
        )
    return "\n".join(rules)


def _read(name: str) -> str:
    return (_OWN / name).read_text("utf-8")


_WRITE: dict[type, Callable[[Any], str]] = {
    Text: _paragraph,
    Part: _part,
    Terms: _terms,
    Points: _points,
    Table: _table,
    Chart: _chart,
    StripView: _strip,
    Grid: _grid,
    Names: _names,
    Quotes: _quotes,
}
