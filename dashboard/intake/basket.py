"""A basket: files, texts and addresses that were given, read one after the other by a thread of its own."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from analysis.cleaning import clean
from analysis.ids import unique
from analysis.readers import Columns, IsolatedReader, Lead, Reading, read_pasted
from analysis.readers.isolation import StoppedError
from analysis.types import Article, CleanArticle, Skipped

MAX_ENTRIES = 2_000
MAX_BYTES = 200_000_000
"""What waits in one basket to be read, in bytes."""
MAX_ARTICLES = 5_000
MAX_TEXT = 100_000_000
"""Characters of all articles in one basket."""
_FAULT = "It could not be read. The fault is Parallax's.", "Paste its text instead."
Kind = Literal["file", "text", "address"]


@dataclass(frozen=True, slots=True)
class Given:
    """Something to read: a file's bytes, a pasted text, or an address; `about` is what is known of it beside."""

    kind: Kind
    name: str
    data: bytes = b""
    about: Lead | None = None


class Stage(StrEnum):
    """Where an entry stands."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"


@dataclass(slots=True)
class Entry:
    """What was given, where it stands, and what was read of it so far.

    `columns` is what the user said about a table's columns; `cleaned` and `words` (their number) go with the articles
    of `readings`, in order.
    """

    number: int
    given: Given
    stage: Stage = Stage.WAITING
    columns: Mapping[str, str] | None = None
    readings: list[Reading] = field(default_factory=list)
    cleaned: list[CleanArticle] = field(default_factory=list)
    words: list[int] = field(default_factory=list)

    @property
    def articles(self) -> list[Article]:
        return [a for r in self.readings for a in r.articles]

    @property
    def skipped(self) -> list[Skipped]:
        return [s for r in self.readings for s in r.skipped]

    @property
    def leads(self) -> list[Lead]:
        return [lead for r in self.readings for lead in r.leads]

    @property
    def tables(self) -> list[Columns]:
        return [c for r in self.readings for c in r.columns]


@dataclass(frozen=True, slots=True)
class Item:
    """An article in the basket, as the user has edited it.

    `key` stays the same while the basket grows; `note` says what is to know about it; `taken` whether it goes in.
    """

    key: str
    article: Article
    cleaned: CleanArticle
    words: int
    note: str | None
    taken: bool


class Basket:
    """What a visitor brings in. All methods may be called from any thread.

    Entries are read in order; `stop` ends reading at once, and `go_on` takes it up again where it was.
    """

    def __init__(self, basket_id: str, fetcher: Callable[..., Iterator[Reading]] | None = None) -> None:
        self.basket_id = basket_id
        self.study_file: tuple[str, bytes] | None = None
        self._fetch = fetcher
        self._lock = threading.RLock()
        self._entries: list[Entry] = []
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._edits: dict[str, dict[str, str | None]] = {}
        self._left_out: set[str] = set()
        self._version = 0

    # -- what there is ---------------------------------------------------------------------------------------------

    @property
    def version(self) -> int:
        """Grows with every change."""
        return self._version

    @property
    def running(self) -> bool:
        """Whether something is being read."""
        with self._lock:
            return self._thread is not None

    @property
    def entries(self) -> list[Entry]:
        """Copies of the entries as they stand."""
        with self._lock:
            return [
                replace(e, readings=list(e.readings), cleaned=list(e.cleaned), words=list(e.words))
                for e in self._entries
            ]

    def items(self) -> list[Item]:
        """The articles read so far with the user's edits, ids made unique."""
        found: list[tuple[str, Article, CleanArticle, int, str | None]] = []
        for entry in self.entries:
            notes = {(id(r), n.article_id): n.words for r in entry.readings for n in r.notes}
            articles = [(a, notes.get((id(r), a.article_id))) for r in entry.readings for a in r.articles]
            for n, ((article, note), cleaned, words) in enumerate(
                zip(articles, entry.cleaned, entry.words, strict=True)
            ):
                found.append((f"{entry.number}-{n}", article, cleaned, words, note))
        ids = unique([article.article_id for _, article, *_ in found])
        with self._lock:
            return [
                Item(
                    key,
                    self._edited(key, replace(article, article_id=own)),
                    cleaned,
                    words,
                    note,
                    key not in self._left_out,
                )
                for own, (key, article, cleaned, words, note) in zip(ids, found, strict=True)
            ]

    def reading(self) -> Reading:
        """What goes into a study: the articles taken, and what was skipped."""
        skipped = tuple(s for e in self.entries for s in e.skipped)
        return Reading(tuple(item.article for item in self.items() if item.taken), skipped)

    def leads(self) -> list[Lead]:
        """Addresses that sources name and that were not fetched yet, each once."""
        entries = self.entries
        asked = {e.given.name for e in entries if e.given.kind == "address"}
        found = {lead.url: lead for e in entries for lead in e.leads if lead.url not in asked}
        return list(found.values())

    # -- changing it -----------------------------------------------------------------------------------------------

    def add(self, given: Sequence[Given]) -> list[Skipped]:
        """Put these in and begin to read. Returns what there is no room for."""
        refused: list[Skipped] = []
        with self._lock:
            waiting = sum(len(e.given.data) for e in self._entries)
            for one in given:
                waiting += len(one.data)
                if len(self._entries) >= MAX_ENTRIES:
                    refused.append(Skipped(one.name, f"More than {MAX_ENTRIES:,} things at a time.", "Add it later."))
                elif waiting > MAX_BYTES:
                    refused.append(
                        Skipped(one.name, f"More than {MAX_BYTES // 1_000_000} MB at a time.", "Add it later.")
                    )
                else:
                    number = self._entries[-1].number + 1 if self._entries else 0
                    self._entries.append(Entry(number, one))
            self._changed()
        self.go_on()
        return refused

    def remap(self, number: int, columns: Mapping[str, str]) -> None:
        """Read the table of an entry again, with these columns."""
        with self._lock:
            for entry in self._entries:
                if entry.number == number:
                    entry.columns = columns
                    entry.stage, entry.readings, entry.cleaned, entry.words = Stage.WAITING, [], [], []
                    self._forget_edits(number)
            self._changed()
        self.go_on()

    def remove(self, number: int) -> None:
        """Take an entry out."""
        with self._lock:
            self._entries = [e for e in self._entries if e.number != number]
            self._forget_edits(number)
            self._changed()

    def edit(self, key: str, **changes: str | None) -> None:
        """Change title, outlet or date of an article."""
        with self._lock:
            self._edits.setdefault(key, {}).update(changes)
            self._changed()

    def take(self, key: str, taken: bool) -> None:
        """Let an article go in, or not."""
        with self._lock:
            (self._left_out.discard if taken else self._left_out.add)(key)
            self._changed()

    def stop(self) -> None:
        """End reading; what was read stays, the rest waits."""
        self._stopping.set()

    def go_on(self) -> None:
        """Read what waits, in a thread of its own."""
        with self._lock:
            if self._thread is None and any(e.stage != Stage.DONE for e in self._entries):
                self._stopping.clear()
                self._thread = threading.Thread(target=self._work, name="intake", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is being read, so many seconds at most; returns whether that is so."""
        deadline = time.monotonic() + seconds
        while (thread := self._thread) is not None and (left := deadline - time.monotonic()) > 0:
            thread.join(left)
        return not self.running

    # -- reading ---------------------------------------------------------------------------------------------------

    def _work(self) -> None:
        failed = True
        try:
            with IsolatedReader(stop=self._stopping.is_set) as reader:
                while (entry := self._next()) is not None:
                    self._read(entry, reader)
            failed = False
        except StoppedError:
            failed = False
            logging.getLogger(__name__).info("Reading was stopped")
        finally:
            with self._lock:
                self._thread = None
                for entry in self._entries:
                    if entry.stage == Stage.READING and failed:  # a fault of ours: it would fail again
                        entry.stage = Stage.DONE
                        entry.readings.append(Reading(skipped=(Skipped(entry.given.name, *_FAULT),)))
                    elif entry.stage == Stage.READING:  # it was cut off, and goes on where it was
                        entry.stage = Stage.WAITING
                again = not self._stopping.is_set() and any(e.stage == Stage.WAITING for e in self._entries)
                self._changed()
            if again:  # something came while the thread was ending
                self.go_on()

    def _next(self) -> Entry | None:
        with self._lock:
            if self._stopping.is_set():
                return None
            entry = next((e for e in self._entries if e.stage == Stage.WAITING), None)
            if entry is not None:
                entry.stage = Stage.READING
            return entry

    def _read(self, entry: Entry, reader: IsolatedReader) -> None:
        for reading in self._readings(entry, reader):
            reading = self._fitting(entry.given.name, reading)
            cleaned = [clean([article])[0] for article in reading.articles]
            words = [len(article.raw.split()) for article in reading.articles]
            with self._lock:
                entry.cleaned += cleaned
                entry.words += words
                entry.readings.append(reading)
                self._changed()
        with self._lock:
            entry.stage = Stage.DONE
            if not entry.tables:  # only tables are read again
                entry.given = replace(entry.given, data=b"")
            self._changed()

    def _fitting(self, name: str, reading: Reading) -> Reading:
        """The reading as far as there is room for it."""
        there = [article for e in self.entries for article in e.articles]
        text = sum(len(article.raw) for article in there)
        fits = 0
        for article in reading.articles[: MAX_ARTICLES - len(there)]:
            text += len(article.raw)
            if text > MAX_TEXT:
                break
            fits += 1
        if fits == len(reading.articles):
            return reading
        left = f"{len(reading.articles) - fits:,} of its articles are left out: there is no room for more at a time."
        said = Skipped(name, left, "Start a study with these, and add the others to it.")
        return replace(reading, articles=reading.articles[:fits], skipped=(*reading.skipped, said))

    def _readings(self, entry: Entry, reader: IsolatedReader) -> Iterator[Reading]:
        given = entry.given
        if given.kind == "text":
            about = given.about or Lead("")
            yield read_pasted(given.data.decode("utf-8"), about.title, about.outlet, about.published)
        elif given.kind == "address":
            from fetching import fetch

            yield from (self._fetch or fetch)([given.about or Lead(given.name)], reader, stop=self._stopping.is_set)
        else:
            yield from reader.read(given.name, given.data, entry.columns, len(entry.readings))

    # -- small things ----------------------------------------------------------------------------------------------

    def _edited(self, key: str, article: Article) -> Article:
        said = self._edits.get(key, {})
        return replace(
            article,
            title=said.get("title", article.title),
            outlet=said.get("outlet", article.outlet),
            published=said.get("published", article.published),
        )

    def _forget_edits(self, number: int) -> None:
        mine = f"{number}-"
        self._edits = {k: v for k, v in self._edits.items() if not k.startswith(mine)}
        self._left_out = {k for k in self._left_out if not k.startswith(mine)}

    def _changed(self) -> None:
        self._version += 1
