"""A made-up story whose every text is out to do harm, and the shipped story ready to be reported."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.study import Study
from analysis.tables import tables
from analysis.types import Analysis, Skipped, Target
from dashboard.link import View
from dashboard.story import Story, members
from tests.dashboard import made_up

HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.com","x")',
    "../../x",
    "\u202eevil\u202c מבזק حرب 🔥👩‍👩‍👧",
    "</style><img src=x onerror=alert(1)> [x](javascript:alert(1)) `*_~$x$` {{7*7}} &amp;",
    "Ω" * 10_000,
)


def hostile() -> tuple[Study, Analysis]:
    """The made-up story, with titles, outlets, addresses, targets and file names that would be run or rendered."""
    study, found = made_up.study(), made_up.analysis()
    known = [
        replace(a, title=HOSTILE[n], outlet=HOSTILE[-1 - n], url="javascript:alert(1)", origin="../../etc/passwd")
        for n, a in enumerate(study.articles)
    ]
    frames = tuple(replace(f, name=HOSTILE[n], definition=HOSTILE[4]) for n, f in enumerate(study.codebook))
    targets = (Target("dam", HOSTILE[4], ("dam",)),)
    skipped = (Skipped(HOSTILE[0], HOSTILE[1], HOSTILE[2]),)
    study = replace(study, title=HOSTILE[4], articles=tuple(known), targets=targets, codebook=frames, skipped=skipped)
    cleaned = tuple(
        replace(c, article=a, title=a.title, upstream=HOSTILE[3]) for c, a in zip(found.articles, known, strict=True)
    )
    claims = tuple(replace(c, text=HOSTILE[0]) for c in found.claims)
    found = replace(
        found,
        title=study.title,
        articles=cleaned,
        targets=targets,
        codebook=frames,
        skipped=skipped,
        claims=claims,
        warnings=(HOSTILE[0],),
    )
    return study, found


def story_of(study: Study, analysis: Analysis) -> Story:
    """What a report is made from."""
    return Story(View(), "", study, analysis, tables(analysis), members(analysis), "light")


@pytest.fixture(scope="session")
def shipped(study, analysis_result) -> Story:
    """The shipped story."""
    return story_of(study, analysis_result)


@pytest.fixture(scope="session")
def evil() -> Story:
    """The hostile one."""
    return story_of(*hostile())
