"""The shipped nginx.conf before two small servers: who is led where, what is closed, what is written down."""

from __future__ import annotations

import gzip
import http.client
import json
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.proxy import Proxy, proxying
from tests.browser.serving import ROOT

SCRIPT = b"let words = 1;\n" * 500
FONT = bytes(range(256)) * 20


class Answering(BaseHTTPRequestHandler):
    """Says who answers, and which headers came in."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        kinds = {"/static/js/a.js": ("text/javascript", SCRIPT), "/app/static/fonts/a.woff2": ("font/woff2", FONT)}
        said = {"server": self.server.server_port, **{k.lower(): v for k, v in self.headers.items()}}
        kind, body = kinds.get(self.path, ("application/json", json.dumps(said).encode()))
        self._answer(kind, body)

    def do_PUT(self) -> None:
        taken = len(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer("application/json", json.dumps({"taken": taken}).encode())

    def _answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Small(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A connection that the proxy drops is no fault."""


@pytest.fixture(scope="module")
def servers() -> Iterator[list[Small]]:
    found = [Small(("127.0.0.1", 0), Answering) for _ in range(2)]
    threads = [threading.Thread(target=s.serve_forever, kwargs={"poll_interval": 0.05}) for s in found]
    for thread in threads:
        thread.start()
    yield found
    for one, thread in zip(found, threads, strict=True):
        one.shutdown()
        one.server_close()
        thread.join()


@pytest.fixture(scope="module")
def proxy(servers: list[Small], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    with proxying(tmp_path_factory.mktemp("nginx"), [f"127.0.0.1:{s.server_port}" for s in servers]) as found:
        yield found


def ask(proxy: Proxy, path: str, method: str = "GET", body: bytes | None = None, **headers: str):
    """An answer's status, headers and body."""
    connection = http.client.HTTPConnection(proxy.address.removeprefix("http://"), timeout=20)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def cookie(proxy: Proxy) -> str:
    return ask(proxy, "/")[1]["Set-Cookie"].split(";")[0]


def test_a_visitor_stays_with_one_server(proxy: Proxy) -> None:
    given = cookie(proxy)
    paths = ("/", "/_stcore/stream", "/media/a.png", "/_stcore/host-config")
    assert len({json.loads(ask(proxy, path, Cookie=given)[2])["server"] for path in paths * 3}) == 1
    assert ask(proxy, "/", Cookie=given)[1]["Set-Cookie"] is None


def test_visitors_are_spread_over_the_servers(proxy: Proxy) -> None:
    led = [json.loads(ask(proxy, "/", Cookie=cookie(proxy))[2])["server"] for _ in range(30)]
    assert min(led.count(server) for server in set(led)) >= 5 and len(set(led)) == 2


def test_without_cookies_the_address_decides(proxy: Proxy) -> None:
    assert len({json.loads(ask(proxy, "/media/a.png")[2])["server"] for _ in range(8)}) == 1


def test_only_a_cookie_that_was_given_out_counts(proxy: Proxy) -> None:
    assert "parallax_route=" in ask(proxy, "/", Cookie="parallax_route=mine")[1]["Set-Cookie"]


def test_the_cookie_is_kept_from_scripts_and_other_sites(proxy: Proxy) -> None:
    said = ask(proxy, "/")[1]["Set-Cookie"]
    assert "HttpOnly" in said and "SameSite=Lax" in said and "Secure" not in said
    assert ask(proxy, "/", X_Forwarded_Proto="https")[1]["Set-Cookie"].endswith("; Secure")


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/mcp", "/_stcore/agent/interact"]
)
def test_ways_in_for_programs_are_closed(proxy: Proxy, path: str) -> None:
    status, _, body = ask(proxy, path)
    assert status == 404 and b"server" not in body


def test_scripts_are_compressed_and_fonts_are_not(proxy: Proxy) -> None:
    _, headers, body = ask(proxy, "/static/js/a.js", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip" and gzip.decompress(body) == SCRIPT
    assert ask(proxy, "/app/static/fonts/a.woff2", Accept_Encoding="gzip")[1]["Content-Encoding"] is None


def test_uploads_up_to_the_limit(proxy: Proxy) -> None:
    path = "/_stcore/upload_file/session/file"
    assert json.loads(ask(proxy, path, "PUT", b"x" * 2_000_000)[2]) == {"taken": 2_000_000}
    assert ask(proxy, path, "PUT", b"", Content_Length=str(102 * 1024 * 1024))[0] == 413


def test_the_server_is_told_who_asks(proxy: Proxy) -> None:
    heard = json.loads(ask(proxy, "/", Host="parallax.example.org", X_Forwarded_For="6.6.6.6", X_Request_ID="mine")[2])
    assert heard["host"] == "parallax.example.org"
    assert heard["x-forwarded-for"] == "127.0.0.1"
    assert len(heard["x-request-id"]) == 32
    assert heard["x-forwarded-proto"] == "http"


def test_a_web_socket_is_passed_on_as_one(proxy: Proxy) -> None:
    heard = json.loads(ask(proxy, "/_stcore/stream", Upgrade="websocket", Connection="Upgrade")[2])
    assert (heard["upgrade"], heard["connection"]) == ("websocket", "upgrade")
    assert len(heard["x-request-id"]) == 32


def test_the_log_has_no_keys_no_ids_and_no_addresses(proxy: Proxy) -> None:
    ask(proxy, "/framing?study=kQ9sUnGuEsSaBlE", Referer="http://x/?study=kQ9sUnGuEsSaBlE")
    ask(proxy, "/media/kQ9sUnGuEsSaBlE.html")
    ask(proxy, "/kQ9sUnGuEsSaBlE")
    time.sleep(0.1)
    text = proxy.log.read_text("utf-8")
    assert "kQ9s" not in text and "127.0.0.1" not in text
    last = [json.loads(line) for line in text.splitlines()][-3:]
    assert [line["path"] for line in last] == ["/framing", "/media/…", "…"]


def test_a_server_that_dies_takes_nobody_along(tmp_path: Path, servers: list[Small]) -> None:
    dead = Small(("127.0.0.1", 0), Answering)
    dead.server_close()
    places = [f"127.0.0.1:{servers[0].server_port}", f"127.0.0.1:{dead.server_port}"]
    with proxying(tmp_path, places) as proxy:
        answers = [ask(proxy, "/", Cookie=cookie(proxy))[0] for _ in range(10)]
        assert set(answers) == {200}
        time.sleep(0.1)
        lines = proxy.log.read_text("utf-8").splitlines()
        assert all(json.loads(line)["logger"] == "nginx" for line in lines)  # no error lines, which quote the request


def test_with_a_certificate(tmp_path: Path, servers: list[Small]) -> None:
    """The shipped tls.conf, with a certificate made here, is one that nginx takes."""
    files = ["-keyout", tmp_path / "certificate-key.pem", "-out", tmp_path / "certificate.pem"]
    subject = ["-days", "2", "-subj", "/CN=localhost"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, *files]
    subprocess.run(command, check=True, capture_output=True)
    shipped = (ROOT / "deploy" / "nginx" / "tls.conf").read_text("utf-8")
    listen = shipped.replace("listen 8443", "listen 127.0.0.1:{port}").replace("/run/secrets", str(tmp_path))
    with proxying(tmp_path, [f"127.0.0.1:{servers[0].server_port}"], listen) as proxy:
        context = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))
        context.check_hostname = False
        address = proxy.address.removeprefix("http://")
        connection = http.client.HTTPSConnection(address, timeout=20, context=context)
        connection.request("GET", "/")
        answer = connection.getresponse()
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert answer.headers["Set-Cookie"].lower().count("secure") == 1
        assert json.loads(answer.read())["x-forwarded-proto"] == "https"
        connection.close()
