"""Article text out of saved web pages, and out of the same pages pasted whole as plain text: 4-gram F1.

    python -m benchmarks.bench_cleaning FOLDER

FOLDER holds pairs NAME.html (the page as saved) and NAME.txt (its article's text, without the title). Such pairs are in
the test data of extraction libraries, for instance of Mozilla's Readability and of newspaper4k, and in the public
article-extraction-benchmark (Zyte). The measure is that benchmark's: runs of four words as a multiset, true and false
ones as shares of a page so that long pages count no more than short ones, then precision, recall and F1 of the sums.

Beside the two figures stand their baselines: the pasted text untouched, and trafilatura as it comes. Ends 1 below a
floor of tests/quality/floors.toml.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import trafilatura

from analysis.cleaning import clean
from analysis.readers import Reading, read_bytes
from analysis.readers.page_text import page_lines

FLOORS = Path(__file__).parents[1] / "tests" / "quality" / "floors.toml"
RUN = 4
Shares = tuple[float, float, float]


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + RUN]) for n in range(max(len(words) - RUN + 1, min(len(words), 1))))


def shares(gold: str, found: str) -> Shares:
    """True positives, false positives and false negatives as shares of their sum."""
    wanted, got = runs(gold), runs(found)
    counts = (wanted & got).total(), (got - wanted).total(), (wanted - got).total()
    return tuple(count / max(sum(counts), 1) for count in counts)


def score(pages: list[Shares]) -> tuple[float, float, float]:
    """F1, precision and recall over the pages."""
    true, false, missed = (sum(page[n] for page in pages) for n in range(3))
    return 2 * true / (2 * true + false + missed), true / (true + false), true / (true + missed)


def body(reading: Reading) -> str:
    """The article's paragraphs without its title; empty where nothing was read."""
    return "\n\n".join(c.raw[p.start : p.end] for c in clean(reading.articles) for p in c.paragraphs if not p.is_title)


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    results: dict[str, list[Shares]] = {}
    for file in sorted(Path(sys.argv[1]).glob("*.html")):
        source = file.read_text("utf-8")
        gold = file.with_suffix(".txt").read_text("utf-8")
        pasted = page_lines(trafilatura.load_html(source))
        for name, text in (
            ("pasted page, untouched", pasted),
            ("pasted page, cleaned", body(read_bytes("page.txt", pasted.encode()))),
            ("web page, trafilatura", trafilatura.extract(source, include_comments=False) or ""),
            ("web page, read and cleaned", body(read_bytes("page.html", source.encode()))),
        ):
            results.setdefault(name, []).append(shares(gold, text))
    if not results:
        print(f"No .html file in {sys.argv[1]}.")
        return 2
    for name, pages in results.items():
        print("{:28} {} pages  F1 {:.3f}  precision {:.3f}  recall {:.3f}".format(name, len(pages), *score(pages)))
    floors = tomllib.loads(FLOORS.read_text("utf-8"))["cleaning"]
    reached = {
        "pasted_page_f1": score(results["pasted page, cleaned"])[0],
        "web_page_f1": score(results["web page, read and cleaned"])[0],
    }
    below = [name for name, value in reached.items() if value < floors[name]]
    for name in below:
        print(f"below its floor: {name} {reached[name]:.3f} < {floors[name]}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
