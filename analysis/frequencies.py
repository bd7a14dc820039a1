"""How often, where and beside whom the entities of a story are named: counts over the tables `mentions`, `sentences`.

All functions take the documented tables (docs/tables.md) and return DataFrames; none changes its arguments. Which forms
count (names only, or noun phrases and pronouns too) is the caller's choice: filter `mentions` by `form` first.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import combinations

import pandas as pd


class Per(StrEnum):
    """What a count is set against."""

    ARTICLE = "article"  # as counted
    WORDS = "words"  # per 1,000 words of the article
    INDEPENDENT = "independent"  # per independent text: copies count once


def in_sentences(mentions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """`mentions` with the sentence each one starts in.

    Adds `sentence_id`, `number` (the sentence's place in its article, from 1; the title is the first where there is
    one) and `of` (sentences in the article). Mentions that lie in no sentence (in a removed span) are left out.
    """
    if mentions.empty or sentences.empty:
        return mentions.head(0).assign(sentence_id=pd.Series(dtype="str"), number=0, of=0)
    lines = sentences.sort_values(["article_id", "start"])[["article_id", "sentence_id", "start", "end"]]
    each = lines.groupby("article_id")["start"]
    lines = lines.assign(number=each.cumcount() + 1, of=each.transform("size"))
    lines = lines.rename(columns={"start": "_from", "end": "_to"}).sort_values("_from", kind="stable")
    in_order = mentions.sort_values("start", kind="stable")
    found = pd.merge_asof(in_order, lines, left_on="start", right_on="_from", by="article_id")
    found = found[found["start"] < found["_to"]].drop(columns=["_from", "_to"])
    return found.astype({"number": int, "of": int}).sort_values(["article_id", "start", "end"], ignore_index=True)


def entity_counts(mentions: pd.DataFrame, articles: pd.DataFrame, per: Per) -> pd.DataFrame:
    """How often each entity is named in each article, or in each independent text.

    Columns: `entity_id`, `unit_id` (an article_id; with `Per.INDEPENDENT` the group_id), `count` (mentions), `value`
    (the count, or the count per 1,000 words). An independent text that stands in several articles counts as much as
    the article of it that names the entity most: copies are cut differently, so that one is closest to the source.
    Pairs without a mention have no row.
    """
    found = mentions.groupby(["entity_id", "article_id"], sort=True).size().rename("count").reset_index()
    facts = articles.set_index("article_id")
    if per is Per.INDEPENDENT:
        found["unit_id"] = found["article_id"].map(facts["group_id"])
        found = found.groupby(["entity_id", "unit_id"], sort=True)["count"].max().reset_index()
        found["value"] = found["count"].astype(float)
    else:
        found = found.rename(columns={"article_id": "unit_id"})
        words = found["unit_id"].map(facts["words"]).astype(float)
        found["value"] = found["count"] * 1000 / words if per is Per.WORDS else found["count"].astype(float)
    return found[["entity_id", "unit_id", "count", "value"]]


def first_mentions(located: pd.DataFrame) -> pd.DataFrame:
    """Where each article first names each entity; `located` comes from `in_sentences`.

    Columns: `entity_id`, `article_id`, `sentence_id`, `number`, `of`, `share` (how far into the article, 0 = its first
    sentence, 1 = its last).
    """
    first = located.sort_values(["article_id", "start"]).drop_duplicates(["entity_id", "article_id"])
    share = (first["number"] - 1) / (first["of"] - 1).clip(lower=1)
    columns = ["entity_id", "article_id", "sentence_id", "number", "of", "share"]
    return first.assign(share=share)[columns].sort_values(["entity_id", "article_id"], ignore_index=True)


def cooccurrences(located: pd.DataFrame) -> pd.DataFrame:
    """Which entities stand in one sentence; `located` comes from `in_sentences`.

    Columns: `left_id`, `right_id` (in alphabetical order), `sentences` (that name both), `articles` (they lie in).
    """
    named: dict[tuple[str, str], set[str]] = {}
    for article_id, sentence_id, entity_id in zip(
        located["article_id"], located["sentence_id"], located["entity_id"], strict=True
    ):
        named.setdefault((article_id, sentence_id), set()).add(entity_id)
    pairs: dict[tuple[str, str], list[str]] = {}
    for (article_id, _), entities in named.items():
        for pair in combinations(sorted(entities), 2):
            pairs.setdefault(pair, []).append(article_id)
    rows = [(left, right, len(at), len(set(at))) for (left, right), at in sorted(pairs.items())]
    return pd.DataFrame(rows, columns=["left_id", "right_id", "sentences", "articles"])


def spelling(texts: pd.Series[str]) -> pd.Series[str]:
    """How mentions are spelled: without a leading article and a possessive, wrapped lines as one line."""
    written = texts.str.replace(r"\s+", " ", regex=True).str.strip()
    written = written.str.replace(r"^(?:the|The|THE)\s+", "", regex=True)
    return written.str.replace(r"(?:'s|’s|'|’)$", "", regex=True)


def spellings(mentions: pd.DataFrame) -> pd.DataFrame:
    """Who writes which name how: columns `entity_id`, `spelling`, `article_id`, `count`."""
    found = mentions.assign(spelling=spelling(mentions["text"]))
    found = found[found["spelling"] != ""]
    return found.groupby(["entity_id", "spelling", "article_id"], sort=True).size().rename("count").reset_index()
