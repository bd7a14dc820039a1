"""Sentences that speak of a target, in stories of another kind: `python -m benchmarks.bench_targets FOLDER [--show]`.

FOLDER holds MEANTIME (English: 120 Wikinews articles on four themes; Minard et al. 2016; CC BY 4.0): meantime.conll
and entities_mentions.json. Only the sentences that its annotators worked on count. In each theme the five entities
that most sentences mention are targets, each given by the one name that it bears most often; asked is in which
sentences any mention of its chain stands, pronouns and noun phrases included. The baseline looks for that name as
written. Ends 1 below the floor in tests/quality/floors.toml.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analysis.entities import find_entities
from analysis.ids import slug
from analysis.language import annotate
from analysis.targets import find_target_mentions
from analysis.types import Target
from benchmarks.bench_chains import KINDS, read_texts

ROOT = Path(__file__).parents[1]
TARGETS = 5
Sentences = set[tuple[str, int]]


def chains(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The mentions of each entity, by theme and chain."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in json.loads((folder / "entities_mentions.json").read_text(encoding="utf-8")):
        if mention["mention_type"] in KINDS:
            chain = re.sub(r"^(?:cross_|intra_)+", "", mention["coref_chain"])
            theme = mention["conll_doc_key"].split("/")[0]
            found[f"{theme}\t{chain}"].append(mention)
    return found


def best_name(mentions: Iterable[dict[str, Any]]) -> str | None:
    names = Counter(
        re.sub(r"^[Tt]he ", "", m["tokens_str"])
        for m in mentions
        if m["mention_head_pos"] == "PROPN" and m["tokens_str"]
    )
    return max(sorted(names), key=lambda n: names[n]) if names else None


def f1(gold: Sentences, found: Sentences) -> float:
    return 2 * len(gold & found) / max(1, len(gold) + len(found))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print the sentences that were missed and made up")
    arguments = parser.parse_args()
    articles, starts = read_texts(arguments.folder / "meantime.conll")
    by_theme: dict[str, list[tuple[str, str, list[dict[str, Any]]]]] = defaultdict(list)
    for key, mentions in chains(arguments.folder).items():
        name = best_name(mentions)
        if name:
            by_theme[key.split("\t")[0]].append((key, name, mentions))
    ours, plain = [], []
    for theme in sorted(by_theme):
        documents = annotate([articles[d] for d in sorted(articles) if d.startswith(f"{theme}/")])
        mentions, entities = find_entities(documents)
        places = {
            (d.article_id, i): n for d in documents for n, s in enumerate(d.sentences) for i in range(s.start, s.end)
        }

        def sentence(article: str, at: int, places: dict[tuple[str, int], int] = places) -> tuple[str, int]:
            return article, places.get((article, at), -1)

        read = {
            sentence(m["conll_doc_key"], starts[place])
            for _, _, chain in by_theme[theme]
            for m in chain
            if (place := (m["conll_doc_key"], m["sent_id"], m["mention_head_id"])) in starts
        }
        largest = sorted(by_theme[theme], key=lambda c: (-len({(m["doc_id"], m["sent_id"]) for m in c[2]}), c[0]))
        for _, name, chain in largest[:TARGETS]:
            spots = [(m["conll_doc_key"], m["sent_id"], m["mention_head_id"]) for m in chain]
            gold = {sentence(p[0], starts[p]) for p in spots if p in starts}
            target = Target(slug(name), name, names=(name,))
            rows = find_target_mentions(documents, [target], mentions, entities, [])
            found = {sentence(m.article_id, m.start) for m in rows}
            written = {
                sentence(d.article_id, m.start()) for d in documents for m in re.finditer(re.escape(name), d.raw)
            }
            found, written = found & read, written & read
            ours.append(f1(gold, found))
            plain.append(f1(gold, written))
            print(f"{theme:16} {name:28} {len(gold):4d} sentences, F1 {ours[-1]:.3f}, name as written {plain[-1]:.3f}")
            if arguments.show:
                texts = {(d.article_id, n): s.text for d in documents for n, s in enumerate(d.sentences)}
                for label, group in (("missed", gold - found), ("made up", found - gold)):
                    for place in sorted(group)[:6]:
                        print(f"    {label}: {texts.get(place, place)}")
    figure = sum(ours) / len(ours)
    print(f"mean F1 {figure:.3f}, name as written {sum(plain) / len(plain):.3f}")
    floors = tomllib.loads((ROOT / "tests/quality/floors.toml").read_text("utf-8"))
    return int(figure < floors["targets"]["meantime_sentence_f1"])


if __name__ == "__main__":
    sys.exit(main())
