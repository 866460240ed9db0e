"""What is said of a question that is called wrongly: the parameter, and what to give instead of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from allegiance.errors import BadParameter
from allegiance.query.header import SLICE

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def question(method: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Make a method say which parameter is missing, unknown or to be given by name, where Python would count arguments.

    What editors complete stays as it is. Raises BadParameter.
    """

    @wraps(method)
    def call(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        try:
            return method(*args, **kwargs)
        except TypeError as error:
            if error.__traceback__ is not None and error.__traceback__.tb_next is not None:
                raise  # It comes from within: the call itself was right.
            asked, *given = args
            return _explained(method, asked, given, kwargs)

    return call


def _explained(method: Callable[..., Answer], asked: Any, given: list[object], named: dict[str, Any]) -> Answer:
    code, name = method.__code__, method.__name__
    in_order = code.co_varnames[1 : code.co_argcount]
    named_only = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    by_name = [name for name in named_only if name not in SLICE]
    if len(given) > len(in_order):
        extra = next((n for n in by_name if n not in named), None)
        advice = f"give it by name, e.g. {extra}={given[len(in_order)]!r}" if extra else "that is one value too many"
        raise BadParameter(name, extra or "the last value", advice)
    if twice := [n for n in in_order[: len(given)] if n in named]:
        raise BadParameter(name, twice[0], "it is given twice, in its place and by name")
    result: Answer = asked.ask(name, **dict(zip(in_order, given, strict=False)), **named)
    return result
