"""The headers that tell a browser what pages may do. Every part of them was found by what the pages really use.

The policy lets in nothing from another host. `blob:` scripts: the pages' own components are handed to the browser as
text and loaded from there. Inline styles: Streamlit's and plotly's way of drawing. `data:` fonts: a few symbols in
Streamlit's stylesheet. `data:` and `blob:` images: charts on their way to a file. No eval, no frames, no workers. What
somebody's file may hold (`/media/`) opens, if at all, as a document that can do nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FILES = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",  # the key of a study stands in the address
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_STATIC = "/app/static/"  # the program's own fonts: they change with a new version only
_DAY = "public, max-age=86400"


def for_path(path: str) -> Mapping[str, str]:
    """The headers of an answer to a request for this path."""
    policy = _FILES if path.startswith("/media/") else page_policy()
    found = {**_ALWAYS, "Content-Security-Policy": policy}
    return {**found, "Cache-Control": _DAY} if path.startswith(_STATIC) else found


@lru_cache(maxsize=1)
def page_policy() -> str:
    """The Content-Security-Policy of the pages."""
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "blob:", *_inline_scripts()]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _inline_scripts() -> list[str]:
    """The digests of the scripts that stand in Streamlit's page itself; they change with its version."""
    from streamlit import file_util

    page = (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


class SecurityHeaders:
    """Puts the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in for_path(scope["path"]).items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, with_headers)
