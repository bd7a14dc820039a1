"""Cleaning of the shipped story against one coder's reading: title, removed lines and credited source, all exact."""

from __future__ import annotations

import json
from pathlib import Path

from analysis.cleaning import clean

GOLD = json.loads((Path(__file__).parent / "gold" / "cleaning.json").read_text("utf-8"))


def test_cleaning_agrees_with_the_coder(study) -> None:
    found = {
        cleaned.article_id[:3]: {
            "title": cleaned.title,
            "removed_lines": [cleaned.raw.count("\n", 0, r.start) + 1 for r in cleaned.removed],
            "upstream": cleaned.upstream,
        }
        for cleaned in clean(study.articles)
    }
    assert found == GOLD
