"""Fixtures that many tests share. The shipped story is read, parsed and analysed once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.types import Analysis, Document

STORY = Path(__file__).parents[1] / "data" / "russia-syria-bases"


@pytest.fixture(scope="session")
def story() -> Path:
    """The folder of the shipped story."""
    return STORY


@pytest.fixture(scope="session")
def study():
    """The shipped study."""
    from analysis.study import load_study

    return load_study(STORY)


@pytest.fixture(scope="session")
def documents(study) -> list[Document]:
    """The shipped articles, cleaned and parsed."""
    from analysis.cleaning import clean
    from analysis.language import annotate

    return annotate(clean(study.articles))


@pytest.fixture(scope="session")
def analysis_result(study) -> Analysis:
    """The whole analysis of the shipped study."""
    from analysis.pipeline import analyse

    return analyse(study)
