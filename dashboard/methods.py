"""The measures as docs/method describes them. Pure: no streamlit here.

A measure is one file of docs/method, a heading and text in Markdown; its file's name is its id in links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "method"

# Reading order; a file that is not named here comes after these.
_ORDER = (
    *("cleaning", "names", "entities", "corrections", "voices", "sources", "topics", "keyness", "overlap"),
    *("claims", "centrality", "conflicts", "targets", "labels", "agency", "tone", "frames", "differences"),
)
_FENCE = re.compile(r"^\s*```")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: `title`, `short` (a lay reader's sentence, None = not written) and `text` (Markdown, no title)."""

    measure_id: str
    title: str
    text: str
    short: str | None = None


# What a measure tells a reader who knows the story and not the method: the first thing the page says of it.
_IN_SHORT = {
    "cleaning": "Takes menus, advertisements and other page furniture out, so that only the article is measured.",
    "names": "Tells whether two spellings are one name, and says why; where it cannot tell, it leaves them apart.",
    "entities": "Who and what the story names, under all its spellings, and how often.",
    "corrections": "How your own merges, splits and names are kept and applied on top of what was found.",
    "voices": "Tells the article’s own words from those it quotes or reports, and whose these are.",
    "sources": "Whom each article cites, and in what way.",
    "topics": "What the corpus speaks of, found from words that come together. It says nothing of how it is spoken of.",
    "keyness": "Which words one article uses more than the others, and how sure that is.",
    "overlap": "Which articles share text, and so how many independent texts there really are.",
    "claims": "Which statements several articles make, and which only one makes.",
    "centrality": "Of what only one article says, what is near the middle of the story.",
    "conflicts": "Where sentences on the same matter give different figures or dates.",
    "targets": "Where an article speaks of the person, group, place or thing that you ask about.",
    "labels": "What an article calls it: the words themselves, in the article’s voice or somebody else’s.",
    "agency": "Whether it acts or something is done to it, and with which verbs.",
    "tone": "Whether a sentence speaks of it favourably, unfavourably or neither. About one call in six is wrong, and "
    "where the model is unsure it says so. Read the sentences before you quote the figure.",
    "frames": "What an article makes the matter a question of, by a codebook that you can read and change. Good for "
    "seeing where to look; which frame a single sentence carries is often open to dispute among people, too.",
    "differences": "Where an article differs from the others by more than chance would explain.",
}


def measures(folder: Path = FOLDER) -> dict[str, Measure]:
    """The measures by id in reading order; none where the folder is missing."""
    found = {path.stem: _measure(path) for path in sorted(folder.glob("*.md"))}
    ordered = [i for i in _ORDER if i in found] + [i for i in found if i not in _ORDER]
    return {i: found[i] for i in ordered}


def _measure(path: Path) -> Measure:
    title, _, text = path.read_text(encoding="utf-8").lstrip().partition("\n")
    return Measure(path.stem, title.lstrip("# ").strip(), _below_title(text).strip(), _IN_SHORT.get(path.stem))


def _below_title(text: str) -> str:
    """The text with its headings one level down, since the page sets the title; code stays as it is."""
    lines, code = [], False
    for line in text.splitlines():
        code ^= bool(_FENCE.match(line))
        lines.append(f"#{line}" if line.startswith("#") and not code else line)
    return "\n".join(lines)
