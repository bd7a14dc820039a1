"""The measures as docs/method describes them, and what the quality gate holds them to. Pure: no streamlit here.

A measure is one file of docs/method, a heading and text in Markdown; its file's name is its id in links. The floors
are those of tests/quality/floors.toml, which an installation may lack: then none are shown.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "method"
FLOORS = ROOT / "tests" / "quality" / "floors.toml"

# Reading order; a file that is not named here comes after these.
_ORDER = (
    *("cleaning", "names", "entities", "corrections", "voices", "sources", "topics", "keyness", "overlap"),
    *("claims", "centrality", "conflicts", "targets", "labels", "agency", "tone", "frames", "differences"),
)
_FENCE = re.compile(r"^\s*```")
_AT_MOST = re.compile(r"made_up$|wrong$|error$|false_alarms")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: `title` and `text` (Markdown without the title's line)."""

    measure_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that the quality gate holds: `words` say what is measured, `bound` how far it may go."""

    words: str
    bound: str


# What the floors measure, in words, and the measure that they belong to: (section, key) -> (measure, words).
_MEANING = {
    ("cleaning", "pasted_page_f1"): ("cleaning", "Pages pasted whole, F1 of the article’s text"),
    ("cleaning", "web_page_f1"): ("cleaning", "Pages saved as .html, F1 of the article’s text"),
    ("names", "precision"): ("names", "Precision on the project’s own pairs of names"),
    ("names", "f1"): ("names", "F1 on the same"),
    ("topics", "story_stability"): (
        "topics",
        "Stability on the shipped story, mean Jaccard index of the top ten terms",
    ),
    ("voices", "gold_speakers_found"): ("voices", "Speakers found in the shipped story, of 14"),
    ("voices", "gold_speakers_wrong"): ("voices", "Speakers given there that one coder does not list"),
    ("voices", "polnear_content_f1"): ("voices", "Attributed words, F1 over tokens, PolNeAR"),
    ("voices", "polnear_sources_found"): ("voices", "Sources found, PolNeAR"),
    ("targets", "sentence_f1_bases"): ("targets", "Sentences on the shipped story's first target, F1"),
    ("targets", "sentence_f1_leadership"): ("targets", "Sentences on the shipped story's second target, F1"),
    ("targets", "meantime_sentence_f1"): ("targets", "Sentences on twenty other targets, mean F1, MEANTIME"),
    ("targets", "labels_found"): ("labels", "Labels found, of those that one coder noted"),
    ("targets", "labels_made_up"): ("labels", "Labels given that the coder did not note"),
    ("framing", "tone_alpha"): ("tone", "Agreement with one coder where a call is made, Krippendorff’s alpha"),
    ("framing", "frames_alpha"): ("frames", "Agreement with one coder, Krippendorff’s alpha"),
    ("framing", "narrative_macro_f1"): ("frames", "Five narrative frames without training, macro-F1"),
    ("tone", "macro_f1"): ("tone", "NewsMTSC, macro-F1"),
    ("tone", "accuracy_at_80"): ("tone", "Accuracy on the four fifths that it is surest of"),
    ("tone", "calibration_error"): ("tone", "Calibration error"),
    ("tone", "sentences_a_second"): ("tone", "Sentences a second on two cores"),
    ("overlap", "planted_f1_to_5_percent"): ("overlap", "Planted passages with up to 5% of the words changed, F1"),
    ("overlap", "planted_f1_at_10_percent"): ("overlap", "The same with 10% changed"),
    ("overlap", "planted_f1_at_20_percent"): ("overlap", "The same with 20% changed"),
    ("overlap", "false_alarms_per_1000_pairs"): ("overlap", "False alarms in 1,000 pairs of unrelated texts"),
    ("overlap", "paraphrases_found"): ("overlap", "Paraphrases found, of 10"),
    ("overlap", "paraphrases_made_up"): ("overlap", "Pairs taken for paraphrases that are none, of 10"),
}


def measures(folder: Path = FOLDER) -> dict[str, Measure]:
    """The measures by id in reading order; none where the folder is missing."""
    found = {path.stem: _measure(path) for path in sorted(folder.glob("*.md"))}
    ordered = [i for i in _ORDER if i in found] + [i for i in found if i not in _ORDER]
    return {i: found[i] for i in ordered}


def floors(measure_id: str, file: Path = FLOORS) -> list[Floor]:
    """What the gate holds of a measure, in the file's order; none where the file is missing."""
    if not file.is_file():
        return []
    text = file.read_text(encoding="utf-8")
    found = []
    for section, keys in tomllib.loads(text).items():
        for key, value in keys.items():
            owner, words = _MEANING.get((section, key), (section, key.replace("_", " ").capitalize()))
            if owner == measure_id:
                found.append(Floor(words, f"{'at most' if _AT_MOST.search(key) else 'at least'} {_figure(value)}"))
    return found


def _measure(path: Path) -> Measure:
    title, _, text = path.read_text(encoding="utf-8").lstrip().partition("\n")
    return Measure(path.stem, title.lstrip("# ").strip(), _below_title(text).strip())


def _below_title(text: str) -> str:
    """The text with its headings one level down, since the page sets the title; code stays as it is."""
    lines, code = [], False
    for line in text.splitlines():
        code ^= bool(_FENCE.match(line))
        lines.append(f"#{line}" if line.startswith("#") and not code else line)
    return "\n".join(lines)


def _figure(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"
