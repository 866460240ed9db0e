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


class There(Answer):
    """The name of an entity that a file describes; who types a name people know it by is told its identifier."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the entity's name with its prefix. Fails with what is likely meant and what writes a new one."""
        from allegiance.cli.new.known import absent, data_of, unwritten, written_now
        from allegiance.contribute.values import SLUG

        if not value:
            return value
        data = data_of(ctx)
        if ":" not in value and (len(self._more) > 1 or not SLUG.fullmatch(value)):
            self.fail(unwritten(data, value, list(self._more)), param, ctx)
        name = super().convert(value, param, ctx)
        if (reason := absent(data, name)) and not written_now(data, name, reason):
            self.fail(reason, param, ctx)
        return name


class Role(There):
    """Who or what takes part: an entity that a file describes, or a concept or words, which the command looks at."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the part as it was given, with its prefix."""
        return super().convert(value, param, ctx) if value.partition(":")[0] in self._more else value


class Unused(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """An identifier for something new of a kind; one that is taken is told of before anything else is asked."""

    name = "text"

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the identifier without its prefix. Fails for one that is taken or not as it must be."""
        from allegiance.cli.new.known import data_of
        from allegiance.contribute.described import file_of
        from allegiance.contribute.values import checked
        from allegiance.errors import CannotWrite

        slug = checked(value.removeprefix(f"{self._kind}:"))
        if (taken := file_of(data_of(ctx), f"{self._kind}:{slug}")) is not None:
            more = (
                "; add what another source says of it with `allegiance new claim`" if self._kind == "situation" else ""
            )
            raise CannotWrite(f"{self._kind}:{slug}", f"it stands in {taken} already{more or '; edit it instead'}")
        return slug


EDTF, LABEL, TEXT, LINE, ADDRESS = map(Answer, ("edtf", "label", "text", "line", "address"))
PERSON, ORGANIZATION, ACTOR = There("named", "person"), There("named", "org"), There("named", "org", "person")
SOURCE, CLAIM, NAME = There("named", "source"), There("named", "claim"), Answer("form")
ABOUT, PART = There("named", "situation"), Role("named", "org", "person", "post", "place", "source", "situation")
PLACE = There("named", "place")
KIND, CLASS = Answer("situation_class"), Answer("actor_class")
STANCE, BASIS, SCOPE = (Answer("concept", scheme) for scheme in ("stance", "basis", "scopes"))
SOURCE_KIND = Answer("concept", "source-kinds")
