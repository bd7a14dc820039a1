"""What the address bar says and what the page shows: `parse` and `serialise` are each other's inverse.

Pure: no streamlit here. Ids stand in the link, never labels or row numbers. Whether an id exists is not known here;
`resolve` says in words which of them a study does not have.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Voices = Literal["all", "own", "quoted"]
VOICES: tuple[Voices, ...] = ("all", "own", "quoted")
PAGES = (
    "overview",
    "framing",
    "entities",
    "topics",
    "claims",
    "sources",
    "overlap",
    "read",
    "articles",
    "studies",
    "method",
)
_RESERVED = ("study", "page", "target", "voice", "articles", "article", "sentence")


@dataclass(frozen=True, slots=True)
class View:
    """One state of the dashboard.

    None = the study's own default. `articles` are those switched on, () = all. `article` and `sentence` are what is
    opened for reading. `filters` are the page's own choices, sorted pairs of key and value; no key is one of the
    other fields' names and no value is empty.
    """

    study: str | None = None
    page: str = "overview"
    target: str | None = None
    voice: Voices = "all"
    articles: tuple[str, ...] = ()
    article: str | None = None
    sentence: str | None = None
    filters: tuple[tuple[str, str], ...] = ()

    def filter(self, key: str, default: str | None = None) -> str | None:
        """One of the page's own choices."""
        return dict(self.filters).get(key, default)


def parse(params: Mapping[str, str]) -> View:
    """The view that a query string asks for. An unknown page or voice is the first one; nothing raises."""
    page, voice = params.get("page", ""), params.get("voice", "")
    return View(
        study=params.get("study") or None,
        page=page if page in PAGES else PAGES[0],
        target=params.get("target") or None,
        voice=voice if voice in VOICES else VOICES[0],
        articles=tuple(dict.fromkeys(a for a in params.get("articles", "").split(",") if a)),
        article=params.get("article") or None,
        sentence=params.get("sentence") or None,
        filters=tuple(sorted((k, v) for k, v in params.items() if k not in _RESERVED and k and v)),
    )


def serialise(view: View) -> dict[str, str]:
    """The query string of a view, as ordered pairs; what is at its default is left out, study and page are not."""
    said: dict[str, str | None] = {
        "study": view.study,
        "page": view.page,
        "target": view.target,
        "voice": view.voice if view.voice != VOICES[0] else None,
        "articles": ",".join(view.articles),
        "article": view.article,
        "sentence": view.sentence,
        **dict(view.filters),
    }
    return {key: value for key, value in said.items() if value}


def change(view: View, **changes: str | Sequence[str] | None) -> View:
    """The view with some fields or page filters changed. None (or "") takes a filter or a choice away.

    A new page drops the old page's filters and its opened sentence.
    """
    fields = {k: v for k, v in changes.items() if k in _RESERVED}
    filters = dict(view.filters)
    if "page" in fields and fields["page"] != view.page:
        filters, fields = {}, {"sentence": None, **fields}
    for key, value in changes.items():
        if key not in _RESERVED:
            filters.pop(key, None)
            if value:
                filters[key] = str(value)
    if "articles" in fields:
        fields["articles"] = tuple(fields["articles"] or ())
    return replace(view, filters=tuple(sorted(filters.items())), **fields)  # type: ignore[arg-type]


def resolve(
    view: View, *, targets: Collection[str], articles: Collection[str], sentences: Collection[str]
) -> tuple[View, list[str]]:
    """The view with dead ids taken out, and one sentence for the reader per dead id."""
    dead: list[str] = []
    fields: dict[str, str | tuple[str, ...] | None] = {}
    for name, known in (("target", targets), ("article", articles), ("sentence", sentences)):
        asked = getattr(view, name)
        if asked is not None and asked not in known:
            dead.append(f"The link names the {name} “{asked}”, which this study does not have.")
            fields[name] = None
    known_articles = frozenset(articles)
    gone = [a for a in view.articles if a not in known_articles]
    if gone:
        dead += [f"The link switches on the article “{a}”, which this study does not have." for a in gone]
        fields["articles"] = tuple(a for a in view.articles if a in known_articles)
    return replace(view, **fields), dead  # type: ignore[arg-type]
