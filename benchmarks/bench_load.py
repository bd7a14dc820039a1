"""Many people at once on one large study: seconds per page, errors and memory of the server, over minutes.

    python -m benchmarks.bench_load ARTICLES [--articles 200] [--people 20] [--minutes 5] [--think 4] [--home FOLDER]

ARTICLES is a file or folder of articles (for instance the BBC news classes of Greene and Cunningham 2006 as JSON
lines). The first of them make a study in a database of its own; the server (`serve.py`, as it is hosted) runs on this
machine's loopback address and is spoken to as a browser does: one web socket a person, protobuf messages, and every
message of a page is read. Each person opens a page or changes a filter, waits until all of it has come, thinks, and
goes on; every minute all leave and as many new ones come. The same clicks by one person alone come first, as the
baseline. A FOLDER keeps the results for the next run. Ends with 1 where a page fails or a floor is missed: the median
of a page, and how much the memory grows from the second third of the minutes to the last.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from analysis.study import Study, load_study
from analysis.types import Target
from tests.browser.serving import ROOT, running

FLOORS = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text("utf-8"))["load"]
GIVE_UP = 60.0  # seconds for one page
VIEWS = (
    {"page": "overview"},
    {"page": "framing"},
    {"page": "framing", "voice": "own"},
    {"page": "entities"},
    {"page": "entities", "kind": "person"},
    {"page": "entities", "show": "together"},
    {"page": "topics"},
    {"page": "claims"},
    {"page": "claims", "show": "alone"},
    {"page": "sources"},
    {"page": "overlap"},
    {"page": "read"},
    {"page": "articles"},
)


@dataclass
class Seen:
    """What people met: seconds per page, and in words whatever went wrong."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    by_view: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


async def page(socket: websockets.ClientConnection, query: str) -> tuple[int, str | None]:
    """Ask for a view and read until it is whole; its bytes, and what went wrong in words, None where nothing did."""
    message = BackMsg()
    message.rerun_script.query_string = query
    await socket.send(message.SerializeToString())
    started, size = False, 0
    while True:
        answer = ForwardMsg()
        received = await asyncio.wait_for(socket.recv(), GIVE_UP)
        size += len(received)
        answer.ParseFromString(received)
        kind = answer.WhichOneof("type")
        started = started or kind == "new_session"
        if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
            return size, f"{query}: {answer.delta.new_element.exception.message}"
        if kind == "script_finished" and started:
            finished = answer.script_finished
            early = (ForwardMsg.FINISHED_EARLY_FOR_RERUN, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
            if finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return size, None
            if finished not in early:
                return size, f"{query}: the page ended with {ForwardMsg.ScriptFinishedStatus.Name(finished)}"


async def person(address: str, key: str, until: float, think: float, dice: np.random.Generator, seen: Seen) -> None:
    """One person who clicks from view to view until the time is over."""
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    async with websockets.connect(url, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None) as socket:
        while time.monotonic() < until:
            began, view = time.monotonic(), VIEWS[int(dice.integers(len(VIEWS)))]
            try:
                size, problem = await page(socket, urlencode({"study": key, **view}))
            except (TimeoutError, websockets.WebSocketException) as error:
                seen.errors.append(repr(error))
                return
            if problem:
                seen.errors.append(problem)
            seen.seconds.append(time.monotonic() - began)
            seen.sizes.append(size)
            seen.by_view.setdefault(urlencode(view), []).append(seen.seconds[-1])
            await asyncio.sleep(dice.uniform(0.5, 1.5) * think)


async def crowd(address: str, key: str, people: int, seconds: float, think: float) -> Seen:
    """What so many people meet in so many seconds."""
    seen = Seen()
    until = time.monotonic() + seconds
    await asyncio.gather(*(person(address, key, until, think, np.random.default_rng(n), seen) for n in range(people)))
    return seen


def megabytes(pid: int) -> float:
    """Resident memory of a process and all its children."""
    own = float(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return own + sum(megabytes(int(child)) for child in children if Path(f"/proc/{child}").exists())


def processor_seconds(pid: int) -> float:
    """Seconds of processor time that a process has had: what a page costs, however busy the machine is."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def server_pid() -> int:
    """The process that this one started and that still runs: the server."""
    return int(Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()[0])


def show(title: str, seen: Seen) -> None:
    """Print what people met."""
    times = sorted(seen.seconds)
    high = times[int(0.95 * (len(times) - 1))] if times else float("nan")
    middle = statistics.median(times) if times else float("nan")
    print(
        f"{title:22} {len(times):5} pages, median {middle:.2f} s, 95% within {high:.2f} s, {len(seen.errors)} errors",
        flush=True,
    )
    for problem in sorted(set(seen.errors))[:5]:
        print(f"    {problem}")


def kept(articles: Path, number: int) -> tuple[Study, str]:
    """The study, and its key in the store that the environment names."""
    from studies import open_store

    found = load_study([articles])
    study = replace(
        found,
        title="Load",
        articles=found.articles[:number],
        skipped=(),
        targets=(Target("government", "The government", ("government",), ("government", "ministers")),),
    )
    store = open_store()
    key = store.create(study, "made to be read by many").view
    store.close()
    return study, key


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--articles", type=int, default=200, dest="number")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--home", type=Path, help="a folder to keep results in for the next run")
    parser.add_argument("--think", type=float, default=4, help="seconds between a page and the next click, on average")
    asked = parser.parse_args()
    with home(asked.home) as folder:
        os.environ["PARALLAX_HOME"] = str(folder)
        study, key = kept(asked.articles, asked.number)
        with running(folder / "server.log", ROOT / "serve.py", {"PARALLAX_LOG": "json"}) as address:
            print(f"the server holds {megabytes(server_pid()):.0f} MB before its first visitor")
            began = time.monotonic()
            _, problem = asyncio.run(opened(address, key))
            print(f"{len(study.articles)} articles analysed and shown in {time.monotonic() - began:.1f} s")
            print(f"the server holds {megabytes(server_pid()):.0f} MB with the study", flush=True)
            spent = processor_seconds(server_pid())
            alone = asyncio.run(crowd(address, key, 1, 60, 0.5))
            show("one person", alone)
            spent = processor_seconds(server_pid()) - spent
            print(f"    a page costs {spent / len(alone.seconds):.2f} s of processor time", flush=True)
            memory, everything = [], Seen(errors=[problem] if problem else [])
            spent = processor_seconds(server_pid())
            for minute in range(max(1, round(asked.minutes))):
                seen = asyncio.run(crowd(address, key, asked.people, 60 * min(1.0, asked.minutes), asked.think))
                everything.seconds += seen.seconds
                everything.sizes += seen.sizes
                everything.errors += seen.errors
                for view, times in seen.by_view.items():
                    everything.by_view.setdefault(view, []).extend(times)
                memory.append(megabytes(server_pid()))
                show(f"{asked.people} people, minute {minute + 1}", seen)
                print(f"    the server holds {memory[-1]:.0f} MB", flush=True)
            spent = processor_seconds(server_pid()) - spent
    for view, times in sorted(everything.by_view.items()):
        print(f"    {view:28} {len(times):4} pages, median {statistics.median(times):.2f} s")
    show(f"{asked.people} people, all", everything)
    print(f"a page costs {spent / len(everything.seconds):.2f} s of processor time")
    sizes = [size / 1e6 for size in everything.sizes]
    print(f"a page has {statistics.median(sizes):.2f} MB, the largest {max(sizes):.2f} MB")
    growth = grown(memory)
    print(f"memory: {memory[0]:.0f} MB after the first minute, {memory[-1]:.0f} MB after the last, growth {growth:.0%}")
    fine = statistics.median(everything.seconds) < FLOORS["median_seconds"] and growth < FLOORS["memory_growth"]
    return 0 if fine and not everything.errors else 1


@contextmanager
def home(wanted: Path | None) -> Iterator[Path]:
    """The folder for this run: the one that was named, else one that goes with it."""
    if wanted is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
        return
    wanted.mkdir(parents=True, exist_ok=True)
    yield wanted


def grown(memory: list[float]) -> float:
    """How much more memory the last third of the minutes has than the one before, as a share; 0 below three minutes.

    The first third does not count: caches fill, and the first visits have not been let go of.
    """
    third = len(memory) // 3
    return statistics.mean(memory[-third:]) / statistics.mean(memory[-2 * third : -third]) - 1 if third else 0.0


async def opened(address: str, key: str) -> tuple[int, str | None]:
    """Open the study for the first time, until its overview is whole; as `page`."""
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    async with websockets.connect(url, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None) as socket:
        return await page(socket, urlencode({"study": key, "page": "overview"}))


if __name__ == "__main__":
    sys.exit(main())
