"""Each request has an id, which its answer and its lines in the log carry; some ways in of Streamlit are closed."""

from __future__ import annotations

import logging
import re
import secrets
import time
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from hosting.logs import REQUEST_ID

_ID = re.compile(r"[0-9a-f]{8,64}")
# Figures on visitors and memory, a run of the script for whoever asks, and a way for programs to use the pages.
_CLOSED = re.compile(r"/_stcore/(?:metrics|script-health-check|agent)(?:/|$)")
# Ids in a path open what they name: an upload, a file to be downloaded. What is below these is not written down.
_NAMES_NOTHING = re.compile(r"^/(?:_stcore/(?:upload_file|bidi-components)|media|component|app/static|static)(?=/)")
_KNOWN = re.compile(
    r"^/(?:_stcore/(?:health|host-config|stream|metrics)|healthz|readyz|auth/\w+|oauth2callback|[a-z]{0,12})$"
)
_QUIET = re.compile(r"^/(?:healthz$|readyz$|_stcore/health$|static/)")  # every few seconds; a hundred files a visit
_log = logging.getLogger(__name__)


class Requests:
    """Gives every request its id, writes it down when it is answered, and turns away what is closed.

    That is the routes above, and web sockets asked for by another site's page. (Streamlit refuses those as well, but
    asks a public service for this machine's address first.)
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        REQUEST_ID.set(given if _ID.fullmatch(given) else secrets.token_hex(8))
        began, status = time.perf_counter(), 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = REQUEST_ID.get() or ""
            await send(message)

        app = self._app
        if scope["type"] == "http" and _CLOSED.match(scope["path"]):
            app = PlainTextResponse("Not Found", 404)
        elif scope["type"] == "websocket" and not _same_site(Headers(scope=scope)):
            app = WebSocketClose(1008)
        try:
            await app(scope, receive, noting)
        finally:
            level = logging.DEBUG if _QUIET.match(scope["path"]) and status < 400 else logging.INFO
            fields = {
                "method": scope.get("method", "WEBSOCKET"),
                "path": shown(scope["path"]),
                "status": status or None,
            }
            _log.log(level, "request", extra={**fields, "seconds": round(time.perf_counter() - began, 3)})


def _same_site(headers: Headers) -> bool:
    """Whether a page of this site asks, or a program that is no browser."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def shown(path: str) -> str:
    """A path as the log may know it: routes by name, what stands below them and what is unknown left out."""
    if found := _NAMES_NOTHING.match(path):
        return f"{found.group()}/…"
    return path if _KNOWN.match(path) else "…"
