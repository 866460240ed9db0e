"""Which constraint of a shape is not met, in a sentence: one message speaks for all that a shape asks of a property."""

from collections import defaultdict
from typing import Final

from allegiance.validate.checks.shown import shown, shown_iri
from allegiance.validate.planned import Planned
from allegiance.validate.result import Result
from allegiance.validate.shacl.messages import NAMELESS

WORDS: Final = {
    "MinCount": "Here it is missing.",
    "MaxCount": "Here there is more than one.",
    "Class": "Here {} is of another kind, or not in the data.",
    "Node": "Here {} is none of them.",
    "Datatype": "Here “{}” is of another type.",
    "Pattern": "Here “{}” is written otherwise.",
    "MinLength": "Here “{}” is too short.",
    "MaxLength": "Here “{}” is too long.",
    "UniqueLang": "Here two are in one language.",
}
"""By the kind of constraint; the braces stand for the value."""


class Which:
    """Tells of a result which constraint it is about, where its shape has several kinds of them."""

    def __init__(self, shapes: Planned) -> None:
        self._kinds: dict[str, set[str]] = defaultdict(set)
        for shape, kind in shapes.plan.numbers:
            self._kinds[shape].add(kind)

    def several(self) -> dict[str, frozenset[str]]:
        """Return the shapes, by their IRIs, with several kinds of constraints, and these."""
        return {shape: frozenset(kinds) for shape, kinds in self._kinds.items() if len(kinds) > 1}

    def sentence(self, result: Result) -> str:
        """Return a sentence to stand behind the message of the shape; none where the message says it all."""
        if len(self._kinds.get(result.shape, ())) < 2:
            return ""
        is_text = "“" in WORDS.get(result.constraint, "")
        return WORDS.get(result.constraint, "").format(
            shown(result.value) if is_text else shown_iri(result.value) or NAMELESS
        )
