"""Whether what is named is in the data, told as soon as it is named: what was likely meant, and what writes it."""

import sys
from pathlib import Path

import click

MOST = 3
"""So many candidates are offered."""


def data_of(ctx: click.Context | None) -> Path:
    """Return the data folder that the command writes into. Raises CannotWrite."""
    from allegiance.cli.new.place import folder

    return folder(ctx.params.get("data") if ctx else None)


def absent(data: Path, name: str) -> str:
    """Return what to say of an entity that no file describes; nothing where one does."""
    from allegiance.contribute.described import NEW, is_described

    if is_described(data, name):
        return ""
    kind, _, slug = name.partition(":")
    write = f"write it first: allegiance new {NEW[kind]} {slug}" if kind in NEW else ""
    if kind == "situation":
        write = "no source tells of it yet: write it with `allegiance new pledge` or `allegiance new situation`"
    return _advised(f"{name} is not in the data", likely(data, slug.replace("-", " "), [kind]), write)


def unwritten(data: Path, text: str, kinds: list[str]) -> str:
    """Return what to say of a name as people write it, where an identifier is asked for."""
    from allegiance.contribute.described import NEW

    near = likely(data, text, kinds)
    write = " or ".join(f"`allegiance new {NEW[kind]}`" for kind in kinds if kind in NEW)
    return _advised(f"{text} is no identifier", near, f"write its file first with {write}" if write else "")


def _advised(said: str, near: list[str], write: str) -> str:
    meant = f"perhaps you mean {' or '.join(near)}" if near else ""
    advice = f"{meant}, or else {write}" if meant and write else meant or write
    return f"{said}; {advice}" if advice else said


def written_now(data: Path, name: str, reason: str) -> bool:
    """Offer at a terminal to write the file of an entity now, and tell whether that was done."""
    from allegiance.contribute.described import NEW, is_described

    kind, _, slug = name.partition(":")
    if not (kind in NEW and sys.stdin.isatty() and click.confirm(f"{reason}. Write {name} now?")):
        return False
    from allegiance.cli.new import command

    command.main([NEW[kind], slug, "--data", str(data)], standalone_mode=False)
    return is_described(data, name)


def likely(data: Path, text: str, kinds: list[str]) -> list[str]:
    """Return who bears a name that contains the text, sounds or is spelt like it, with the label of each."""
    from allegiance.contribute.described import forms
    from allegiance.query.known_names import known
    from allegiance.query.matching import matches

    found = matches((known(*form) for form in forms(data, kinds)), text)
    return [f"{match.iri} ({match.label})" for match in found[:MOST]]
