"""A provider of OpenID Connect on a loopback port: signs in whoever comes, as one made-up person."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwk, jwt

CLIENT, SECRET, CODE = "parallax", "a-secret-of-the-client-that-is-long", "the-code"
PERSON = {"sub": "248289761001", "name": "Ada Bell", "email": "ada@example.org"}


class Provider(ThreadingHTTPServer):
    """Knows one client and one person; `asked` are the parameters of the last request to sign in."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.key = jwk.RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.asked: dict[str, str] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def token(self) -> str:
        """Who signed in, signed."""
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": self.asked["nonce"]}
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims | PERSON, self.key)


class _Answering(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/.well-known/openid-configuration":
            self._answer(_description(self.server.address))
        elif url.path == "/keys":
            self._answer({"keys": [self.server.key.as_dict(private=False)]})
        elif url.path == "/authorize":
            self.server.asked = {name: values[0] for name, values in parse_qs(url.query).items()}
            back = urlencode({"code": CODE, "state": self.server.asked["state"]})
            self._go(f"{self.server.asked['redirect_uri']}?{back}")
        elif url.path == "/leave":
            self._go(parse_qs(url.query)["post_logout_redirect_uri"][0])
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        given = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        user = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
        known = user == f"{CLIENT}:{SECRET}" or given.get("client_secret") == [SECRET]
        if not known or given["code"] != [CODE]:
            self._answer({"error": "invalid_grant"}, 400)
            return
        self._answer({"access_token": "access", "token_type": "Bearer", "id_token": self.server.token()})

    def _answer(self, said: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _go(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _description(address: str) -> dict[str, Any]:
    return {
        "issuer": address,
        "authorization_endpoint": f"{address}/authorize",
        "token_endpoint": f"{address}/token",
        "jwks_uri": f"{address}/keys",
        "end_session_endpoint": f"{address}/leave",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }


@contextmanager
def providing() -> Iterator[Provider]:
    """Run the provider."""
    found = Provider()
    thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield found
    finally:
        found.shutdown()
        found.server_close()
        thread.join()


def secrets(provider: Provider, app: str) -> str:
    """The secrets.toml of an app at this address that signs in with this provider."""
    said = {
        "redirect_uri": f"{app}/oauth2callback",
        "cookie_secret": "a-secret-of-the-app-that-is-long-enough",
        "client_id": CLIENT,
        "client_secret": SECRET,
        "server_metadata_url": f"{provider.address}/.well-known/openid-configuration",
    }
    return "[auth]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in said.items())
