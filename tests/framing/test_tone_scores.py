import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.framing.tone import score_texts, score_tone
from analysis.targets import find_target_mentions
from analysis.types import Target, Tone, Voice, VoiceSpan
from tests.parsing import parse

MAYOR = Target("mayor", "The mayor", names=("Duarte",))


def scores(text, voices=()):
    document = parse(text)
    mentions = find_target_mentions([document], [MAYOR], [], [], list(voices))
    return score_tone([document], mentions, list(voices))


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("Duarte is a corrupt liar who has betrayed her voters.", Tone.UNFAVOURABLE),
        ("Duarte was praised as a brave and honest leader.", Tone.FAVOURABLE),
        ("Duarte arrived on Tuesday for a meeting.", Tone.NEUTRAL),
    ],
)
def test_plain_cases(text, tone):
    (row,) = scores(text)
    assert row.tone is tone
    assert row.unfavourable + row.neutral + row.favourable == pytest.approx(1, abs=0.001)


def test_tone_is_toward_the_target():
    text = "Duarte was praised for her courage, but Smith was condemned as a liar."
    places = [(text.index(name), text.index(name) + len(name)) for name in ("Duarte", "Smith")]
    duarte, smith = score_texts([{"text": text, "start": start, "end": end} for start, end in places])
    assert (duarte["tone"], smith["tone"]) == ("favourable", "unfavourable")


def test_one_row_for_a_sentence_with_several_mentions():
    rows = scores("Duarte said that Duarte alone decides. Duarte left.")
    assert [r.sentence_id for r in rows] == ["a:0", "a:39"]


def test_the_voice_is_that_of_most_mentions():
    spans = [VoiceSpan("a:0", 0, 12, Voice.AUTHOR, None), VoiceSpan("a:0", 12, 30, Voice.INDIRECT, "Smith")]
    (row,) = scores("Smith claims Duarte is a thief.", spans)
    assert row.voice is Voice.INDIRECT


def test_rows_keep_their_order_and_fields_whatever_the_batch():
    rows = [{"text": f"Duarte {'really ' * (n % 7)}lied.", "start": 0, "end": 6, "id": n} for n in range(40)]
    found = list(score_texts(rows, size=11))
    assert [r["id"] for r in found] == list(range(40))
    alone = [next(score_texts([r])) for r in rows[:7]]
    for one, other in zip(alone, found[:7], strict=True):
        assert one["favourable"] == other["favourable"]


def test_unsure_says_that_the_likeliest_is_not_likely():
    for row in score_texts([{"text": "Duarte and the others.", "start": 0, "end": 6}]):
        best = max(row["unfavourable"], row["neutral"], row["favourable"])
        assert row[row["tone"]] == best


def test_nothing_to_score():
    assert score_tone([], [], []) == []
    assert list(score_texts([])) == []


@settings(deadline=None, max_examples=20)
@given(st.text(min_size=1, max_size=40))
def test_any_text_gets_probabilities(text):
    (row,) = score_texts([{"text": text, "start": 0, "end": len(text)}])
    assert row["unfavourable"] + row["neutral"] + row["favourable"] == pytest.approx(1, abs=0.001)
