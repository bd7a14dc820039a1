"""Every reader on random bytes and on valid files broken in random places: an article or a reason, never an error."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.readers import EXTENSIONS, Reading, read_bytes
from tests.readers import making
from tests.readers.making import PROSE

_FEED = (
    "<rss><channel><title>O</title><item><title>T</title><link>https://x.example/1</link>"
    f"<pubDate>Sat, 03 Feb 2024 10:00:00 GMT</pubDate>"
    f"<description>&lt;p&gt;{PROSE}</description></item></channel></rss>"
)
_RECORD = {"title": "T", "text": PROSE, "url": "https://x.example/1", "date": "2024-02-03", "source": {"name": "O"}}


@cache
def valid(extension: str) -> bytes:
    """A good file of the format."""
    page = making.web_page()
    table = f'title,text,date\nT,"{PROSE}",2024-02-03\nU,word,\n'
    made = {
        ".txt": f"A title\n\n{PROSE}".encode(),
        ".md": f"---\ntitle: T\n---\n# A title\n\n> *{PROSE}*\n\n- [a](b)\n\n|x|y|\n|-|-|\n|1|2|\n".encode(),
        ".csv": table.encode(),
        ".tsv": table.replace(",", "\t").encode(),
        ".xlsx": making.xlsx([["title", "text"], ["T", PROSE]]),
        ".json": json.dumps({"articles": [_RECORD, _RECORD]}).encode(),
        ".jsonl": f"{json.dumps(_RECORD)}\n{json.dumps(_RECORD)}\n".encode(),
        ".docx": making.docx(making.nexis()),
        ".pdf": making.pdf([["A title", PROSE], [PROSE]], "A title"),
        ".eml": making.mail(PROSE, f"<p>{PROSE}</p>", b"x"),
        ".zip": making.zipped(
            {"a.txt": PROSE, "b.docx": making.docx([PROSE]), "c.zip": making.zipped({"d.md": PROSE})}
        ),
    }
    for name in (".html", ".htm"):
        made[name] = page.encode()
    for name in (".mhtml", ".mht"):
        made[name] = making.mhtml(page)
    for name in (".rss", ".atom", ".xml"):
        made[name] = _FEED.encode()
    return made[extension]


@st.composite
def broken(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with a few of them changed, left out, doubled or put in."""
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        end = min(at + draw(st.sampled_from((1, 1, 2, 8, 100))), len(data))
        other = draw(st.one_of(st.just(b""), st.just(data[at:end] * 2), st.binary(min_size=1, max_size=8)))
        data = data[:at] + other + data[end:]
    return data


def inside(data: bytes, breaking: st.DataObject) -> bytes:
    """A ZIP container with broken members and a directory that holds: what a checksum would stop reaches a reader."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        chosen = breaking.draw(st.sampled_from(before.namelist()))
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, breaking.draw(broken(content)) if name == chosen else content)
    return file.getvalue()


def holds(reading: Reading) -> None:
    assert reading.articles or reading.skipped or reading.leads
    for article in reading.articles:
        assert article.raw.strip()
        assert unicodedata.is_normalized("NFC", article.raw)
        article.raw.encode("utf-8")
    assert all(s.reason and s.origin for s in reading.skipped)


QUICK = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("extension", EXTENSIONS)
@given(data=st.binary(max_size=400))
@QUICK
def test_random_bytes(extension: str, data: bytes) -> None:
    holds(read_bytes(f"a{extension}", data))


@pytest.mark.parametrize("extension", EXTENSIONS)
@given(breaking=st.data())
@QUICK
def test_a_good_file_broken_anywhere(extension: str, breaking: st.DataObject) -> None:
    holds(read_bytes(f"a{extension}", breaking.draw(broken(valid(extension)))))


@pytest.mark.parametrize("extension", [".docx", ".xlsx", ".zip"])
@given(breaking=st.data())
@QUICK
def test_a_container_whose_parts_are_broken(extension: str, breaking: st.DataObject) -> None:
    holds(read_bytes(f"a{extension}", inside(valid(extension), breaking)))


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_the_good_files_are_good(extension: str) -> None:
    reading = read_bytes(f"a{extension}", valid(extension))
    assert reading.articles or reading.leads
