"""A name in plain lower-case Latin words, whatever its script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from analysis.names.tables import letters

_MARKS_IN_WORDS = str.maketrans("", "", "'’‘`´ʹʺʻʼʾʿ\"“”")
_SPLIT = re.compile(r"[^a-z0-9&]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_ABJAD = re.compile(r"[\u0590-\u06ff]")
_SOUTH_SLAVIC = re.compile(r"[čćšžČĆŠŽ]")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)


def without_possessive(name: str) -> str:
    """A name without the possessive at its end."""
    return _POSSESSIVE.sub("", name.strip())


def is_abjad(name: str) -> bool:
    """Whether a name is written in a script that leaves short vowels out (Arabic, Persian, Hebrew)."""
    return bool(_ABJAD.search(name))


def is_east_asian(name: str) -> bool:
    """Whether a name is written in Chinese characters, Hangul or kana."""
    return bool(_CHINESE.search(name) or _HANGUL.search(name) or _KANA.search(name))


@lru_cache(maxsize=16384)
def romanise(text: str) -> str:
    """A text in ASCII letters of either case: its own where it is Latin, else as newspapers commonly write it.

    A Chinese or Korean character becomes a word of its own; Arabic and Hebrew come without their short vowels.
    """
    from anyascii import anyascii

    text = unicodedata.normalize("NFKC", text)
    if is_east_asian(text):
        text = re.sub(r"([\u3400-\u9fff\uac00-\ud7a3])", lambda m: anyascii(m[1]).strip() + " ", text)
    if is_abjad(text):
        text = _abjad(text)
    if _SOUTH_SLAVIC.search(text):
        text = text.replace("Đ", "Dj").replace("đ", "dj")  # elsewhere (Vietnamese) it is a d
    for own, latin in letters().items():
        text = (
            text.replace(own, latin)
            .replace(own.upper(), latin.capitalize())
            .replace(own.capitalize(), latin.capitalize())
        )
    stripped = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return anyascii(stripped)


def _abjad(text: str) -> str:
    """Arabic and Hebrew without vowel marks, and with the article written apart."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"(?<!\w)ال(?=\w\w)", "al-", bare.replace("الله", "allah"))


def words(name: str) -> tuple[str, ...]:
    """The lower-case ASCII words of a name, in order; hyphens and stops part words, apostrophes do not."""
    plain = romanise(without_possessive(name)).translate(_MARKS_IN_WORDS).lower()
    return tuple(word for word in _SPLIT.split(plain) if word)
