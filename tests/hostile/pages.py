"""Hostile web pages, saved pages, mails and feeds."""

from __future__ import annotations

from tests.hostile.case import Case, read, refused
from tests.readers.making import PROSE, mail, mhtml, web_page

_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
_BOMB = f"<?xml version='1.0'?><!DOCTYPE rss [{_ENTITIES}]>"
_ITEM = "<item><title>T</title><link>https://outlet.example/{}</link></item>"


def page(extra: str, where: str = "</article>") -> bytes:
    """A good page with something bad in it."""
    return web_page().replace(where, extra + where).encode("utf-8", "surrogatepass")


CASES: tuple[Case, ...] = (
    refused("a page without words", "a.html", b"<html><body></body></html>", "No article text"),
    refused("scripts alone", "a.html", b"<script>" + b"x=1;" * 50_000 + b"</script>", "No article text"),
    refused("100,000 nested elements", "a.html", b"<div>" * 100_000 + b"x", "No article text"),
    refused("30,000 elements", "a.html", b"<p>word " * 30_000, "elements; the limit"),
    refused("zero bytes named .html", "a.html", b"\0" * 10_000, "zero bytes"),
    refused("a PDF named .html", "a.html", b"%PDF-1.7 x", "a PDF file"),
    refused("a comment without an end", "a.html", b"<!--" + b"x" * 1_000_000, "No article text"),
    refused("a frameset", "a.html", b"<frameset><frame src='javascript:alert(1)'></frameset>", "No article text"),
    read("a script in the text", "a.html", page("<script>alert(1)</script><p>x</p>"), "Part 5."),
    read("elements that never end", "a.html", page("<b><i><u>" * 500), "Part 5."),
    read("an attribute of 1 MB", "a.html", page(f"<p title='{'x' * 1_000_000}'>x</p>"), "Part 5."),
    refused(
        "100,000 attributes",
        "a.html",
        page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>x</p>"),
        "takes too long",
    ),
    read("a title of 1 MB", "a.html", web_page(title="word " * 200_000).encode(), "Part 5."),
    read("an encoding that does not exist", "a.html", page("<meta charset='no-such'>", "</head>"), "Part 5."),
    read("UTF-7", "a.html", page("<meta charset='utf-7'>+ADw-script+AD4-", "</head>"), "Part 5."),
    read("UTF-16", "a.html", web_page().encode("utf-16"), "Part 5."),
    read(
        "a base and a refresh",
        "a.html",
        page("<base href='http://evil.example/'><meta http-equiv=refresh content='0;url=x'>", "</head>"),
        "Part 5.",
    ),
    read(
        "JSON-LD nested deeply",
        "a.html",
        page("<script type='application/ld+json'>" + '{"a":' * 20_000 + "</script>", "</head>"),
        "Part 5.",
    ),
    read(
        "JSON-LD that lies",
        "a.html",
        page(
            '<script type="application/ld+json">{"@type":["NewsArticle",5],"author":[[1]],"datePublished":{}}</script>',
            "</head>",
        ),
        "Part 5.",
    ),
    read(
        "dates beyond all bounds",
        "a.html",
        page("<meta name='date' content='99999-99-99'><time datetime='-1'>x</time>"),
        "Part 5.",
    ),
    read("an XML declaration", "a.html", b"<?xml version='1.0' encoding='utf-16'?>" + web_page().encode(), "Part 5."),
    read(
        "entities declared in a page", "a.html", _BOMB.replace("rss", "html").encode() + web_page().encode(), "Part 5."
    ),
    read(
        "SVG and MathML",
        "a.html",
        page("<svg><script>alert(1)</script><foreignObject><p>x</p></foreignObject></svg><math><mi>x</mi></math>"),
        "Part 5.",
    ),
    read("a plaintext element", "a.html", page("<plaintext>"), "Part 5."),
    read("10,000 links", "a.html", page("<a href='x'>more</a> " * 10_000), "Part 5."),
    read("tables in tables", "a.html", page("<table><tr><td>" * 200 + "x"), "Part 5."),
    read("references to characters that are none", "a.html", page("<p>&#0;&#xD800;&#x110000;&nosuch;</p>"), "Part 5."),
    read(
        "formulas and Markdown in a page",
        "a.html",
        page(f"<p>=SUM(A1) [x](javascript:alert(1)) {PROSE}</p>"),
        "=SUM(A1)",
    ),
    refused("a saved page without a page", "a.mhtml", mail(PROSE), "no web page"),
    refused("a saved page that is none", "a.mhtml", b"no head at all", "no head"),
    read("a saved page", "a.mhtml", mhtml(web_page()), "Part 5."),
    read("a saved page from a file", "a.mhtml", mhtml(web_page(), "file:///etc/passwd"), "Part 5."),
    read("a saved page from a script", "a.mht", mhtml(web_page(), "javascript:alert(1)"), "Part 5."),
    read("a saved page with a broken part", "a.mhtml", mhtml(web_page()).replace(b"iVBORw", b"!!!!"), "Part 5."),
    refused("a mail without a head", "a.eml", b"\n\nno head", "no head"),
    refused("a mail without a text", "a.eml", mail(None), "no text"),
    refused("a mail of an attachment alone", "a.eml", b"Subject: x\nContent-Type: application/pdf\n\nabc", "no text"),
    refused("bytes named .eml", "a.eml", bytes(range(256)) * 100, "no head"),
    read(
        "a mail with an unknown encoding",
        "a.eml",
        b"Subject: x\nContent-Type: text/plain; charset=no-such\n\n" + PROSE.encode(),
        PROSE,
    ),
    read(
        "a mail with broken base64",
        "a.eml",
        b"Subject: x\nContent-Transfer-Encoding: base64\n\nSGVsbG8gd29ybGQ@@@",
        "Hello",
    ),
    refused(
        "a mail with a head of 1 MB", "a.eml", b"Subject: " + b"word " * 200_000 + b"\n\n" + PROSE.encode(), "head"
    ),
    read("a mail with 10,000 heads", "a.eml", b"X-A: b\n" * 10_000 + b"Subject: x\n\n" + PROSE.encode(), PROSE),
    read(
        "a mail with a broken head",
        "a.eml",
        b"Subject: =?utf-8?b?////?=\nDate: 99 Foo\nFrom: <<<>>@@\n\n" + PROSE.encode(),
        PROSE,
    ),
    read(
        "a mail in a mail in a mail",
        "a.eml",
        b"Subject: x\nContent-Type: message/rfc822\n\n" * 200 + b"Subject: y\n\n" + PROSE.encode(),
        PROSE,
    ),
    refused(
        "parts without an end",
        "a.eml",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)),
        "broken, or no mail",
    ),
    refused(
        "5,000 parts",
        "a.eml",
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5_000,
        "parts",
    ),
    read("a mail of HTML with a script", "a.eml", mail(None, f"<script>alert(1)</script><p>{PROSE}</p>"), PROSE),
    Case("a mail with a program", "a.eml", lambda: mail(attachment=b"MZ"), 1, ("attachment more.pdf",), PROSE),
    refused(
        "a billion laughs in a feed",
        "a.rss",
        f"{_BOMB}<rss><channel><item><title>&l9;</title></item></channel></rss>".encode(),
        "entities",
    ),
    refused(
        "a feed that reads a file",
        "a.xml",
        b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><item>&x;</item></rss>",
        "entities",
    ),
    refused(
        "a feed that reads a file, in UTF-16",
        "a.xml",
        "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>".encode("utf-16"),
        "entities",
    ),
    refused("XML that is no feed", "a.xml", b"<html><body>x</body></html>", "no RSS or Atom"),
    refused("a feed without entries", "a.rss", b"<rss><channel><title>x</title></channel></rss>", "no entry"),
    refused("no XML", "a.atom", b"no XML at all", "XML is broken"),
    refused(
        "an entry with a script for an address",
        "a.rss",
        b"<rss><item><title>T</title><link>javascript:alert(1)</link></item></rss>",
        "neither its text nor",
    ),
    refused(
        "an entry with a file for an address",
        "a.rss",
        b"<rss><item><guid>file:///etc/passwd</guid></item></rss>",
        "neither its text nor",
    ),
    refused(
        "600 entries", "a.rss", f"<rss>{''.join(_ITEM.format(n) for n in range(600))}</rss>".encode(), "600 entries"
    ),
    refused("a feed nested deeply", "a.rss", b"<rss>" + b"<a>" * 50_000 + b"<item/>", "no entry"),
    Case("a feed cut off", "a.rss", lambda: f"<rss><channel>{_ITEM.format(1)}<item><title>U".encode(), 0, ("neither",)),
)
