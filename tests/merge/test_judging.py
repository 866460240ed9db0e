"""Decisions: written one by one, taken back, and the same however often the sitting was broken off."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.merge.judging import Decisions, decided
from allegiance.sssom import VERDICTS, Mapping

PAIRS = [Mapping(f"https://example.org/a/{n}", f"https://example.org/b/{n}", "same", reviewer="r") for n in range(4)]
steps = st.lists(st.one_of(st.tuples(st.integers(0, 3), st.sampled_from(VERDICTS)), st.none()), max_size=12)
"""A step decides on one of the pairs, or takes back the last decision."""


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


def content(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(path.iterdir())}


@settings(max_examples=40, deadline=None)
@given(steps, st.integers(0, 3), st.sampled_from(VERDICTS))
def test_undo_restores_what_was_there(before: list[tuple[int, str] | None], place: int, verdict: str) -> None:
    with folder() as path:
        decisions = Decisions(path, "set")
        for step in filter(None, before):
            decisions.decide(PAIRS[step[0]], step[1])
        there = content(path)
        made = decisions.decide(PAIRS[place], verdict)
        assert decisions.verdict(made.pair) == verdict
        assert decisions.undo() == made
        assert content(path) == there


@settings(max_examples=40, deadline=None)
@given(steps, st.integers(0, 12))
def test_broken_off_and_gone_on_is_the_same_as_one_sitting(taken: list[tuple[int, str] | None], stop: int) -> None:
    said = [step for step in taken if step]
    with folder() as one, folder() as other:
        whole = Decisions(one, "set")
        for place, verdict in said:
            whole.decide(PAIRS[place], verdict)
        for part in (said[:stop], said[stop:]):
            sitting = Decisions(other, "set")
            for place, verdict in part:
                sitting.decide(PAIRS[place], verdict)
        assert content(one) == content(other)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_a_pair_has_the_last_verdict_alone(taken: list[tuple[int, str] | None]) -> None:
    with folder() as path:
        decisions = Decisions(path, "set")
        last: list[tuple[int, str]] = []
        for step in taken:
            if step is None:
                decisions.undo()
                last = last[:-1]
            else:
                decisions.decide(PAIRS[step[0]], step[1])
                last.append(step)
        expected = {PAIRS[place].pair: verdict for place, verdict in last}
        assert {m.pair: m.verdict for m in decided([path])} == expected


def test_nothing_is_taken_back_of_earlier_sittings(tmp_path: Path) -> None:
    Decisions(tmp_path, "set").decide(PAIRS[0], "same")
    assert Decisions(tmp_path, "set").undo() is None
    assert len(list(decided([tmp_path]))) == 1
