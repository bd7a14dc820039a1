"""ZIP archives: the files in them, one after the other, archives within archives included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from analysis.errors import ReadError
from analysis.readers.safe_zip import Budget, leads_out, open_zip, unpack

ENDING = ".zip"
_MAX_DEPTH = 2  # archives in one another
_PASSED_OVER = {"__macosx", "thumbs.db", "desktop.ini", "study.toml"}
_BUNDLE = {"manifest.json", "articles.jsonl", "skipped.jsonl"}  # what analysis.bundle puts into every one
Member = tuple[str, bytes | ReadError]
"""The name of a member, with the archive's before it, and its bytes or why it has none."""


def members(
    name: str, data: bytes, limit: Callable[[str], int], depth: int = 1, budget: Budget | None = None
) -> Iterator[Member]:
    """The files of an archive in name order, folders and hidden files left out.

    `limit` tells the most bytes of a file by its name, and raises ReadError where such a file is not read: then it is
    not unpacked either. What is wrong with the whole archive is the only member, with the archive's own name.
    """
    budget = budget or Budget()
    try:
        archive = open_zip(data)
    except ReadError as error:
        yield name, error
        return
    with archive:
        found = [member for member in archive.infolist() if not member.is_dir() and not _hidden(member.filename)]
        if not found:
            yield name, ReadError("The archive has no file in it.")
        if {member.filename for member in found} >= _BUNDLE:
            yield name, ReadError("This is a study bundle, not an archive of articles.", "Open it as a study bundle.")
            return
        for member in sorted(found, key=lambda m: m.filename):
            inside = f"{name}/{member.filename}"
            budget.members -= 1
            if budget.members < 0:
                yield name, ReadError("The archive has more than 2,000 files; the rest is left out.", "Split it.")
                return
            content: bytes | ReadError
            try:
                if leads_out(member.filename):
                    raise ReadError("Its name leads out of the archive.", "Pack it without the folders above it.")
                if depth >= _MAX_DEPTH and member.filename.lower().endswith(ENDING):
                    raise ReadError("It is an archive in an archive in an archive.", "Unpack it first.")
                content = unpack(archive, member, limit(member.filename), budget)
            except ReadError as error:
                content = error
            if budget.unpacked < 0:
                yield inside, content
                return
            if isinstance(content, bytes) and member.filename.lower().endswith(ENDING):
                yield from members(inside, content, limit, depth + 1, budget)
            else:
                yield inside, content


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(p.lower() in _PASSED_OVER or (p.startswith(".") and p.strip(".")) for p in parts)
