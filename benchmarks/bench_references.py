"""Pronouns and noun phrases that stand for a name: precision and recall, beside the nearest name that fits.

    python -m benchmarks.bench_references FOLDER [--errors]

FOLDER holds GUM (Zeldes 2017, the GUM corpus; annotations CC BY 4.0) as CoNLL-U. Every second document is kept back and
reported apart. A reference is right if its head lies in a gold mention of the chain that most mentions by name of its
entity belong to. Recall is over the third-person singular pronouns of people (he, she and their forms) whose chain
has a name that was found. The baseline gives each pronoun the person named last. Ends 1 below a floor of floors.toml.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from analysis.entities import COUNTED, find_entities
from analysis.language import annotate
from analysis.types import Article, CleanArticle, Form, Mention, Paragraph

ROOT = Path(__file__).parents[1]
PRONOUNS = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}


@dataclass
class Gold:
    """A document of the bank: its text and its mentions as `(start, end, head start, chain)`."""

    article: CleanArticle
    mentions: list[tuple[int, int, int, str]] = field(default_factory=list)


def read(file: Path) -> Gold:
    text, opened, mentions = "", [], []
    starts: list[int] = []
    ends: list[int] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar ") or line == "# newpar":
            text = text.rstrip(" ") + ("\n" if text else "")
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        starts.append(len(text))
        text += columns[1]
        ends.append(len(text))
        if "SpaceAfter=No" not in columns[9]:
            text += " "
        entity = re.search(r"Entity=([^|]+)", columns[9])
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", entity[1]) if entity else []:
            here = len(starts) - 1
            if piece.startswith("("):
                fields = piece.strip("()").split("-")
                heads = [f for f in fields if re.fullmatch(r"\d+(,\d+)*", f)]
                opened.append((fields[0], here, int(heads[1 if len(heads) > 1 else 0].split(",")[0]) if heads else 1))
            if piece.endswith(")"):
                chain = piece.strip("()").split("-")[0]
                at = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == chain), None)
                if at is not None:
                    _, first, head = opened.pop(at)
                    head = first + min(head - 1, here - first)
                    mentions.append((starts[first], ends[here], starts[head], chain))
    paragraphs = [Paragraph(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return Gold(CleanArticle(Article(file.stem, text), None, tuple(paragraphs), ()), mentions)


def chain_at(gold: Gold, start: int, end: int) -> str | None:
    """The chain of the smallest gold mention whose head lies in the span, whole mentions first."""
    fits = [(abs(m[0] - start) + abs(m[1] - end), m[3]) for m in gold.mentions if start <= m[2] < end]
    return min(fits)[1] if fits else None


def judge(gold: Gold, mentions: list[Mention], told: list[tuple[int, int, Form, str]]) -> Counter[str]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for m in mentions:
        chain = chain_at(gold, m.start, m.end)
        if m.form in COUNTED and chain:
            names[m.entity_id][chain] += 1
    chain_of = {entity: seen.most_common(1)[0][0] for entity, seen in names.items()}
    counts: Counter[str] = Counter()
    for start, end, form, entity in told:
        counts[f"{form} told"] += 1
        counts[f"{form} right"] += chain_of.get(entity, "") == chain_at(gold, start, end)
    found_chains = set(chain_of.values())
    counts["asked"] = sum(
        gold.article.raw[m[0] : m[1]].lower() in PRONOUNS and m[3] in found_chains for m in gold.mentions
    )
    return counts


def nearest(gold: Gold, mentions: list[Mention]) -> list[tuple[int, int, Form, str]]:
    people = sorted((m.start, m.entity_id) for m in mentions if m.kind == "person" and m.form in COUNTED)
    found = []
    for match in re.finditer(rf"\b(?:{'|'.join(PRONOUNS)})\b", gold.article.raw, re.IGNORECASE):
        before = [e for start, e in people if start < match.start()]
        if before:
            found.append((*match.span(), Form.PRONOUN, before[-1]))
    return found


def report(name: str, counts: Counter[str], form: str) -> float:
    told, right = counts[f"{form} told"], counts[f"{form} right"]
    recall = f", recall {right / counts['asked']:.3f}" if form == "pronoun" else ""
    print(f"{name:34} {form:8} {told:4} told, precision {right / max(told, 1):.3f}{recall}")
    return right / max(told, 1)


def main(folder: Path, errors: bool) -> int:
    reached = {}
    files = sorted(folder.glob("*.conllu"))
    for part, chosen in (("worked on", files[::2]), ("kept back", files[1::2])):
        ours: Counter[str] = Counter()
        base: Counter[str] = Counter()
        for file in chosen:
            gold = read(file)
            documents = annotate([gold.article])
            mentions, _ = find_entities(documents)
            told = [(m.start, m.end, m.form, m.entity_id) for m in mentions if m.form in {Form.PRONOUN, Form.NOMINAL}]
            ours += judge(gold, mentions, told)
            base += judge(gold, mentions, nearest(gold, mentions))
            if errors and part == "worked on":
                show(gold, mentions, told)
        for form in ("pronoun", "nominal"):
            reached[part, form] = report(f"{part}, find_references", ours, form)
        report(f"{part}, the person named last", base, "pronoun")
    floors = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text(encoding="utf-8")).get("entities", {})
    below = [f for f in ("pronoun", "nominal") if reached["kept back", f] < floors.get(f"{f}_precision", 0)]
    print(*(f"{form} precision is below its floor" for form in below), sep="\n", end="")
    return bool(below)


def show(gold: Gold, mentions: list[Mention], told: list[tuple[int, int, Form, str]]) -> None:
    for one in told:
        counts = judge(gold, mentions, [one])
        if not counts[f"{one[2]} right"]:
            raw = gold.article.raw
            print(
                "   ",
                one[2],
                one[3],
                repr(raw[max(0, one[0] - 110) : one[0]]),
                "[[",
                raw[one[0] : one[1]],
                "]]",
                raw[one[1] : one[1] + 30],
            )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), "--errors" in sys.argv))
