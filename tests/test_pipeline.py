import itertools
from dataclasses import replace

import pytest

from analysis.decisions import Action, Decision
from analysis.errors import AnalysisError
from analysis.pipeline import STEPS, analyse
from analysis.study import Study
from analysis.types import Article, Target

ENGLISH = "The harbour was closed on Monday. The mayor of Rotterdam said that the port would open again soon.\n"
GERMAN = (
    "Der Hafen wurde am Montag geschlossen. Die Bürgermeisterin sagte, dass er bald wieder geöffnet werde. "
    "Niemand wusste, wie lange das dauern würde, und die Schiffe warteten vor der Küste auf ein Zeichen.\n"
)


def test_every_span_of_every_record_is_its_text(analysis_result):
    raw = {a.article_id: a.raw for a in analysis_result.articles}
    rows = [
        *(r for a in analysis_result.articles for r in a.removed),
        *analysis_result.sentences,
        *analysis_result.mentions,
        *analysis_result.target_mentions,
    ]
    assert len(rows) > 300
    for row in rows:
        assert raw[row.article_id][row.start : row.end] == row.text
    for attribution in analysis_result.attributions:
        if attribution.speaker_start is not None:
            spoken = raw[attribution.article_id][attribution.speaker_start : attribution.speaker_end]
            assert attribution.speaker in spoken or spoken


def test_voices_tile_their_sentences(analysis_result):
    spans: dict[str, list] = {}
    for span in analysis_result.voices:
        spans.setdefault(span.sentence_id, []).append(span)
    for sentence in analysis_result.sentences:
        tiles = sorted(spans[sentence.sentence_id], key=lambda s: s.start)
        assert tiles[0].start == sentence.start
        assert tiles[-1].end == sentence.end
        assert all(a.end == b.start for a, b in itertools.pairwise(tiles))


def test_the_order_of_the_articles_changes_nothing(study, analysis_result):
    turned = analyse(replace(study, articles=study.articles[::-1]))
    assert replace(turned, timings={}) == replace(analysis_result, timings={})


def test_progress_names_each_step_in_order(study):
    seen = []
    analyse(replace(study, articles=study.articles[:1]), only=["keyness"], progress=lambda *now: seen.append(now))
    assert seen == [("cleaning", 0, 3), ("language", 1, 3), ("keyness", 2, 3)]


def test_only_runs_what_it_needs(study):
    found = analyse(study, only=["entities"])
    assert found.entities
    assert not found.sources
    assert set(found.timings) == {"cleaning", "language", "names", "entities"}


def test_a_memo_saves_the_work_on_the_text_and_changes_nothing(study, analysis_result):
    memo = {}
    analyse(replace(study, targets=(), codebook=()), memo=memo)
    again = analyse(study, memo=memo)
    assert not {"language", "vectors", "names", "topics", "passages"} & set(again.timings)
    assert replace(again, timings={}) == replace(analysis_result, timings={})


def test_decisions_reach_every_step(study, analysis_result):
    one, other = [e for e in analysis_result.entities if e.kind == "person"][:2]
    merged = analyse(replace(study, decisions=(Decision(Action.MERGE, one.entity_id, other.entity_id),)))
    assert other.entity_id not in {m.entity_id for m in merged.mentions}
    assert other.entity_id not in {a.entity_id for a in merged.attributions}


def test_an_unknown_step_is_said():
    with pytest.raises(AnalysisError, match="no step called mood"):
        analyse(Study("t", (Article("a", ENGLISH),)), only=["mood"])


def test_another_language_is_listed_and_not_scored():
    study = Study("t", (Article("a", ENGLISH), Article("b", GERMAN)), targets=(Target("x", "X", ("Nobody",)),))
    found = analyse(study)
    assert [a.article_id for a in found.articles] == ["a", "b"]
    assert {s.article_id for s in found.sentences} == {"a"}
    assert any("b is not in English" in w for w in found.warnings)
    assert any("No article speaks of X" in w for w in found.warnings)


@pytest.mark.parametrize("texts", [[ENGLISH], [ENGLISH, ENGLISH], ["Short headline"], ["— … !!"]], ids=str)
def test_small_and_odd_studies_run_through_every_step(texts):
    articles = tuple(Article(f"a{n}", text) for n, text in enumerate(texts))
    found = analyse(Study("t", articles, targets=(Target("port", "Port", terms=("port", "harbour")),)))
    assert set(STEPS) <= set(found.timings)
    if len(texts) == 1:
        assert not found.claims
        assert any("One article only" in w for w in found.warnings)
