"""`same_name` on pairs of names, beside a token-sort ratio of 85: precision, recall, F1.

    python -m benchmarks.bench_names [FOLDER] [--errors]

FOLDER holds latin_variants_*.tsv (without it only the project's own pairs are scored): spellings in Latin script that
go back to one Arabic or Russian word (Wikidata, CC0; noisy: different names stand under one word). Pairs of one row
are put together as full names, two words each; false pairs differ in one word, which is the likest word of forty other
rows. Beside them benchmarks/name_pairs.tsv, made for
this project. The words that calibrate are the even rows; the odd rows are kept back. Ends 1 below a floor of
tests/quality/floors.toml.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.fuzz import token_sort_ratio

from analysis.names import same_name
from analysis.names.spelling import likeness

ROOT = Path(__file__).parents[1]
PAIRS = 1500  # true and as many false ones from each file
Pair = tuple[str, str, bool]


def own_pairs() -> list[Pair]:
    """The project's own pairs: two names and 1 (the same) or 0 a line."""
    text = (ROOT / "benchmarks" / "name_pairs.tsv").read_text(encoding="utf-8")
    return [(a, b, mark == "1") for a, b, mark in (line.split("	") for line in text.splitlines())]


def spelling_pairs(file: Path, part: int) -> list[Pair]:
    """Full names from every second row: a word in two spellings beside another in two spellings, or beside a third."""
    dice = random.Random(5)  # noqa: S311
    rows = [line.split("\t")[1].split("|") for line in file.read_text(encoding="utf-8").splitlines()][part::2]
    rows = [[w for w in row if w.isalpha() and len(w) > 2] for row in rows]
    rows = [row for row in rows if len(row) > 1]
    pairs: list[Pair] = []
    for _ in range(PAIRS):
        left, right = dice.sample(range(len(rows)), 2)
        a, b = dice.sample(rows[left], 2)
        c, d = dice.sample(rows[right], 2)
        pairs.append((f"{a} {c}".title(), f"{b} {d}".title(), True))
        others = dice.sample([n for n in range(len(rows)) if n not in (left, right)], 40)
        near = max((w for n in others for w in rows[n] if w not in rows[right]), key=lambda w: likeness(w, d))
        pairs.append((f"{a} {c}".title(), f"{b} {near}".title(), False))
    return pairs


def figures(pairs: list[Pair], decide: Callable[[str, str], bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs called the same."""
    told = [(decide(a, b), same) for a, b, same in pairs]
    right = sum(t and s for t, s in told)
    precision, recall = right / max(sum(t for t, _ in told), 1), right / max(sum(s for _, s in told), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main(folder: Path | None, errors: bool) -> int:
    sets = {"own pairs": own_pairs()}
    for file in sorted(folder.glob("latin_variants_*.tsv")) if folder else ():
        sets[f"{file.stem}, calibrating"] = spelling_pairs(file, 0)
        sets[f"{file.stem}, kept back"] = spelling_pairs(file, 1)
    reached = {}
    for name, pairs in sets.items():
        ours = figures(pairs, lambda a, b: same_name(a, b).same is True)
        plain = figures(pairs, lambda a, b: token_sort_ratio(a.lower(), b.lower()) >= 85)
        print(f"{name:50} {len(pairs):5} pairs  same_name {ours[0]:.3f}/{ours[1]:.3f}/{ours[2]:.3f}  "
              f"token-sort {plain[0]:.3f}/{plain[1]:.3f}/{plain[2]:.3f}  (P/R/F1)")  # fmt: skip
        reached[name] = ours
        if errors:
            for a, b, same in pairs[:600]:
                match = same_name(a, b)
                if (match.same is True) != same:
                    print("   ", "missed" if same else "FALSE", a, "|", b, match.score, match.reasons)
    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text(encoding="utf-8"))["names"]
    below = [
        k
        for k, v in zip(("precision", "f1"), (reached["own pairs"][0], reached["own pairs"][2]), strict=True)
        if v < floors[k]
    ]
    print(*(f"{k} is below its floor {floors[k]}" for k in below), sep="\n")
    return bool(below)


if __name__ == "__main__":
    given = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    sys.exit(main(given[0] if given else None, "--errors" in sys.argv))
