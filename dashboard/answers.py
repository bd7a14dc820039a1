"""The answers of the pages on entities, topics, sources and overlap, in words from the figures. Pure: no streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard import citing
from dashboard.charts.text import counted, percent
from dashboard.words import count, listed, number, plural, sentence

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.story import Story

_SHAKY = 0.6  # stability below which about half of a topic's terms change when a fifth of the passages is left out
_NAMED_FIRST = 3
_LARGEST_SHOWN = 8  # letters of the articles that are one text


def compared(story: Story) -> str:
    """How few of the articles can be compared, for where it takes two: the beginning of a sentence."""
    none = "one" if story.compared else "none"
    return f"{sentence(none)} of {count(len(story.on), 'article')} is in English"


def unread(story: Story) -> str | None:
    """Which articles are in another language and so not compared; None where all are in English."""
    left = [story.cast[a].letter for a in story.on if a not in story.compared]
    if not left:
        return None
    which = listed(left) if len(left) <= _LARGEST_SHOWN else sentence(count(len(left), "article"))
    return f"{which} {plural(len(left), 'is')} in another language than English: shown, not compared."


def entities(story: Story, ranked: pd.DataFrame, what: str = "names") -> tuple[str, str]:
    """Who is named most widely and how often; `ranked` as `naming.ranked` gives them, at least one."""
    first, on = ranked.iloc[0], len(story.compared)
    articles = count(on, "article")
    every = int((ranked["articles"] == on).sum())
    said = f"{sentence(number(len(ranked)))} {what} stand in {articles}"
    if on > 1:
        said += f", {_some(every)} of them in every one"
    said += f"; most widely named is {first['name']}: {counted(first['mentions'], 'time')}"
    if on > 1:
        named_in = int(first["articles"])
        said += f" in all {number(on)}" if named_in == on else f" in {number(named_in)} of {number(on)}"
    texts = len({story.analysis.overlap.groups.get(a, a) for a in story.compared})
    aside = f"{sentence(articles)} = {count(texts, 'independent text')}. All spellings of a name count as one name."
    return f"{said}.", f"{aside} {unread(story) or ''}".strip()


def topics(story: Story) -> str:
    """Into how many topics the passages fall, and how firm these are."""
    found, shares = story.tables["topics"], story.table("topic_shares")
    passages = int(shares.groupby("article_id")["passages"].first().sum())
    said = f"{sentence(count(passages, 'passage'))} of {count(len(story.compared), 'article')} fall into "
    said += count(len(found), "topic")
    told = shares[shares["share"].notna()]
    if len(told):
        most = told.sort_values("share", ascending=False).iloc[0]
        label = found.set_index("topic_id")["label"][most["topic_id"]]
        said += f"; “{label}” takes most of one article: {most['share']:.0%} of {story.cast[most['article_id']].letter}"
    stable = found["stability"].dropna().astype(float)
    if len(stable) and stable.median() < _SHAKY:
        said += f". They are shaky: stability {stable.min():.2f} to {stable.max():.2f} of 1"
    return f"{said}."


def sources(story: Story) -> tuple[str, str | None]:
    """How many are cited, which are shared, who speaks in one only; and how much is nobody's or not the articles'."""
    cited = story.table("sources")
    if cited.empty:
        return "No sources were found: nobody's words are reported, and nothing is credited", None
    named = sources_of(cited, "cited").groupby("source")["article_id"].nunique().sort_index()
    on = len(story.compared)
    said = f"{sentence(count(on, 'article'))} cite{'s' * (on == 1)} {count(len(named), 'source')} by name"
    if on > 1 and len(named):
        several = named[named > 1].sort_values(ascending=False, kind="stable")
        first = listed([str(s) for s in several.index[:_NAMED_FIRST]])
        said += f": {_some(len(several))} in more than one article"
        said += f" ({'first ' * (len(several) > _NAMED_FIRST)}{first})" if len(several) else ""
        said += f", {_some(len(named) - len(several))} in one only"
    times = int(cited.loc[cited["via"] == "quote", "times"].sum())
    unnamed = int(sources_of(cited, "unnamed")["times"].sum())
    aside = f"{unnamed:,} of {times:,} {plural(times, 'citation')} name{'s' * (unnamed == 1)} nobody. " if times else ""
    shares = citing.shares(story)
    total = shares[(shares["source"] == "") & shares["article_id"].isin(story.compared)]
    total = total.sort_values(["share", "article_id"])
    if len(total) > 1:
        low, high = total.iloc[0], total.iloc[-1]
        letters = [story.cast[a].letter for a in (low["article_id"], high["article_id"])]
        aside += (
            f"Others' words make up from {percent(low['share'])} of an article's words ({letters[0]}) to "
            f"{percent(high['share'])} ({letters[1]})."
        )
    elif len(total):
        aside += f"Others' words make up {percent(total['share'].iloc[0])} of its words."
    texts = len(independent(story))
    if texts < len(story.on):
        aside += f" {sentence(count(len(story.on), 'article'))} = {count(texts, 'independent text')}."
    return said, f"{aside} {unread(story) or ''}".strip()


def sources_of(cited: pd.DataFrame, view: str) -> pd.DataFrame:
    """The rows of the table `sources` for a view: cited, unnamed or credits."""
    if view == "credits":
        return cited[cited["via"] != "quote"]
    quoted = cited[cited["via"] == "quote"]
    return quoted[(quoted["kind"] == "anonymous") == (view == "unnamed")]


def overlap(story: Story) -> tuple[str, str | None]:
    """How many independent texts there are, and how many pairs share a passage."""
    found, groups, on = pairs(story), independent(story), len(story.on)
    said = f"{sentence(count(on, 'article'))} = {count(len(groups), 'independent text')}"
    if found.empty:
        return f"{compared(story)}: no texts to compare" if on > 1 else f"{said}.", unread(story)
    several = sorted((own for own in groups.values() if len(own) > 1), key=len, reverse=True)
    if several:
        said += f": {_letters(story, several[0])} are one text"
        if len(several) > 1:
            said += f", and there {plural(len(several) - 1, 'is')} {count(len(several) - 1, 'more group')} of the kind"
    else:
        said += ": none is a copy of another or derived from it"
    sharing = int(((found["verbatim"] > 0) | (found["reworded"] > 0)).sum())
    if sharing and len(found) == 1:
        said += "; they share a passage."
    elif sharing:
        said += f"; {number(sharing)} of {count(len(found), 'pair')} share{'s' * (sharing == 1)} a passage."
    else:
        said += ", and no pair shares a passage."
    left = unread(story)
    return said, (
        "Texts that share most of their words count as one; a shared quotation does not make a copy. "
        "Whether articles make the same statements in their own words is on the page Claims."
        + (f" {left} Each counts as a text of its own." if left else "")
    )


def pairs(story: Story) -> pd.DataFrame:
    """The rows of the table `overlap` of articles that are on."""
    found = story.tables["overlap"]
    return found[found["left_id"].isin(story.on) & found["right_id"].isin(story.on)]


def independent(story: Story) -> dict[str, list[str]]:
    """The articles that are on, by independent text."""
    found: dict[str, list[str]] = {}
    for article_id in story.on:
        found.setdefault(story.analysis.overlap.groups.get(article_id, article_id), []).append(article_id)
    return found


def _letters(story: Story, article_ids: Sequence[str]) -> str:
    """The letters of articles, of many the first few and how many more."""
    letters = [story.cast[a].letter for a in article_ids]
    more = len(letters) - _LARGEST_SHOWN
    return f"{', '.join(letters[:_LARGEST_SHOWN])} and {more:,} more" if more > 0 else listed(letters)


def _some(n: int) -> str:
    return number(n) if n else "none"
