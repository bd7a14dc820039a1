"""Chains of named entities across articles, beside the same-head-lemma baseline: CoNLL F1 (MUC, B-cubed, CEAFe).

    python -m benchmarks.bench_chains FOLDER

FOLDER holds MEANTIME (English: 120 Wikinews articles on four themes; Minard et al. 2016; CC BY 4.0): meantime.conll and
entities_mentions.json, from which the heads come. Each theme is read as one story. Scored are the gold mentions of
people, organisations and places whose head is a proper noun and lies in a name that was found inside the mention; the
baseline puts mentions with the same head lemma into one chain. A chain that bears its number with and without the mark
"cross" or "intra" is one. Ends 1 below a floor of tests/quality/floors.toml.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

from analysis.entities import find_entities
from analysis.language import annotate
from analysis.types import Article, CleanArticle, Paragraph
from benchmarks.coreference_scores import b_cubed, ceaf_e, conll, muc

ROOT = Path(__file__).parents[1]
KINDS = {"PER", "ORG", "LOC"}
Place = tuple[str, int, int]  # document, sentence, token


def read_texts(file: Path) -> tuple[dict[str, CleanArticle], dict[Place, int]]:
    """The articles (a sentence a line) and where each token starts in its article's text."""
    texts: dict[str, list[str]] = defaultdict(list)
    starts: dict[Place, int] = {}
    last: dict[str, int] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        document, sentence, token, word = line.split("\t")[:4]
        pieces = texts[document]
        if pieces:
            pieces.append(" " if last[document] == int(sentence) else "\n")
        starts[document, int(sentence), int(token)] = sum(map(len, pieces))
        pieces.append(word)
        last[document] = int(sentence)
    articles = {}
    for document, pieces in texts.items():
        raw = "".join(pieces)
        paragraphs = tuple(Paragraph(m.start(), m.end(), n == 0) for n, m in enumerate(re.finditer(r"[^\n]+", raw)))
        articles[document] = CleanArticle(Article(document, raw), None, paragraphs, ())
    return articles, starts


def main(folder: Path) -> int:
    articles, starts = read_texts(folder / "meantime.conll")
    gold_mentions = json.loads((folder / "entities_mentions.json").read_text(encoding="utf-8"))
    ids = {document: document for document in articles}
    gold: dict[Place, str] = {}
    heads: dict[Place, str] = {}
    reach: dict[Place, tuple[int, int]] = {}
    for m in gold_mentions:
        place = (ids.get(m["conll_doc_key"]), m["sent_id"], m["mention_head_id"])
        if m["mention_type"] in KINDS and m["mention_head_pos"] == "PROPN" and place in starts:
            gold[place] = re.sub(r"^(?:cross_|intra_)+", "", m["coref_chain"])  # the same entity under either mark
            tokens = [(place[0], m["sent_id"], n) for n in (min(m["tokens_number"]), max(m["tokens_number"]) + 1)]
            reach[place] = (starts[tokens[0]], starts.get(tokens[1], starts[place] + 1000))
            heads[place] = f"{m['topic']} {m['mention_head_lemma'].lower()}"
    totals = []
    for theme in sorted({d.split("/")[0] for d in articles}):
        story = [articles[d] for d in sorted(articles) if d.startswith(f"{theme}/")]
        mentions, _ = find_entities(annotate(story))
        told: dict[Place, str] = {}
        for place in gold:
            if place[0].startswith(f"{theme}/"):
                at = starts[place]
                first, last = reach[place]
                own = next(
                    (m for m in mentions if m.article_id == place[0] and first <= m.start <= at < m.end <= last), None
                )
                if own:
                    told[place] = own.entity_id
        wanted = {p: gold[p] for p in told}
        base = {p: heads[p] for p in told}
        asked = sum(p[0].startswith(f"{theme}/") for p in gold)
        totals.append((len(told), conll(wanted, told), conll(wanted, base)))
        scores = f"MUC {muc(wanted, told):.3f} B3 {b_cubed(wanted, told)[2]:.3f} CEAFe {ceaf_e(wanted, told):.3f}"
        print(
            f"{theme:16} {len(told)} of {asked} mentions found; ours: {scores} CoNLL {conll(wanted, told):.3f}; ",
            end="",
        )
        print(f"same head lemma {conll(wanted, base):.3f}")
    weight = sum(n for n, _, _ in totals)
    ours, base = (sum(row[0] * row[k] for row in totals) / weight for k in (1, 2))
    print(f"all: ours {ours:.3f}, same head lemma {base:.3f}, difference {100 * (ours - base):+.1f} points")
    floor = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text(encoding="utf-8")).get("entities", {})
    return ours - base < floor.get("meantime_points_over_baseline", 0) / 100


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
