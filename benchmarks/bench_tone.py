"""Tone toward a target on labelled news: `python -m benchmarks.bench_tone FOLDER`.

The folder holds NewsMTSC (Hamborg & Donnay 2021, https://github.com/fhamborg/NewsMTSC, MIT) as JSON lines. Of
train.jsonl the tenth of the articles that training held back is scored, of every other file in the folder all.
Prints macro-F1, accuracy of all calls and of the 80% that the model is surest of, the calibration error (expected,
10 bins: Naeini et al. 2015) and sentences a second, beside two baselines: the commonest label, and logistic
regression on TF-IDF with the target masked, trained on the rest of train.jsonl. Ends 1 below the floors in
tests/quality/floors.toml.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np

from analysis.framing.tone import score_texts
from training.tone_data import LABELS, macro_f1, read

ROOT = Path(__file__).parents[1]

NAMES = ("unfavourable", "neutral", "favourable")
COVERAGE = 0.8


def calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """The mean gap between confidence and accuracy over bins of equal width, weighted by their size."""
    edges = np.minimum((confidence * bins).astype(int), bins - 1)
    parts = [edges == b for b in range(bins)]
    return float(sum(p.mean() * abs(confidence[p].mean() - right[p].mean()) for p in parts if p.any()))


def masked(row: dict[str, Any]) -> str:
    start, end = row["spans"][0]
    return f"{row['text'][:start]} targetword {row['text'][end:]}"


def baseline(learn: list[dict[str, Any]], check: list[dict[str, Any]]) -> np.ndarray:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), LogisticRegression(C=10))
    model.fit([masked(r) for r in learn], [r["label"] for r in learn])
    return np.asarray(model.predict([masked(r) for r in check]))


def measure(name: str, rows: list[dict[str, Any]], learn: list[dict[str, Any]]) -> dict[str, float]:
    gold = np.array([r["label"] for r in rows])
    asked = [{"text": r["text"], "start": r["spans"][0][0], "end": r["spans"][0][1]} for r in rows]
    next(score_texts(asked[:1]))  # the model is loaded before the clock starts
    began = time.perf_counter()
    shares = np.array([[found[n] for n in NAMES] for found in score_texts(asked)])
    seconds = time.perf_counter() - began
    guess, confidence = shares.argmax(1), shares.max(1)
    right = guess == gold
    surest = np.argsort(-confidence, kind="stable")[: round(COVERAGE * len(rows))]
    figures = {
        "macro_f1": macro_f1(gold, guess),
        "accuracy": float(right.mean()),
        "accuracy_at_80": float(right[surest].mean()),
        "calibration_error": calibration_error(confidence, right),
        "sentences_a_second": len(rows) / seconds,
    }
    print(f"{name} ({len(rows)} targets): " + ", ".join(f"{k} {v:.3f}" for k, v in figures.items()))
    commonest = np.full(len(gold), np.bincount(gold, minlength=len(LABELS)).argmax())
    print(f"  baselines, macro-F1: commonest {macro_f1(gold, commonest):.3f}", end="")
    print(f", TF-IDF {macro_f1(gold, baseline(learn, rows)):.3f}" if learn else "")
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    floors = tomllib.loads((ROOT / "tests/quality/floors.toml").read_text("utf-8"))["tone"]
    files = sorted(folder.glob("*.jsonl"))
    train = [row for f in files if f.name == "train.jsonl" for row in read(f)]
    learn = [row for row in train if not row["held"]]
    parts = {f.stem: read(f) for f in files if f.name != "train.jsonl"}
    if train:
        parts["train, held back"] = [row for row in train if row["held"]]
    short = []
    for name, rows in parts.items():
        found = measure(name, rows, learn)
        short += [f"{name}: {k}" for k in ("macro_f1", "accuracy_at_80", "sentences_a_second") if found[k] < floors[k]]
        short += [f"{name}: calibration_error"] * (found["calibration_error"] > floors["calibration_error"])
    for line in short:
        print(f"below the floor: {line}")
    return int(bool(short) or not parts)


if __name__ == "__main__":
    sys.exit(main())
