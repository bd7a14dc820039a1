"""Addresses as people paste them, checked before anything is asked of the network."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from analysis.errors import ReadError

_MAX_LENGTH = 2_000
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"{}^`\u2000-\u200f\u2028-\u202f\u2066-\u2069\ufeff]")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)$", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?$", re.IGNORECASE)
_SAFE = "/%:=&?~#+!$,;'@()*[]-._|"
_HINT = "Addresses look like https://outlet.example/article."


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in parts: `host` in ASCII, `target` the path with its query; no user name, no fragment."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The address in one piece."""
        named = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{named}{'' if self.port == self._usual else f':{self.port}'}{self.target}"

    @property
    def authority(self) -> str:
        """What the Host header says."""
        return self.url.split("/", 3)[2]

    @property
    def _usual(self) -> int:
        return 443 if self.scheme == "https" else 80


def parse(text: str) -> Address:
    """The address. Raises ReadError where it is none, or not one of the web's."""
    text = text.strip()
    if len(text) > _MAX_LENGTH:
        raise ReadError("The address is too long.", _HINT)
    if _UNFIT.search(text) or not text:
        raise ReadError("This is no web address.", _HINT)
    if not _SCHEME.match(text) or re.match(r"^[\w.-]+\.\w+:\d+(?:/|$)", text):
        text = f"https://{text.lstrip('/')}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ReadError("This is no web address.", _HINT) from None
    if parts.scheme not in {"http", "https"}:
        raise ReadError(f"Only http and https are fetched, not {parts.scheme[:20]}.", _HINT)
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise ReadError("The address holds a user name.", "Give it without what stands before the @.")
    if "[" in parts.netloc and ":" not in (parts.hostname or ""):
        raise ReadError("This is no web address.", _HINT)
    path = quote(parts.path or "/", safe=_SAFE)
    target = urlunsplit(("", "", path, quote(parts.query, safe=_SAFE), ""))
    target = f"/{target.lstrip('/')}" if target.startswith("//") else target
    return Address(parts.scheme, _host(parts.hostname or ""), port or (443 if parts.scheme == "https" else 80), target)


def follow(address: Address, location: str) -> Address:
    """Where a redirect leads. Raises ReadError as `parse` does."""
    return parse(urljoin(address.url, location.strip()))


def _host(host: str) -> str:
    """The host in ASCII. An address in figures has to be in the usual form: others hide where it leads."""
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host.partition("%")[0]))
        except ValueError:
            raise ReadError("This is no web address.", _HINT) from None
    try:
        plain = host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError:
        raise ReadError("This is no web address.", _HINT) from None
    if not _HOST.match(plain) or len(plain) > 253:
        raise ReadError("This is no web address.", _HINT)
    if _NUMBER.match(plain.rstrip(".").rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(plain.rstrip(".")))
        except ValueError:
            raise ReadError("The host is a number in an unusual form.", "Give the name of the site.") from None
    if "." not in plain.rstrip("."):
        raise ReadError(f"{plain[:60]} is no public site.", _HINT)
    return plain
