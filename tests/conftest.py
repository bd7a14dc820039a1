"""Fixtures that many tests share. The shipped story is read, parsed and analysed once a session."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from analysis.types import Analysis, Document

# What the program keeps goes into a folder of its own, also in the servers that tests start.
_HOME = tempfile.TemporaryDirectory(prefix="parallax-tests-")
os.environ["PARALLAX_HOME"] = _HOME.name
os.environ.pop("PARALLAX_DATABASE", None)

# The same examples in every run and no clock: a failing run tells of a change, not of luck or of a busy machine.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

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
