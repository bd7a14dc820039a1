"""A web server on loopback with pages of every kind, and a client that believes it to be the public internet."""

from __future__ import annotations

import gzip
import ipaddress
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from fetching.client import Client, Limits
from fetching.guard import IP, forbidden

PARAGRAPH = (
    "The minister spoke on Tuesday about the talks on the harbour, and said that they would go on for weeks, "
    "since neither the town nor the company that runs the port had made an offer that the other could accept. "
)
ARTICLE = (
    "<html><head><title>The harbour talks go on</title><meta property='og:site_name' content='The Outlet'>"
    "<meta property='article:published_time' content='2024-02-03'></head>"
    "<body><article><h1>The harbour talks go on</h1>"
    + "".join(f"<p>{PARAGRAPH} Part {n}.</p>" for n in range(6))
    + "</article></body></html>"
)
FEED = (
    "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
    "<title>The Outlet</title><item><title>First &amp;amp; last</title><link>http://news.example/article</link>"
    "<pubDate>Sat, 03 Feb 2024 10:00:00 GMT</pubDate></item><item><title>Whole</title>"
    "<link>http://news.example/whole</link><content:encoded><![CDATA["
    + "".join(f"<p>{PARAGRAPH} {n}.</p>" for n in range(6))
    + "]]></content:encoded></item><item><title>No way to it</title></item></channel></rss>"
)
PUBLIC = ipaddress.ip_address("93.184.216.34")


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: the tests' output is not the place."""

    def _send(self, body: bytes, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.server.seen.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
        path = self.path.partition("?")[0]
        if path.startswith("/to/"):
            return self._send(b"", 302, Location=path.removeprefix("/to/").replace("|", ":"))
        if path.startswith("/status/"):
            return self._send(b"no", int(path.rpartition("/")[2]))
        try:
            pages[path](self)
        except (BrokenPipeError, ConnectionResetError):
            return None
        return None


def _drip(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def _drip_headers(handler: _Handler) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.05)


def _endless(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>more and more" * 4_000)


pages: dict[str, Callable[[_Handler], None]] = {
    "/article": lambda h: h._send(ARTICLE.encode()),
    "/zipped": lambda h: h._send(gzip.compress(ARTICLE.encode()), Content_Encoding="gzip"),
    "/bomb": lambda h: h._send(gzip.compress(b"x" * 50_000_000), Content_Encoding="gzip"),
    "/brotli": lambda h: h._send(b"???", Content_Encoding="br"),
    "/broken-gzip": lambda h: h._send(b"no gzip", Content_Encoding="gzip"),
    "/feed": lambda h: h._send(FEED.encode(), kind="text/html"),  # servers often say no better
    "/plain": lambda h: h._send(("A title\n\n" + PARAGRAPH * 4).encode(), kind="text/plain"),
    "/latin": lambda h: h._send(
        ARTICLE.replace("talks", "дела").encode("koi8-r", "ignore"), kind="text/html; charset=koi8-r"
    ),
    "/picture": lambda h: h._send(b"\x89PNG", kind="image/png"),
    "/empty": lambda h: h._send(b""),
    "/teaser": lambda h: h._send(
        b"<html><body><article><h1>A headline</h1><p>Subscribe to read this article on the harbour and its "
        b"talks, with all the details that matter to you.</p></article></body></html>"
    ),
    "/paid": lambda h: h._send(
        ARTICLE.replace("</head>", '<script>{"isAccessibleForFree": false}</script></head>').encode()
    ),
    "/slow": lambda h: time.sleep(3),
    "/short": lambda h: h._send(b"<p>half", Content_Length="5000"),
    "/half-zipped": lambda h: h._send(gzip.compress(ARTICLE.encode())[:200], Content_Encoding="gzip"),
    "/drip": _drip,
    "/drip-headers": _drip_headers,
    "/endless": _endless,
    "/loop": lambda h: h._send(b"", 302, Location="/loop"),
    "/no-http": lambda h: h.wfile.write(b"SSH-2.0-OpenSSH\r\n") and None,
}


@dataclass
class Site:
    """The server: its port, and what it was asked (path, Host, User-Agent)."""

    port: int
    seen: list[tuple[str, str, str]]
    resolved: list[str] = field(default_factory=list)

    def client(self, seconds: float = 5.0, most: int = 1_000_000) -> Client:
        """A client to which every name but private.example leads here; the guard is the real one but for that."""

        def resolve(host: str, port: int) -> list[IP]:
            self.resolved.append(host)
            if host == "missing.example":
                raise OSError("no such host")
            if host == "private.example":
                return [ipaddress.ip_address("10.0.0.1")]
            if host == "mixed.example":
                return [ipaddress.ip_address("127.0.0.1"), ipaddress.ip_address("10.0.0.1")]
            try:
                return [ipaddress.ip_address(host)]
            except ValueError:
                return [ipaddress.ip_address("127.0.0.1")]

        def guard(ip: IP) -> bool:
            names = {"news.example", "other.example", "mixed.example"}
            return forbidden(ip) and not (str(ip) == "127.0.0.1" and self.resolved[-1] in names)

        limits = Limits(bytes=most, seconds=seconds, redirects=3)
        return Client(limits, resolve, guard, frozenset({self.port, 80, 443}))

    def url(self, path: str) -> str:
        return f"http://news.example:{self.port}{path}"


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """The server while it runs; with `context` it speaks TLS."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.handle_error = lambda *_: None  # clients that end the handshake
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.daemon_threads = True
    server.seen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Site(server.server_address[1], server.seen)
    finally:
        server.shutdown()
        server.server_close()
