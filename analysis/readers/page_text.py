"""The text of a web page as somebody who selects and copies all of it gets it: line by line, without knowing why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = {"head", "script", "style", "noscript", "template", "svg", "math", "iframe", "select", "textarea", "object"}
# fmt: off
_WITHIN_LINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
}
# fmt: on


def page_lines(tree: HtmlElement) -> str:
    """The visible text of the page, a line for each block, white space collapsed."""
    from lxml import etree

    parts: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if not isinstance(node.tag, str):  # a comment: only what follows it is text
            parts.append("" if hidden else _in_line(node.tail))
            continue
        if node.tag in _UNSEEN:
            hidden += 1 if event == "start" else -1
        if node.tag not in _WITHIN_LINE:
            parts.append(" " if node.tag in {"td", "th"} else "\n")
        if not hidden:
            parts.append(_in_line(node.text if event == "start" else node.tail if node is not tree else None))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _in_line(text: str | None) -> str:
    return " ".join(text.split("\n")) if text else ""
