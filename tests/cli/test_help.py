"""Every command says what it does, with an example that is a real command line."""

import shlex
from collections.abc import Callable, Iterator
from typing import Any

import click
import pytest

from allegiance.cli.commands import COMMANDS, group
from allegiance.query import catalog
from article import ASKED

Run = Callable[..., Any]


def commands(parent: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(parent)
    for name in parent.list_commands(context):
        command = parent.get_command(context, name)
        assert command is not None
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


EVERY = sorted(commands(group))


def test_all_commands_and_questions_are_there() -> None:
    assert {path[0] for path in EVERY} == set(COMMANDS)
    assert {path[1] for path in EVERY if path[0] == "ask" and len(path) > 1} == set(catalog.paths())


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_help_describes_and_gives_an_example(path: tuple[str, ...], run: Run) -> None:
    outcome = run(*path, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Example: allegiance " + " ".join(path) in " ".join(outcome.out.split())


def test_the_example_that_needs_imported_lists_says_so(run: Run) -> None:
    outcome = run(*shlex.split(catalog.question("listing_changes").example)[1:])
    assert outcome.code == 2
    assert "nothing is imported here; `allegiance import --help` shows how." in outcome.err


@pytest.mark.parametrize("name", ASKED)
def test_the_example_of_a_question_runs(name: str, run: Run) -> None:
    outcome = run(*shlex.split(catalog.question(name).example)[1:])
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.count("\n") >= 1


def test_the_list_of_questions_shows_each_with_what_it_asks(run: Run) -> None:
    listed = " ".join(run("ask").out.split())
    for name in catalog.paths():
        assert name in listed
        assert catalog.question(name).summary[:20] in listed


def test_the_version_is_told(run: Run) -> None:
    from allegiance import __version__

    assert __version__ in run("--version").out


def test_without_arguments_the_command_shows_its_help(run: Run) -> None:
    outcome = run()
    assert "Commands:" in outcome.out + outcome.err
