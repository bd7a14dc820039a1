"""Markdown: the words without their marks. HTML inside stays as the text it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.readers.decoding import decode, normalise
from analysis.readers.reading import Reading, check_lines, make_article, stem
from analysis.readers.records import choose_fields

if TYPE_CHECKING:
    from markdown_it.token import Token

_MAX_NESTING = 40  # quotes and lists in one another; words deeper down are lost
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_LINE = re.compile(r"^([A-Za-z][\w -]*):[ \t]*(.*?)[ \t]*$", re.MULTILINE)


def read(name: str, data: bytes) -> Reading:
    """The article of a .md file.

    Title, outlet, date and url come from its front matter; without one the first top heading is the title.
    """
    text = normalise(decode(data))
    given: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        found = {key: value.strip("'\"") for key, value in _FRONT_LINE.findall(front[1])}
        given = {field: found[key] for field, key in choose_fields(found).items() if field not in {"text", "id"}}
        text = text[front.end() :]
    check_lines(text)  # the parser takes a minute for 300,000 items of a list
    heading, plain = _plain(text)
    title = given.pop("title", None) or heading
    return Reading((make_article(stem(name), plain, name, title=title, **given),))


def _plain(text: str) -> tuple[str | None, str]:
    """The first top heading (None where there is none), and the text with one line for each block."""
    from markdown_it import MarkdownIt

    tokens = (
        MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING})
        .enable(["table", "strikethrough"])
        .parse(text)
    )
    blocks: list[str] = []
    heading: str | None = None
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            words = _inline(token.children or ())
            if before and before.type == "heading_open" and before.tag == "h1" and heading is None:
                heading = words
            blocks.append(words)
        elif token.type in {"fence", "code_block"}:
            blocks.append(token.content)
    return heading, "\n\n".join(block.strip() for block in blocks if block.strip())


def _inline(tokens: Sequence[Token]) -> str:
    """The words of a block; a wrapped line goes on after a space, a forced line end stays. Pictures are left out."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(breaks.get(t.type, "" if t.type == "image" else t.content) for t in tokens)
