"""Requests on the way in: closed routes, other sites' sockets, ids, what is written down; and the headers out."""

from __future__ import annotations

import logging

import pytest
from starlette.datastructures import Headers

from hosting.headers import SecurityHeaders, page_policy
from hosting.requests import Requests, shown
from tests.hosting.looping import finished


async def _page(scope, receive, send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"no-cache")]})
    await send({"type": "http.response.body", "body": b"page"})


async def _socket(scope, receive, send) -> None:
    await send({"type": "websocket.accept"})


def answer(path: str, kind: str = "http", query: bytes = b"", **headers: str) -> tuple[dict, Headers]:
    """The first message that comes back through both layers, and its headers."""
    sent = []

    async def send(message) -> None:
        sent.append(message)

    async def receive():
        return {"type": f"{kind}.connect" if kind == "websocket" else "http.request"}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "method": "GET", "path": path, "query_string": query, "headers": raw}
    scope |= {} if kind == "http" else {"subprotocols": []}
    if kind == "websocket":
        del scope["method"]
    app = SecurityHeaders(Requests(_page if kind == "http" else _socket))
    finished(app(scope, receive, send))
    return sent[0], Headers(raw=sent[0].get("headers", []))


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/script-health-check",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/agent",
    ],
)
def test_streamlits_ways_in_for_programs_are_closed(path: str) -> None:
    assert answer(path)[0]["status"] == 404


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/metrics-of-another-kind", "/framing"])
def test_the_others_are_open(path: str) -> None:
    assert answer(path)[0]["status"] == 200


@pytest.mark.parametrize(
    ("origin", "opens"),
    [
        ("https://parallax.example.org", True),
        ("https://parallax.example.org:8443", False),
        ("https://evil.example", False),
        ("null", False),
    ],
)
def test_a_web_socket_is_for_this_sites_pages_only(origin: str, opens: bool) -> None:
    first, _ = answer("/_stcore/stream", "websocket", origin=origin, host="parallax.example.org")
    assert first["type"] == ("websocket.accept" if opens else "websocket.close")


def test_programs_that_are_no_browser_name_no_origin() -> None:
    assert answer("/_stcore/stream", "websocket", host="127.0.0.1")[0]["type"] == "websocket.accept"


def test_every_answer_says_what_a_page_may_do() -> None:
    _, headers = answer("/")
    assert headers["content-security-policy"] == page_policy()
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cache-control"] == "no-cache"  # the server's own stays


def test_the_policy_lets_in_nothing_from_another_host_and_no_eval() -> None:
    for part in page_policy().split("; "):
        for source in part.split()[1:]:
            assert source in {"'self'", "'none'", "blob:", "data:", "'unsafe-inline'"} or source.startswith("'sha256-")
    script = next(part for part in page_policy().split("; ") if part.startswith("script-src"))
    assert "unsafe" not in script and "data:" not in script
    assert script.count("'sha256-") == 1  # the one script that stands in Streamlit's page


def test_what_a_file_may_hold_can_do_nothing() -> None:
    policy = answer("/media/abc.html")[1]["content-security-policy"]
    assert policy.startswith("default-src 'none'") and policy.endswith("sandbox")


def test_fonts_are_kept_for_a_day() -> None:
    assert answer("/app/static/fonts/a.woff2")[1]["cache-control"] == "public, max-age=86400"


def test_a_request_keeps_a_given_id_and_gets_one_where_it_has_none_or_a_strange_one() -> None:
    assert answer("/", x_request_id="0123456789abcdef")[1]["x-request-id"] == "0123456789abcdef"
    for strange in ("", "a b", "<script>", "x" * 100):
        given = answer("/", x_request_id=strange)[1]["x-request-id"]
        assert len(given) == 16 and given != strange


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/", "/"),
        ("/framing", "/framing"),
        ("/_stcore/stream", "/_stcore/stream"),
        ("/media/0123abcd.html", "/media/…"),
        ("/_stcore/upload_file/session/file", "/_stcore/upload_file/…"),
        ("/static/js/index.js", "/static/…"),
        ("/kQ9sUnGuEsSaBlE_kEy1234", "…"),
        ("/auth/login", "/auth/login"),
    ],
)
def test_the_log_knows_routes_and_no_ids(path: str, written: str) -> None:
    assert shown(path) == written


def test_a_request_is_written_down_without_its_query(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "hosting")
    answer("/framing", query=b"study=kQ9sUnGuEsSaBlE")
    (record,) = caplog.records
    assert (record.method, record.path, record.status) == ("GET", "/framing", 200)
    assert record.seconds >= 0
    assert "kQ9s" not in str(record.__dict__)
