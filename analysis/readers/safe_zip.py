"""ZIP containers that strangers made: .zip files, and the office formats, which are ZIP files inside.

Sizes are counted while unpacking, never believed from the file's own directory; nothing is written to disk.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from analysis.errors import ReadError
from analysis.readers.reading import size

MAX_MEMBERS = 2_000
MAX_UNPACKED = 200_000_000
"""Bytes that all members of a container may have together once unpacked, those of containers within it included."""
_MAX_DIRECTORY = 10_000_000  # bytes: about 100,000 entries, which take a second to parse
_END_REACHES = 66_000  # bytes before the end in which a directory's size stands: a comment may follow
_STEP = 1 << 16
_ENCRYPTED = 0x1


@dataclass(slots=True)
class Budget:
    """What may still be unpacked, counted down over a container and all within it."""

    members: int = MAX_MEMBERS
    unpacked: int = MAX_UNPACKED


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The container. Raises ReadError where it is broken, or lists far more members than are read."""
    tail = data[-_END_REACHES:]
    for end in re.finditer(b"PK\x05\x06", tail):
        if int.from_bytes(tail[end.start() + 12 : end.start() + 16], "little") > _MAX_DIRECTORY:
            raise ReadError("The archive lists too many files.", "Split it.")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, OverflowError):
        raise ReadError("The file is broken or is no ZIP container.", "Make it anew, or add what is in it.") from None


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int, budget: Budget) -> bytes:
    """The bytes of a member. Raises ReadError where it is locked, broken, a link, or larger than `limit`."""
    if member.flag_bits & _ENCRYPTED:
        raise ReadError("It is locked with a password.", "Unlock it first.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadError("It is a link, not a file.")
    parts: list[bytes] = []
    length = 0
    try:
        with archive.open(member) as source:
            while part := source.read(_STEP):
                length += len(part)
                budget.unpacked -= len(part)
                if length > limit:
                    raise ReadError(f"Unpacked it has more than {size(limit)}, the limit.", "Add it in smaller parts.")
                if budget.unpacked < 0:
                    raise ReadError(
                        f"Unpacked the archive has more than {size(MAX_UNPACKED)}, the limit.", "Split the archive."
                    )
                parts.append(part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise ReadError("It is broken, or packed in a way that is not known.", "Pack it anew.") from None
    return b"".join(parts)


def leads_out(name: str) -> bool:
    """Whether a member's name points out of the folder it would be unpacked to."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":") or "\0" in name
