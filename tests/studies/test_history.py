"""Undo and redo are each other's opposite, whatever was done before."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from studies.history import redo_target, undo_target
from studies.records import Revision

NOW = datetime(2026, 11, 22, tzinfo=UTC)
STEPS = st.lists(st.sampled_from(["change", "undo", "redo", "back"]), max_size=25)


def walk(steps: list[str]) -> list[Revision]:
    history = [Revision(1, NOW, "Made")]
    for step in steps:
        chosen = {"change": lambda: None, "undo": lambda: undo_target(history), "redo": lambda: redo_target(history)}
        target = chosen[step]() if step != "back" else history[len(history) // 2].reverted_to or len(history) // 2 + 1
        if step == "change" or target is not None:
            history.append(Revision(len(history) + 1, NOW, step, target))
    return history


@given(STEPS)
def test_targets_are_states_that_were_there_before(steps: list[str]) -> None:
    history = walk(steps)
    for target in (undo_target(history), redo_target(history)):
        assert target is None or (1 <= target < len(history) + 1 and history[target - 1].reverted_to is None)


@given(STEPS)
def test_a_change_undone_can_be_done_again(steps: list[str]) -> None:
    history = [*walk(steps), Revision(len(walk(steps)) + 1, NOW, "change")]
    newest = len(history)
    history.append(Revision(newest + 1, NOW, "undo", undo_target(history)))
    assert redo_target(history) == newest


@given(STEPS)
def test_undoing_ends_at_the_beginning(steps: list[str]) -> None:
    history = walk(steps)
    for _ in range(len(history) + 1):
        if (target := undo_target(history)) is None:
            break
        history.append(Revision(len(history) + 1, NOW, "undo", target))
    assert (history[-1].reverted_to or history[-1].number) == 1
