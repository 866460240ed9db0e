"""Answers that are checked as soon as they are given: a wrong one is asked for again, and those before it are kept."""

import click


class Answer(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """A text that a check of `contribute.values` or `contribute.terms` accepts; an empty one is left to the command."""

    def __init__(self, check: str, *more: str) -> None:
        self.name = "text"
        self._check, self._more = check, more

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the answer, a name with its prefix. Fails with the advice of the check."""
        from allegiance.contribute import terms, values
        from allegiance.errors import AllegianceError

        check = getattr(values, self._check, None) or getattr(terms, self._check)
        try:
            if value:
                found = check(value, *self._more)
                return str(found) if self._check == "named" else value
        except AllegianceError as error:
            self.fail(str(error).rstrip("."), param, ctx)
        return value


EDTF, LABEL, TEXT, LINE, ADDRESS = map(Answer, ("edtf", "label", "text", "line", "address"))
PERSON, ORGANIZATION, ACTOR = Answer("named", "person"), Answer("named", "org"), Answer("named", "org", "person")
SOURCE, CLAIM, NAME = Answer("named", "source"), Answer("named", "claim"), Answer("form")
KIND, CLASS = Answer("situation_class"), Answer("actor_class")
STANCE, BASIS, SCOPE = (Answer("concept", scheme) for scheme in ("stance", "basis", "scopes"))
SOURCE_KIND = Answer("concept", "source-kinds")
