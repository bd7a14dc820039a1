"""Who and what is in the story: mentions of names, and the entities they stand for, within and across articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from analysis.coreference import find_references
from analysis.entities.agreement import agree_on_kinds
from analysis.entities.bodies import join_short_names
from analysis.entities.byname import join_bynames
from analysis.entities.kinds import is_titled, votes, weigh
from analysis.entities.lexicon import Found, locate
from analysis.entities.merging import Clusters, Form, cluster, evidence_of, is_short
from analysis.entities.spans import Usage, propose
from analysis.entities.whose import assign_people
from analysis.ids import slug, unique
from analysis.names.tables import demonyms, facility_words, media, places
from analysis.tagging import retag
from analysis.types import Document, Entity, EntityKind, Mention
from analysis.types import Form as Written

_LONGEST = 4  # letters of an acronym of a person or place; longer ones are names in capitals
COUNTED = frozenset({Written.NAME, Written.ACRONYM})


def find_entities(documents: Sequence[Document]) -> tuple[list[Mention], list[Entity]]:
    """All mentions of named entities, by article and position, and the entities, by id.

    Spans that spaCy and the name tagger find are put right at their edges; a name seen clearly once is found
    everywhere; forms of one name are joined; each entity gets one kind by the weight of its evidence; then pronouns and
    noun phrases that stand for a name are added, with forms of their own. The order of the documents does not matter.
    """
    ordered = retag(sorted(documents, key=lambda d: d.article_id))
    usage = Usage(ordered)
    proposals = [propose(d, flags, usage) for d, flags in zip(ordered, usage.headlines, strict=True)]
    found = locate(ordered, proposals, usage)
    texts = _as_written(ordered, found)
    forms = _forms(ordered, found, texts)
    clusters = cluster(list(forms.values()))
    join_short_names(clusters, list(forms.values()))
    join_bynames(ordered, found, texts, clusters, forms)
    given = assign_people(ordered, found, texts, clusters, forms)
    roots = [given.get(number) or clusters.root(text) for number, text in enumerate(texts)]
    mentions, entities = _records(ordered, found, texts, roots, forms, clusters)
    mentions += find_references(ordered, mentions, entities)
    return sorted(mentions, key=lambda m: (m.article_id, m.start, m.end)), entities


def _as_written(documents: Sequence[Document], found: Sequence[Found]) -> list[str]:
    """Each name on one line and in its usual capitals: all spellings that differ in case alone count as one form."""
    plain = [" ".join(documents[f.document].text(f.first, f.last).split()) for f in found]
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    for text in plain:
        usual[text.casefold()][text] += 1
    # A headline in capitals says little of how a name is written, and a text without capitals nothing.
    best = {
        folded: min(seen, key=lambda t: (t.islower(), -seen[t] / (3 if t.isupper() else 1), t))
        for folded, seen in usual.items()
    }
    return [best[text.casefold()] for text in plain]


def _forms(documents: Sequence[Document], found: Sequence[Found], texts: Sequence[str]) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    before: tuple[Found, str] | None = None
    for f, text in zip(found, texts, strict=True):
        document = documents[f.document]
        form = forms.setdefault(text, Form(text))
        form.articles[document.article_id] += 1
        form.evidence.update(votes(document, f.first, f.last, f.label))
        form.at_site += _names_site(document, f)
        if not document.sentences[document.sentence_of[f.first]].is_title:
            form.first.setdefault(document.article_id, f.first)
        form.titled += is_titled(document, f.first)
        if before and is_short(text) and _in_brackets(document, before[0], f):
            form.glossed.add(before[1])
        before = (f, text)
    agree_on_kinds(forms)
    return forms


def _names_site(document: Document, found: Found) -> bool:
    """Whether a place's name stands for what was built there: "the naval base at X", "the port of X"."""
    first = found.first
    if first < 2 or document.tokens[first - 1].text not in {"at", "of", "in"}:
        return False
    return document.tokens[first - 2].text.lower() in facility_words()


def _in_brackets(document: Document, long: Found, short: Found) -> bool:
    """Whether a name stands alone in brackets behind another; "(NYSE: X)" and a dateline's agency gloss nothing."""
    between = document.tokens[long.last : short.first] if long.document == short.document else ()
    if not 0 < len(between) < 3 or between[-1].text != "(":
        return False
    after = document.tokens[short.last].text if short.last < len(document.tokens) else ""
    credited = document.text(short.first, short.last).casefold() in media()
    return after != ":" and not (credited and document.text(long.first, long.last).isupper())


def _records(
    documents: Sequence[Document],
    found: Sequence[Found],
    texts: Sequence[str],
    roots: Sequence[str],
    forms: dict[str, Form],
    clusters: Clusters,
) -> tuple[list[Mention], list[Entity]]:
    members: dict[str, Counter[str]] = defaultdict(Counter)
    reach: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for f, text, root in zip(found, texts, roots, strict=True):
        members[root][text] += 1
        reach[root][text].add(documents[f.document].article_id)
    kinds = {}
    for root, seen in members.items():
        # Parts of a name that were given to a person tell nothing that the full name does not tell better.
        telling = sorted(t for t in seen if clusters.root(t) == root) or sorted(seen)
        kinds[root] = weigh(telling, evidence_of(forms[t] for t in telling))
    names = {root: _canonical(members[root], reach[root], kinds[root]) for root in members}
    order = sorted(members, key=lambda r: (names[r], r))
    ids = dict(zip(order, unique(slug(names[r]) for r in order), strict=True))
    mentions = [
        _mention(documents[f.document], f, text, kinds[root], ids[root])
        for f, text, root in zip(found, texts, roots, strict=True)
    ]
    entities = []
    for root in order:
        own = [m for m in mentions if m.entity_id == ids[root]]
        entities.append(
            Entity(
                entity_id=ids[root],
                name=names[root],
                kind=kinds[root],
                aliases=tuple(sorted(set(members[root]) - {names[root]})),
                articles=len({m.article_id for m in own}),
                mentions=len(own),
            )
        )
    return mentions, sorted(entities, key=lambda e: e.entity_id)


def _mention(document: Document, found: Found, text: str, kind: EntityKind, entity_id: str) -> Mention:
    start, end = document.tokens[found.first].start, document.tokens[found.last - 1].end
    in_capitals = kind in {EntityKind.PERSON, EntityKind.PLACE} and len(text) > _LONGEST and "." not in text
    acronym = is_short(text) and not in_capitals
    form = Written.DEMONYM if kind is EntityKind.DEMONYM else Written.ACRONYM if acronym else Written.NAME
    return Mention(document.article_id, start, end, document.raw[start:end], kind, form, entity_id)


def _canonical(seen: Counter[str], reach: dict[str, set[str]], kind: EntityKind) -> str:
    """The fullest name that most articles use; a country's and a people's common name where the tables know it."""
    for text in sorted(seen):
        known = places().get(text.casefold()) if kind is EntityKind.PLACE else demonyms().get(text.casefold())
        if known and kind in {EntityKind.PLACE, EntityKind.DEMONYM}:
            return known
    long = [t for t in seen if not is_short(t)] or list(seen)
    fullest = max(min(len(t.split()), 3) for t in long)
    full = [t for t in long if min(len(t.split()), 3) == fullest]
    return min(full, key=lambda t: (t.isupper() and not is_short(t), -len(reach[t]), -seen[t], -len(t), t))


__all__ = ["COUNTED", "Clusters", "find_entities"]
