"""A difference in lines to read: file by file, what came, went and changed of each thing."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from allegiance.contribute.difference import Change, Difference, Thing
from allegiance.counting import counted

IN_THE_HEAD: Final = ("kind", "label")
"""What the head of a thing says."""
OF_A_CLAIM: Final = ("about", "stance", "regarding", "value", "claimant", "source")
"""What the sentence of a claim says too: it stands in the file of its source."""
OF_A_NAME: Final = ("name form",)
OF_A_LINK: Final = ("annotated source", "annotated property", "annotated target", "subject label", "object label")


def in_words(found: Difference) -> list[str]:
    """Return lines to read: a head for each file and each thing in it, `+` and `-` for what came and went."""
    lines = []
    for moved in found.moved:
        some = counted(moved.count, "statement")
        lines.append(f"{moved.before} -> {moved.after}: {some} moved, unchanged")
    for path, things in groupby(found.things, key=lambda thing: thing.path):
        state = " (new file)" if path in found.new else " (removed)" if path in found.gone else ""
        lines.append(f"{path}{state}")
        for thing in things:
            lines += _whole(thing) if thing.whole else _changed(thing)
    return lines


def in_short(found: Difference) -> str:
    """Return how much came and went, in one line."""
    added = sum(change.added for change in found.changes)
    files = len({thing.path for thing in found.things})
    where = f" in {counted(files, 'file')}" if files else ""
    return f"{counted(added, 'statement')} added, {len(found.changes) - added} removed{where}."


def _whole(thing: Thing) -> Iterator[str]:
    sign = "+" if thing.changes[0].added else "-"
    yield f"  {sign} {_head(thing)}"
    left_out = {*IN_THE_HEAD, *_in_the_head(thing)}
    told = [one for one in thing.changes if one.property not in left_out]
    facts = [f"{name}: {', '.join(map(_value, some))}" for name, some in groupby(told, key=lambda one: one.property)]
    if facts:
        yield f"      {'; '.join(facts)}"
    yield from _beside(thing)


def _changed(thing: Thing) -> Iterator[str]:
    yield f"  {_head(thing)}"
    said = [f"{change.property}: {_value(change)}" for change in thing.changes]
    for change, words in zip(thing.changes, said, strict=True):
        # What differs in more than the words, in its language say, is shown as it is written.
        told = f"{change.property}: {_written(change)}" if said.count(words) > 1 else words
        yield f"    {'+' if change.added else '-'} {told}"
    yield from _beside(thing)


def _beside(thing: Thing) -> Iterator[str]:
    if thing.beside:
        yield f"      ({_line(thing.beside)})"


def _head(thing: Thing) -> str:
    label = _line(thing.label)
    if _is_link(thing) or not thing.subject:
        return label
    name = f" ({thing.subject})"
    if thing.subject.startswith("claim:"):
        return f"claim: {label or 'says nothing'}{name}"
    return f"{thing.kind or 'thing'} “{label}”{name}" if label else f"{thing.kind or 'thing'} {thing.subject}"


def _in_the_head(thing: Thing) -> Iterable[str]:
    if _is_link(thing):
        return OF_A_LINK
    return {"claim": OF_A_CLAIM, "name": OF_A_NAME}.get(thing.subject.partition(":")[0], ())


def _is_link(thing: Thing) -> bool:
    return thing.path.suffix == ".tsv"


def _value(change: Change) -> str:
    return _line(change.value)


def _written(change: Change) -> str:
    return change.triple.split(" ", 2)[2].removesuffix(" .")


def _line(text: str) -> str:
    """Return a text in one line, so that no line break in the data can pass for a line of the report."""
    return " ".join(text.split())
