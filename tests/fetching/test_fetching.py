"""Addresses and feeds become articles; what may not be fetched is not asked for at all."""

from __future__ import annotations

import ipaddress
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.errors import ReadError
from analysis.readers import IsolatedReader, Lead, Reading
from fetching import MOST, articles, enabled, fetch, web_addresses
from fetching.addresses import parse
from fetching.client import Client, trust
from fetching.guard import forbidden
from tests.fetching.sites import Site, serving


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    with IsolatedReader() as isolated:
        yield isolated


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "_PAUSE", 0.0)


def one(site: Site, reader: IsolatedReader, url: str, **limits: float) -> Reading:
    (reading,) = fetch([Lead(url)], reader, site.client(**limits))
    return reading


def reason(reading: Reading) -> str:
    assert reading.articles == ()
    return reading.skipped[0].reason


@pytest.mark.parametrize("path", ["/article", "/zipped", "/paid", "/article?x=1#part"])
def test_a_page_becomes_an_article_with_its_address(site: Site, reader: IsolatedReader, path: str) -> None:
    (article,) = one(site, reader, site.url(path)).articles
    assert (article.title, article.outlet, article.published) == ("The harbour talks go on", "The Outlet", "2024-02-03")
    assert "Part 5." in article.raw
    assert article.origin == site.url(path)


def test_an_article_for_subscribers_is_said_to_be_one(site: Site, reader: IsolatedReader) -> None:
    assert "subscribers" in one(site, reader, site.url("/paid")).notes[0].words


def test_plain_text_and_an_encoding_that_only_the_server_knows(site: Site, reader: IsolatedReader) -> None:
    assert one(site, reader, site.url("/plain")).articles[0].raw.startswith("A title\n\nThe minister")
    assert "дела" in one(site, reader, site.url("/latin")).articles[0].raw


def test_a_feed_gives_whole_texts_as_articles_and_the_rest_as_leads(site: Site, reader: IsolatedReader) -> None:
    reading = one(site, reader, site.url("/feed"))
    assert [a.title for a in reading.articles] == ["Whole"]
    assert reading.leads == (
        Lead("http://news.example/article", "First & last", "The Outlet", "2024-02-03T10:00:00+00:00"),
    )
    assert "neither its text nor an address" in reading.skipped[0].reason


def test_a_lead_fills_in_what_the_page_does_not_say(site: Site, reader: IsolatedReader) -> None:
    lead = Lead(site.url("/plain"), "Given", "Outlet", "2024-01-01")
    (reading,) = fetch([lead], reader, site.client())
    article = reading.articles[0]
    assert (article.outlet, article.published, article.url) == ("Outlet", "2024-01-01", site.url("/plain"))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/status/401", "password"),
        ("/status/402", "subscribers"),
        ("/status/403", "refuses"),
        ("/status/404", "no such page"),
        ("/status/410", "taken down"),
        ("/status/429", "fewer requests"),
        ("/status/451", "legal"),
        ("/status/503", "fault of its own (503)"),
        ("/status/204", "status 204"),
        ("/picture", "image/png"),
        ("/empty", "empty"),
        ("/teaser", "words only"),
        ("/brotli", "packed"),
        ("/broken-gzip", "broken"),
        ("/half-zipped", "broken"),
        ("/short", "broken"),
        ("/bomb", "limit"),
        ("/endless", "limit"),
        ("/loop", "redirects more than 3"),
        ("/no-http", "does not answer as web sites do"),
    ],
)
def test_what_gives_no_article_says_why(site: Site, reader: IsolatedReader, path: str, said: str) -> None:
    assert said in reason(one(site, reader, site.url(path)))


@pytest.mark.parametrize("path", ["/slow", "/drip", "/drip-headers"])
def test_a_slow_site_ends_at_the_limit(site: Site, reader: IsolatedReader, path: str) -> None:
    began = time.monotonic()
    assert "within 1 seconds" in reason(one(site, reader, site.url(path), seconds=1.0))
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://private.example/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0x7f.1/",
        "http://2130706433/",
        "ftp://news.example/",
        "file:///etc/passwd",
        "http://user:secret@news.example/",
    ],
)
def test_a_redirect_is_checked_like_an_address(site: Site, reader: IsolatedReader, target: str) -> None:
    before = len(site.seen)
    reading = one(site, reader, site.url("/to/" + target.replace(":", "|")))
    assert reason(reading)
    assert len(site.seen) == before + 1


def test_a_redirect_to_another_public_site_is_followed(site: Site, reader: IsolatedReader) -> None:
    to = f"http|//other.example|{site.port}/article"
    (article,) = one(site, reader, site.url(f"/to/{to}")).articles
    assert article.url == f"http://other.example:{site.port}/article"
    assert site.seen[-1][1] == f"other.example:{site.port}"


def test_a_host_is_resolved_once_a_request_and_one_private_ip_is_enough_to_refuse(
    site: Site, reader: IsolatedReader
) -> None:
    site.resolved.clear()
    one(site, reader, site.url("/article"))
    assert site.resolved == ["news.example"]
    assert "private network" in reason(one(site, reader, f"http://mixed.example:{site.port}/article"))
    assert "no site" in reason(one(site, reader, "http://missing.example/"))
    assert "Port 22" in reason(one(site, reader, "http://news.example:22/"))


def test_a_name_whose_address_changes_is_reached_where_it_was_checked(site: Site) -> None:
    answers = iter(["127.0.0.1", "10.0.0.1"])
    client = Client(
        resolve=lambda host, port: [ipaddress.ip_address(next(answers))],
        forbidden=lambda ip: str(ip) != "127.0.0.1",
        ports=frozenset({site.port}),
    )
    assert client.get(site.url("/article")).data
    with pytest.raises(ReadError, match="private"):
        client.get(site.url("/article"))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.example that no authority signed, with its key in the same file."""
    file = tmp_path_factory.mktemp("tls") / "news.pem"
    options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example"]
    options += ["-addext", "subjectAltName=DNS:news.example", "-keyout", str(file), "-out", str(file) + ".crt"]
    subprocess.run(["openssl", "req", *options], check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


def test_a_certificate_has_to_hold_and_be_for_the_name_not_the_ip(certificate: Path) -> None:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate)
    trusting = ssl.create_default_context(cafile=f"{certificate}.crt")
    with serving(server) as site:

        def get(name: str, context: ssl.SSLContext) -> bytes:
            client = site.client()
            client.trust = lambda: context
            return client.get(f"https://{name}:{site.port}/article").data

        assert b"harbour" in get("news.example", trusting)
        assert site.seen[-1][1] == f"news.example:{site.port}"
        for name, context in (("other.example", trusting), ("news.example", trust())):
            with pytest.raises(ReadError, match="prove who it is"):
                get(name, context)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "168.63.129.16", "192.88.99.1", "192.0.2.1", "203.0.113.9",
        "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1",
        "2606:4700::5efe:7f00:1", "2606:4700:0:0:200:5efe:a00:1",
    ],
)  # fmt: skip
def test_what_is_no_public_host_is_forbidden(ip: str) -> None:
    assert forbidden(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    "ip", ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "64:ff9b::5db8:d822", "::ffff:8.8.8.8"]
)
def test_public_hosts_are_allowed(ip: str) -> None:
    assert not forbidden(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://outlet.example/a b".replace(" ", ""), "https://outlet.example/ab"),
        ("outlet.example/path?q=1#part", "https://outlet.example/path?q=1"),
        ("  HTTP://Outlet.Example:80/ ", "http://outlet.example/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://outlet.example", "https://outlet.example/"),
        ("https://outlet.example:443/x", "https://outlet.example/x"),
        ("https://outlet.example/%C3%A4?x=%20", "https://outlet.example/%C3%A4?x=%20"),
        ("http://outlet.example:8080/x", "http://outlet.example:8080/x"),
    ],
)
def test_addresses_are_brought_into_one_form(text: str, url: str) -> None:
    assert parse(text).url == url


@pytest.mark.parametrize(
    "text",
    [
        "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "gopher://x.example/", "ftp://x.example",
        "http://", "http:///x", "https://localhost/", "http://intranet/", "http://a@b.example/", "http://0177.0.0.1/",
        "http://0x7f000001/", "http://2130706433/", "http://127.1/", "http://1.2.3.4.5/", "http://x.example\\@evil/",
        "http://x.example/\r\nHost: evil", "http://x.example:99999/", "http://[::1", "http://[v1.x]/", "x" * 3_000,
        "http://exa mple.com/", "http://\u202egnp.example/", "http://..example/", "http://-.1/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        parse(text)


def test_figures_in_other_letters_do_not_hide_where_they_lead() -> None:
    assert parse("http://①②⑦.⓪.⓪.①/").host == "127.0.0.1"  # then refused by its IP


@pytest.mark.parametrize("said", ["off", "0", "offf"])
def test_fetching_can_be_turned_off(
    site: Site, reader: IsolatedReader, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("PARALLAX_FETCH", said)
    assert not enabled()
    before = len(site.seen)
    assert "fetches no addresses" in reason(one(site, reader, site.url("/article")))
    assert len(site.seen) == before


def test_more_addresses_than_the_limit_are_skipped_and_said(reader: IsolatedReader, site: Site) -> None:
    leads = [Lead(f"javascript:{n}") for n in range(MOST + 2)]
    readings = list(fetch(leads, reader, site.client()))
    assert ["At most" in r.skipped[0].reason for r in readings].count(True) == 2


def test_stopping_ends_the_round(reader: IsolatedReader, site: Site) -> None:
    assert list(fetch([Lead(site.url("/article"))], reader, site.client(), stop=lambda: True)) == []


def test_addresses_in_a_text_each_once() -> None:
    assert web_addresses(" https://a.example/ \n\nhttps://b.example/\nhttps://a.example/") == [
        "https://a.example/",
        "https://b.example/",
    ]


def test_the_user_agent_says_who_asks(site: Site, reader: IsolatedReader) -> None:
    one(site, reader, site.url("/article"))
    assert "Parallax" in site.seen[-1][2]
