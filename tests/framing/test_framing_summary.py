import pytest

from analysis.framing.summary import VOICES, summarise
from analysis.types import FrameScore, Role, Target, TargetMention, Tone, ToneScore, Voice
from tests.parsing import parse

TARGET = Target("t", "T")
TEXT = "Ann won. Ann lost. Ann ran. Ann sat. It rained."


def mention(start, role=Role.OTHER, voice=Voice.AUTHOR, relation="mention"):
    return TargetMention("a", "t", start, start + 3, "Ann", "", "Ann", (), role, None, voice, relation)


def tone(start, favourable, unfavourable, call, voice=Voice.AUTHOR):
    return ToneScore("a", "t", f"a:{start}", unfavourable, 1 - favourable - unfavourable, favourable, call, voice)


def table(mentions, tones=(), frames=()):
    rows = summarise([parse(TEXT)], [TARGET], mentions, list(tones), list(frames), [])
    return {(r.voice, r.measure): r for r in rows}


MENTIONS = [
    mention(0, Role.AGENT),
    mention(9, Role.PATIENT),
    mention(19, Role.AGENT, Voice.DIRECT),
    mention(28, Role.AGENT),
    mention(28, relation="predicate"),
]


def test_worked_out_by_hand():
    tones = [
        tone(0, 0.9, 0.0, Tone.FAVOURABLE),
        tone(9, 0.0, 0.8, Tone.UNFAVOURABLE),
        tone(19, 0.2, 0.2, Tone.NEUTRAL, Voice.DIRECT),
        tone(28, 0.4, 0.4, Tone.UNSURE),
    ]
    frames = [FrameScore("a:0", "a", "money", 0.8, (), ("t",)), FrameScore("a:37", "a", "money", 0.9, (), ())]
    found = table(MENTIONS, tones, frames)
    assert found["all", "mentions_per_100"].value == 80
    assert found["all", "agent"].value == 0.75
    assert found["all", "patient"].value == 0.25
    assert found["all", "quoted"].value == 0.25
    assert found["all", "tone"].value == pytest.approx(0.025)
    assert found["all", "tone:unsure"].value == 0.25
    assert found["all", "frame:money"].value == 0.25
    assert found["author", "tone"].value == pytest.approx(0.1 / 3, abs=1e-4)
    assert found["author", "tone"].n == 3
    assert all(r.low <= r.value <= r.high for r in found.values() if r.low is not None)


def test_too_few_sentences_give_no_share():
    found = table(MENTIONS)
    assert found["quoted", "agent"].value is None
    assert found["quoted", "agent"].n == 1
    assert found["quoted", "mentions_per_100"].value == 20


def test_none_of_four_is_no_certainty():
    found = table([mention(0), mention(9), mention(19), mention(28)])
    agent = found["all", "agent"]
    assert (agent.value, agent.low) == (0, 0)
    assert agent.high == pytest.approx(0.4899, abs=1e-4)  # Wilson: z^2 / (n + z^2)


def test_a_target_nobody_mentions():
    found = table([])
    assert {v for v, _ in found} == set(VOICES)
    assert found["all", "mentions_per_100"].value == 0
    assert all(r.value is None for r in found.values() if r.measure != "mentions_per_100")


def test_the_same_twice_and_in_any_order(documents, study, analysis_result):
    parts = [analysis_result.target_mentions, analysis_result.tone, analysis_result.frames, analysis_result.voices]
    again = summarise(documents[::-1], study.targets, *(list(p)[::-1] for p in parts))
    assert tuple(again) == analysis_result.framing
