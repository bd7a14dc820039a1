"""What the quality gate holds, in words for a reader. Pure: no streamlit here.

The floors are those of tests/quality/floors.toml, which an installation may lack: then none are shown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).resolve().parent.parent / "tests" / "quality" / "floors.toml"

_AT_MOST = re.compile(r"made_up$|wrong$|error$|false_alarms|false_merges$")


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that the quality gate holds: `words` say what is measured, `bound` how far it may go."""

    words: str
    bound: str


# What the floors measure, in words, and the measure that they belong to: section -> key -> (measure, words).
MEANING = {
    "cleaning": {
        "pasted_page_f1": ("cleaning", "Pages pasted whole, F1 of the article’s text"),
        "web_page_f1": ("cleaning", "Pages saved as .html, F1 of the article’s text"),
    },
    "names": {
        "precision": ("names", "Of pairs called one name, the share that are one; the project’s own pairs"),
        "f1": ("names", "F1 on the same pairs"),
    },
    "entities": {
        "conllpp_f1": ("entities", "Names found with their kind in 131 unseen news texts, F1"),
        "conllpp_person_f1": ("entities", "People’s names in the same texts, F1"),
        "meantime_points_over_baseline": (
            "entities",
            "What stands for whom across 120 unseen articles: points of CoNLL F1 above joining equal words",
        ),
        "people_b_cubed_f1": ("entities", "Mentions of people under one entity in invented stories, B-cubed F1"),
        "people_found": ("entities", "People found in these stories, of 270"),
        "people_false_merges": ("entities", "Two people of these stories taken for one"),
        "pronoun_precision": ("entities", "Of pronouns given to somebody, the share that are right; unseen texts"),
        "nominal_precision": ("entities", "Of nouns given to somebody, the share that are right; unseen texts"),
    },
    "topics": {
        "story_stability": ("topics", "Stability on the shipped story, mean Jaccard index of the top ten terms"),
        "bbc_npmi_over_baseline": (
            "topics",
            "How well a topic’s terms go together (NPMI) on BBC news, as a multiple of the baseline’s",
        ),
        "bbc_diversity": ("topics", "Share of the topics’ top terms that only one topic has, BBC news"),
    },
    "voices": {
        "gold_speakers_found": ("voices", "Speakers found in the shipped story, of 14"),
        "gold_speakers_wrong": ("voices", "Speakers given there that one coder does not list"),
        "polnear_content_f1": ("voices", "Attributed words, F1 over tokens, PolNeAR"),
        "polnear_sources_found": ("voices", "Sources found, PolNeAR"),
    },
    "targets": {
        "sentence_f1_bases": ("targets", "Sentences on the shipped story's first target, F1"),
        "sentence_f1_leadership": ("targets", "Sentences on the shipped story's second target, F1"),
        "meantime_sentence_f1": ("targets", "Sentences on twenty other targets, mean F1, MEANTIME"),
        "labels_found": ("labels", "Labels found, of those that one coder noted"),
        "labels_made_up": ("labels", "Labels given that the coder did not note"),
    },
    "framing": {
        "tone_alpha": ("tone", "Agreement with one coder where a call is made, Krippendorff’s alpha"),
        "frames_alpha": ("frames", "Agreement with one coder, Krippendorff’s alpha"),
        "narrative_macro_f1": ("frames", "Five narrative frames without training, macro-F1"),
        "generic_macro_f1": ("frames", "Fourteen generic frames without training on 42 invented articles, macro-F1"),
    },
    "tone": {
        "macro_f1": ("tone", "NewsMTSC, macro-F1"),
        "accuracy_at_80": ("tone", "Accuracy on the four fifths that it is surest of"),
        "calibration_error": ("tone", "Gap between how sure it says it is and how often it is right"),
        "sentences_a_second": ("tone", "Sentences a second on two cores"),
    },
    "overlap": {
        "planted_f1_to_5_percent": ("overlap", "Planted passages with up to 5% of the words changed, F1"),
        "planted_f1_at_10_percent": ("overlap", "The same with 10% changed"),
        "planted_f1_at_20_percent": ("overlap", "The same with 20% changed"),
        "false_alarms_per_1000_pairs": ("overlap", "False alarms in 1,000 pairs of unrelated texts"),
        "paraphrases_found": ("overlap", "Paraphrases found, of 10"),
        "paraphrases_made_up": ("overlap", "Pairs taken for paraphrases that are none, of 10"),
    },
    "claims": {
        "story_best_f1": ("claims", "Pairs of sentences that say the same, shipped story, best F1 over thresholds"),
        "story_right_of_first_20": ("claims", "Right ones among the twenty surest pairs of the shipped story"),
        "story_joined_precision": ("claims", "Of pairs joined into one claim there, the share that one coder joins"),
        "made_up_joined_precision": ("claims", "The same on invented stories"),
        "made_up_joined_f1": ("claims", "F1 of joined pairs on invented stories"),
        "meantime_over_best_baseline": ("claims", "Average precision on MEANTIME as a multiple of the best baseline’s"),
    },
}


# What a reader from outside needs to know of the figures' names: pattern in the words -> explanation.
_TERMS = {
    r"\bF1\b": "F1 joins two shares: how much of what is there is found, and how much of what is found is right.",
    r"macro-F1": "Macro-F1 is the mean over the classes, so that a rare one counts as much as a common one.",
    r"B-cubed": "B-cubed compares, for each mention, those it was put together with and those it belongs with.",
    r"CoNLL F1": "CoNLL F1 is the mean of three such figures on what stands for whom.",
    r"alpha": "Krippendorff’s alpha is agreement beyond chance: 0 is what guessing gives.",
    r"Jaccard": "A Jaccard index is the share of what two lists have in common.",
    r"NPMI": "NPMI tells how much more often words stand together than chance would have it.",
    r"MEANTIME|PolNeAR|NewsMTSC": "MEANTIME, PolNeAR and NewsMTSC are published collections of news coded by people.",
}


def explained(held: Sequence[Floor]) -> list[str]:
    """What the figures' names mean, a sentence each, for those that stand in the words."""
    words = " ".join(floor.words for floor in held)
    return [said for pattern, said in _TERMS.items() if re.search(pattern, words)]


def floors(measure_id: str, file: Path = FLOORS) -> list[Floor]:
    """What the gate holds of a measure, in the file's order; none where the file is missing."""
    if not file.is_file():
        return []
    found = []
    for section, keys in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for key, value in keys.items():
            plain = (section, key.replace("_", " ").capitalize())
            owner, words = MEANING.get(section, {}).get(key, plain)
            bound = "at most" if _AT_MOST.search(key) else "at least"
            if owner == measure_id and (value or bound == "at most"):  # at least nothing holds nothing
                found.append(Floor(words, f"{bound} {_figure(value)}"))
    return found


def _figure(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"
