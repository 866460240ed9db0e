"""What is said of a question that is called wrongly: the parameter, and what to give instead of it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from allegiance.errors import BadParameter
from allegiance.query.header import SLICE, Question

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


EXAMPLES = {
    "date": "2015-08-31", "entity": "imu", "start": "imu", "end": "al-qaeda", "text": "bukhari",
    "question": "allegiances_at", "query": "SELECT ...", "row": "a row of an answer", "target": "https://example.org/sparql",
}  # fmt: skip
"""What may be given for the parameters of methods that are no questions, which have their examples in headers."""


def question(method: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Make a question say which parameter is missing, unknown or to be given by name; Python would count arguments.

    What editors complete stays as it is. Raises BadParameter.
    """

    def asked(graph: Any, given: dict[str, object]) -> Answer:
        answer: Answer = graph.ask(method.__name__, **given)
        return answer

    return _telling(method, asked)


def method(method: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Make another method of the graph say the same. Raises BadParameter."""

    def refused(_graph: Any, given: dict[str, object]) -> Answer:
        code, name = method.__code__, method.__name__
        known = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
        for one in given:
            if one not in known:
                raise no_such(name, one, known)
        missing = next(one for one in known if one not in given)
        raise BadParameter(name, missing, f"give a value, e.g. {EXAMPLES[missing]}")

    return _telling(method, refused)


def no_such(asked: str, name: str, known: Collection[str], what: str = "parameter") -> BadParameter:
    """Return the error for a parameter (or `what`) that there is not, with the one that may be meant and those there
    are."""
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return BadParameter(asked, name, f"there is no such {what}{hint} (it has: {', '.join(known) or 'none'})")


def placed(question: Question, values: Sequence[object], named: Mapping[str, Any]) -> dict[str, Any]:
    """Return all that was given by the names of the question's parameters: values without a name are, in their order,
    those that it must have and that were not given by name. Raises BadParameter for one too many."""
    open_ = [name for name in question.needed if named.get(name) is None]
    if len(values) > len(open_):
        others = [name for name in question.parameters if name not in question.needed]
        by_name = f"give it by name ({', '.join(others)}), and " if others else ""
        advice = f"that is one value too many; {by_name}a name of several words goes in quotes"
        raise BadParameter(question.name, repr(values[len(open_)]), advice)
    return {**named, **dict(zip(open_, values, strict=False))}


def some_of(asked: str, name: str, given: str | Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Return what was given, one or several of what there is. Raises BadParameter for others."""
    some = (given,) if isinstance(given, str) or not isinstance(given, Iterable) else tuple(given)
    for one in some:
        if one not in known:
            raise BadParameter(asked, name, f"{one!r} is none of {', '.join(known)}")
    return some


def _telling(
    method: Callable[Given, Answer], otherwise: Callable[[Any, dict[str, object]], Answer]
) -> Callable[Given, Answer]:
    """Make a method raise what says why a call does not fit; `otherwise` does for what is missing or unknown."""

    @wraps(method)
    def call(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        try:
            return method(*args, **kwargs)
        except TypeError as error:
            if error.__traceback__ is not None and error.__traceback__.tb_next is not None:
                raise  # It comes from within: the call itself was right.
            graph, *given = args
            return otherwise(graph, _by_name(method, given, kwargs))

    return call


def _by_name(method: Callable[..., Any], given: list[object], named: dict[str, Any]) -> dict[str, Any]:
    """Return what was given by the names of parameters. Raises BadParameter for too many, and for one given twice."""
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
    return dict(zip(in_order, given, strict=False)) | named
