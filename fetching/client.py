"""One GET of one address, and of where it redirects to: the IP that was checked is the one that is connected to."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from analysis.errors import ReadError
from analysis.readers.reading import size
from fetching.addresses import Address, follow, parse
from fetching.guard import IP, forbidden

USER_AGENT = "Mozilla/5.0 (compatible; Parallax; fetches single articles on a person's request)"
_REDIRECTS = {301, 302, 303, 307, 308}
_STEP = 1 << 15
_SAID = {
    401: ("The site asks for a password.", "Open the article in your browser and paste its text."),
    402: ("The article is for subscribers.", "Open it in your browser and paste its text."),
    403: ("The site refuses to give the page to programs.", "Open it in your browser and paste its text."),
    404: ("There is no such page (404).", "Check the address."),
    410: ("The page was taken down (410).", "An archive of the web may have it."),
    429: ("The site asks for fewer requests (429).", "Try again later."),
    451: ("The page is blocked for legal reasons (451).", None),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may take: bytes as sent and unpacked, seconds in all, redirects."""

    bytes: int = 10_000_000
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: where it led to, its content type without parameters, its declared encoding, its bytes."""

    url: str
    content_type: str
    charset: str | None
    data: bytes


def resolve(host: str, port: int) -> list[IP]:
    """The IPs of a host, in the resolver's order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ipaddress.ip_address(str(sockaddr[0]).partition("%")[0]) for *_, sockaddr in found]


def trust() -> ssl.SSLContext:
    """Whom to believe that a site is who it says: the system's authorities, and certifi's where it has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(slots=True)
class Client:
    """Fetches addresses within its limits.

    `resolve`, `forbidden`, `ports` and `trust` are for tests, which have no public internet; nothing else sets them.
    """

    limits: Limits = Limits()
    resolve: Callable[[str, int], Sequence[IP]] = resolve
    forbidden: Callable[[IP], bool] = forbidden
    ports: frozenset[int] = frozenset({80, 443})
    trust: Callable[[], ssl.SSLContext] = trust
    _context: ssl.SSLContext | None = field(default=None, init=False)

    def get(self, text: str) -> Page:
        """The page at an address. Raises ReadError with the reason where there is none."""
        deadline = time.monotonic() + self.limits.seconds
        address = parse(text)
        for _ in range(self.limits.redirects + 1):
            with self._answer(address, deadline) as response:
                location = response.getheader("location")
                if response.status not in _REDIRECTS or not location:
                    return self._page(address, response, deadline)
            address = follow(address, location)
        raise ReadError(f"The address redirects more than {self.limits.redirects} times.", "Open it in your browser.")

    @contextmanager
    def _answer(self, address: Address, deadline: float) -> Iterator[http.client.HTTPResponse]:
        """The response to one request; the connection ends with it, and at the deadline in any case."""
        ips = self._checked(address, deadline)
        left = _left(deadline)
        connection = self._connection(address, ips, left)
        end = threading.Timer(left, _cut, [connection])  # a server that drips answers every read in time
        end.daemon = True
        end.start()
        try:
            connection.request(
                "GET",
                address.target,
                headers={
                    "Host": address.authority,
                    "User-Agent": USER_AGENT,
                    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
                    "Accept-Language": "en,*;q=0.5",
                    "Accept-Encoding": "gzip",
                    "Connection": "close",
                },
            )
            yield connection.getresponse()
        except ssl.SSLError:
            raise ReadError("The site cannot prove who it is (its certificate does not hold).") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if time.monotonic() >= deadline or isinstance(error, TimeoutError):
                raise _too_slow(self.limits.seconds) from None
            raise ReadError("The site does not answer as web sites do.", "Try again later.") from None
        finally:
            end.cancel()
            connection.close()

    def _connection(self, address: Address, ips: Sequence[IP], seconds: float) -> http.client.HTTPConnection:
        """A connection that goes to one of `ips`, while certificate and Host header are about the name."""
        if address.scheme == "http":
            return _Pinned(address.host, address.port, ips, seconds)
        self._context = self._context or self.trust()
        return _PinnedSecure(address.host, address.port, ips, seconds, self._context)

    def _checked(self, address: Address, deadline: float) -> Sequence[IP]:
        """The IPs of the host, all of which have to be public."""
        if address.port not in self.ports:
            raise ReadError(f"Port {address.port} is not fetched from.", "Give an address without a port.")
        found: list[Sequence[IP] | OSError] = []

        def ask() -> None:
            try:
                found.append(self.resolve(address.host, address.port))
            except (OSError, UnicodeError) as error:
                found.append(error if isinstance(error, OSError) else OSError())

        asking = threading.Thread(target=ask, daemon=True)  # the system's resolver knows no deadline
        asking.start()
        asking.join(_left(deadline))
        if not found:
            raise _too_slow(self.limits.seconds)
        ips = found[0]
        if isinstance(ips, OSError) or not ips:
            raise ReadError(f"There is no site {address.host[:80]}.", "Check the address.")
        if any(map(self.forbidden, ips)):
            raise ReadError("The address leads into a private network.", "Only public sites are fetched.")
        return ips

    def _page(self, address: Address, response: http.client.HTTPResponse, deadline: float) -> Page:
        if response.status != 200:
            said = _SAID.get(response.status)
            if said is None and response.status >= 500:
                said = f"The site has a fault of its own ({response.status}).", "Try again later."
            raise ReadError(*(said or (f"The site gave no page (status {response.status}).", "Check the address.")))
        return Page(
            address.url,
            response.headers.get_content_type() if response.getheader("content-type") else "",
            response.headers.get_content_charset(),
            self._body(response, deadline),
        )

    def _body(self, response: http.client.HTTPResponse, deadline: float) -> bytes:
        """The body, unpacked, read no further than the limits."""
        packing = (response.getheader("content-encoding") or "identity").strip().lower()
        if packing not in {"identity", "gzip", "x-gzip", "deflate"}:
            raise ReadError("The page is packed in a way that was not asked for.", "Open it in your browser.")
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing != "identity" else None
        most = self.limits.bytes
        parts: list[bytes] = []
        length = sent = 0
        while part := response.read1(_STEP):
            if time.monotonic() >= deadline:
                raise _too_slow(self.limits.seconds)
            sent += len(part)
            try:
                plain = unpack.decompress(part, most - length + 1) if unpack else part
            except zlib.error:
                raise ReadError("The page arrives broken.", "Try again later.") from None
            length += len(plain)
            if length > most or sent > most:
                raise ReadError(f"The page has more than {size(most)}, the limit.", "Save it, and add the file.")
            parts.append(plain)
        if time.monotonic() >= deadline:
            raise _too_slow(self.limits.seconds)
        if response.length or (unpack and parts and not unpack.eof):
            raise ReadError("The page arrives broken.", "Try again later.")
        return b"".join(parts)


class _Pinned(http.client.HTTPConnection):
    """HTTP to given IPs, the first that answers; the name is not asked for again."""

    def __init__(self, host: str, port: int, ips: Sequence[IP], seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._ips = ips

    def connect(self) -> None:
        self.sock = _connect(self._ips, self.port, self.timeout)


class _PinnedSecure(http.client.HTTPSConnection):
    """HTTPS to given IPs; the certificate has to be the host's."""

    def __init__(self, host: str, port: int, ips: Sequence[IP], seconds: float, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=seconds, context=context)
        self._ips = ips
        self._trust = context

    def connect(self) -> None:
        plain = _connect(self._ips, self.port, self.timeout)
        secure = self._trust.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock = secure  # before the handshake, so that the deadline ends that too
        secure.do_handshake()


def _connect(ips: Sequence[IP], port: int, seconds: float | None) -> socket.socket:
    """A socket to the first of the IPs that takes it. Raises OSError where none does."""
    problem = OSError()
    for ip in ips:
        try:
            return socket.create_connection((str(ip), port), None if seconds is None else seconds / len(ips))
        except OSError as error:
            problem = error
    raise problem


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.01)


def _cut(connection: http.client.HTTPConnection) -> None:
    """End a connection from another thread: whoever waits for it gets an error."""
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:  # it has ended by itself
            return


def _too_slow(seconds: float) -> ReadError:
    return ReadError(f"The site did not answer within {seconds:.0f} seconds.", "Try again later.")
