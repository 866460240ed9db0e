"""Search over names in any script, for people who do not know how an entity is written here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allegiance.errors import BadParameter
from allegiance.query.calls import some_of
from allegiance.query.catalog import lookup
from allegiance.query.header import Column, Question
from allegiance.query.matching import matches
from allegiance.query.named import Entity
from allegiance.query.names import LONGEST, Names
from allegiance.query.row import AnswerRow
from allegiance.query.rows import Rows
from allegiance.terms import KINDS, kind_of


@dataclass(frozen=True, slots=True)
class Hit(AnswerRow):
    """An entity and its name that fits best, and how it fits.

    `exact`, `start`, `word` and `part` contain the text; `sound` is the same name in another script or romanization,
    `near` one that is spelt like it, `some words` one that has a part of the words.
    """

    entity: Entity
    name: str
    fits: str


COLUMNS = (
    Column("entity", "entity", "Who or what bears the name."),
    Column("name", "text", "The name of it that fits best."),
    Column("fits", "text", "How it fits: exact, start, word, part, sound, near or some words."),
)


def answer(names: Names, text: object, kinds: str | Iterable[str], limit: int) -> Rows[Hit]:
    """Return what `search` finds as rows like those of a question. Raises BadParameter for what is no text or kind."""
    if not isinstance(text, str):
        raise BadParameter("search", "text", f"{text!r} is no text; give a part of a name")
    if len(text) > LONGEST:
        raise BadParameter("search", "text", f"it has {len(text):,} characters, and no name has more than {LONGEST}")
    if not isinstance(limit, int) or limit < 1:
        raise BadParameter("search", "limit", f"{limit!r} is no number of names; give 1, 2 ...")
    wanted = some_of("search", "kinds", kinds, KINDS)
    summary = f"Which names have {text!r}?"
    question = Question.of_method("search", "names", summary, COLUMNS, lookup("names"))
    return Rows(question, question.sparql, search(names, text, wanted, limit))


def search(names: Names, text: str, kinds: Sequence[str] = (), limit: int = 20) -> list[Hit]:
    """Return the entities, of some kinds or all, with a name that fits the text, best first (see `matches`)."""
    every = (known for known in names.forms() if not kinds or kind_of(known.iri) in kinds)
    return [Hit(names.entity(iri, label), form, how) for iri, label, form, how in matches(every, text)[:limit]]
