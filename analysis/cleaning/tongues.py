"""The language of a text, by its most frequent words.

For each language the share of the text's words that are among its 100 most frequent ones (jusText's lists, counted on
Wikipedia); the largest share wins. Chinese, Japanese, Korean and Thai are told by their script.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from importlib import resources

from analysis.cleaning.units import words_of

_LISTS = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nb": "Norwegian_Bokmal",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),  # before Chinese: Japanese uses its letters too
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_NAMES = {"ja": "Japanese", "zh": "Chinese", "ko": "Korean", "th": "Thai"}
_FREQUENT = 100
_MIN_WORDS = 8
_MIN_SHARE = 0.15  # names and figures alone stay below; running text lies between .3 and .5
_ENOUGH = 5_000  # characters: more would not change the answer


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short, or no list fits."""
    text = text[:_ENOUGH]
    letters = sum(c.isalpha() for c in text)
    for code, script in _SCRIPTS:
        if letters >= 2 * _MIN_WORDS and len(script.findall(text)) > 0.2 * letters:
            return code
    words = words_of(text)
    if len(words) < _MIN_WORDS:
        return None
    known = Counter(code for word in words for code in _languages_by_word().get(word, ()))
    best = max(sorted(known), key=lambda code: known[code], default=None)
    return best if best and known[best] >= _MIN_SHARE * len(words) else None


def name_of(code: str) -> str:
    """What a language is called in English, from its code as `language_of` gives it; the code where it is none."""
    return _NAMES.get(code) or _LISTS.get(code, code).partition("_")[0]


@cache
def _languages_by_word() -> dict[str, list[str]]:
    """For each frequent word the codes of the languages it is frequent in."""
    lists = resources.files("justext") / "stoplists"
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in _LISTS.items():
        in_order = dict.fromkeys(word.casefold() for word in (lists / f"{name}.txt").read_text("utf-8").split())
        for word in list(in_order)[:_FREQUENT]:
            found[word].append(code)
    return dict(found)
