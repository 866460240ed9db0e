"""What a reader answers, asked for again until it can be understood."""

from collections.abc import Sequence

import click

ASKED = "[a]ccept, [c]hange a value, [w]ithdraw, [s]kip, [z] take back, [q]uit"
WORDS = {
    "accept": "a", "change": "c", "withdraw": "w", "skip": "s", "undo": "z", "take back": "z", "quit": "q", "exit": "q",
}  # fmt: skip
"""Answers written out."""


def decision() -> str:
    """Return the letter of what is to be done with a claim; Enter skips it."""
    while True:
        typed = line(ASKED).lower()
        answer = WORDS.get(typed, typed or "s")
        if answer in WORDS.values():
            return answer
        click.echo(f"Type one of {', '.join(dict.fromkeys(WORDS.values()))}.")


def field(fields: Sequence[str]) -> str:
    """Return the field that is typed by its number or the beginning of its name; empty to go back."""
    while typed := line("Which (Enter goes back)").lower():
        if typed.isascii() and typed.isdigit():
            found = [one for number, one in enumerate(fields, 1) if number == int(typed)]
        else:
            found = [one for one in fields if one == typed] or [one for one in fields if one.startswith(typed)]
        if len(found) == 1:
            return found[0]
        click.echo("Type a number from the list, or a name.")
    return ""


def line(question: str) -> str:
    """Return what is typed, empty for Enter alone. Raises Abort at Ctrl-C and Ctrl-D."""
    return str(click.prompt(question, default="", show_default=False)).strip()


def takes_back() -> bool:
    """Whether the last decision is to be taken back, after the last claim."""
    return WORDS.get(typed := line("That was the last. [z] take back, Enter ends").lower(), typed) == "z"
