"""A day on the command line, refused in words when it is none."""

from typing import Any

import click

from allegiance.errors import BadParameter


class Day(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """Year-month-day, as a `datetime.date`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day. Fails with what `ask` says of a day that is none."""
        from allegiance.query.days import calendar_day

        try:
            return calendar_day("", "", value)
        except BadParameter as error:
            self.fail(error.advice, param, ctx)
