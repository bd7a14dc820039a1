"""The command line: `python -m analysis run | read | names | tone`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.errors import AnalysisError
from analysis.tables import FORMATS
from analysis.types import CleanArticle


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit status 0, or 2 after one clear line about what was wrong."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        options.command(options)
    except AnalysisError as error:
        print(f"parallax: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    from analysis.pipeline import STEPS

    parser = argparse.ArgumentParser(prog="python -m analysis", description="Shows how articles frame the same story.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="analyse a study and write its tables")
    run.add_argument(
        "study", nargs="+", metavar="STUDY", help="a folder with study.toml, or files and folders of articles"
    )
    run.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the tables go (made where missing)")
    run.add_argument("--only", metavar="STEPS", help=f"only these, by commas: {', '.join(STEPS)}")
    run.add_argument("--codebook", metavar="FILE", help="frames to use in place of the study's")
    run.add_argument("--target", action="append", default=[], metavar="TEXT", help="a further target; may be repeated")
    run.add_argument("--format", choices=FORMATS, default="csv", help="csv (default), or parquet beside it")
    run.set_defaults(command=_run)

    read = commands.add_parser("read", help="print each article as read and cleaned, one JSON line each")
    read.add_argument("paths", nargs="+", metavar="PATH")
    read.set_defaults(command=_read)

    names = commands.add_parser("names", help="say whether two names are one, and why")
    names.add_argument("a", metavar="A")
    names.add_argument("b", metavar="B")
    names.set_defaults(command=_names)

    tone = commands.add_parser("tone", help="add tone to JSON lines {text, start, end} from standard input")
    tone.set_defaults(command=_tone)
    return parser


def _run(options: argparse.Namespace) -> None:
    from analysis.pipeline import analyse
    from analysis.study import load_study
    from analysis.tables import write_tables

    began = time.perf_counter()
    only = [s.strip() for s in options.only.split(",") if s.strip()] if options.only is not None else None
    study = load_study(options.study, options.codebook, options.target)
    formats = ("csv", "parquet") if options.format == "parquet" else ("csv",)
    if sys.stderr.isatty():
        from tqdm import tqdm

        with tqdm(total=1, bar_format="{desc:<12} {bar:30} {n_fmt}/{total_fmt} {elapsed}", leave=False) as bar:

            def show(step: str, number: int, steps: int) -> None:
                bar.total, bar.n = steps, number
                bar.set_description(step)

            analysis = analyse(study, only, show)
    else:
        analysis = analyse(study, only)
    for step, seconds in analysis.timings.items():
        print(f"{step:<12} {seconds:6.2f} s")
    written = write_tables(analysis, options.out, formats, only)
    for warning in analysis.warnings:
        print(f"note: {warning}", file=sys.stderr)
    seconds = time.perf_counter() - began
    print(f"{len(analysis.articles)} articles, {len(written)} files in {options.out}, {seconds:.1f} s in all")


def _read(options: argparse.Namespace) -> None:
    from analysis.cleaning import clean
    from analysis.readers import read_paths

    reading = read_paths([Path(p) for p in options.paths])
    for skipped in reading.skipped:
        print(f"skipped {skipped.origin}: {skipped.reason} {skipped.hint or ''}".rstrip(), file=sys.stderr)
    if not reading.articles:
        raise AnalysisError("No article could be read.", "Give files or folders of articles.")
    for article in clean(sorted(reading.articles, key=lambda a: a.article_id)):
        known = article.article
        row: dict[str, Any] = {
            "article_id": article.article_id,
            "title": article.title,
            "outlet": known.outlet,
            "published": known.published,
            "url": known.url,
            "upstream": article.upstream,
            "text": _text(article),
            "removed": [{"start": r.start, "end": r.end, "reason": r.reason, "text": r.text} for r in article.removed],
        }
        print(json.dumps(row, ensure_ascii=False))


def _text(article: CleanArticle) -> str:
    """The article's body; a title that the source gave apart stands in its own field only."""
    apart = article.article.title is not None
    kept = [p for p in article.paragraphs if not (apart and p.is_title)]
    return "\n\n".join(article.raw[p.start : p.end] for p in kept)


def _names(options: argparse.Namespace) -> None:
    from analysis.names import same_name

    match = same_name(options.a, options.b)
    answer = {True: "same", False: "different", None: "unsure"}[match.same]
    print(f"{answer} {match.score:.2f}")
    for reason in match.reasons:
        print(f"  {reason}")


def _tone(options: argparse.Namespace) -> None:
    from analysis.framing.tone import score_texts

    for row in score_texts(_json_lines(sys.stdin)):
        print(json.dumps(row, ensure_ascii=False))


def _json_lines(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise AnalysisError(f"Line {number} is not JSON ({error.msg}).", "Give one object a line.") from None
        if not (isinstance(row, dict) and isinstance(row.get("text"), str)):
            raise AnalysisError(f'Line {number} has no "text".', 'Give {"text": …, "start": …, "end": …} a line.')
        start, end = row.get("start"), row.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(row["text"])):
            raise AnalysisError(
                f'Line {number}: "start" and "end" are not a part of the text.', "Give character offsets of the target."
            )
        yield row


if __name__ == "__main__":
    sys.exit(main())
