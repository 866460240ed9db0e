"""A question that is called wrongly says which parameter, and what to give."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import allegiance
from allegiance.errors import BadParameter, UnknownName, UnknownQuestion, WrongKind

DAY = "2015-08-31"


@pytest.mark.parametrize(
    ("given", "named", "words"),
    [
        ((DAY, DAY), {}, r"known_by: give it by name, e\.g\. known_by='2015-08-31'"),
        ((DAY, DAY), {"known_by": DAY}, "of: give it by name"),
        ((), {}, r"date: give a value, e\.g\. 2015-08-31"),
        ((None,), {}, r"date: give a value"),
        ((DAY,), {"date": DAY}, "date: it is given twice"),
        (
            (DAY,),
            {"knownby": DAY},
            r"knownby: .* did you mean known_by\? \(it has: date, known_by",
        ),
        ((DAY,), {"xyz": 1}, r"xyz: there is no such parameter \(it has"),
        (("2015",), {}, r"'2015' is not a day; name one day of it, e\.g\. its last, 2015-12-31"),
        (("2015-08~",), {}, "its last, 2015-09-30"),
        (("../2015-08",), {}, "its last, 2015-08-31"),
        (("2015-08/..",), {}, "write year-month-day"),
        (("31 August 2015",), {}, "write year-month-day"),
        (("2015-02-30",), {}, "write year-month-day"),
        ((2015,), {}, "its last, 2015-12-31"),
        ((DAY,), {"lapses": "sometimes"}, "none of never, at_death, when_public"),
    ],
)
def test_a_wrong_call_is_told_by_its_parameter(
    given: tuple[Any, ...], named: dict[str, Any], words: str, article: allegiance.Graph
) -> None:
    with pytest.raises(BadParameter, match=words) as caught:
        article.allegiances_at(*given, **named)
    assert str(caught.value).count(". ") <= str(caught.value).count("e.g. ")


def test_an_error_from_within_is_not_taken_for_a_wrong_call(article: allegiance.Graph) -> None:
    class Odd:
        def __str__(self) -> str:
            raise TypeError("from within")

    with pytest.raises(TypeError, match="from within"):
        article.allegiances_at(Odd())  # type: ignore[arg-type]


def test_right_calls_are_one_whatever_way(article: allegiance.Graph) -> None:
    rows = article.allegiances_at(DAY, known_by=DAY, credibility=2)
    assert (
        rows.to_dicts()
        == article.allegiances_at(date=date(2015, 8, 31), known_by=DAY, to=None, credibility="2").to_dicts()
    )
    assert rows.to_dicts() == article.ask("allegiances_at", DAY, known_by=DAY, credibility=2).to_dicts()
    assert article.explain("allegiances_at", DAY) == article.explain("allegiances_at", date=DAY)
    assert len(rows) > 0
    pledger = rows[0].pledger
    assert article.pledges_of(pledger).to_dicts() == article.pledges_of(pledger.iri).to_dicts()


def test_what_editors_complete_is_what_can_be_called() -> None:
    code = allegiance.Graph.allegiances_at.__wrapped__.__code__  # type: ignore[attr-defined]
    assert code.co_varnames[1:3] == ("date", "known_by")
    assert "Who is sworn to whom" in (allegiance.Graph.allegiances_at.__doc__ or "")


def test_a_mistyped_question_is_told_with_near_ones(article: allegiance.Graph) -> None:
    with pytest.raises(AttributeError, match=r"'alegiances_at': did you mean allegiances_at"):
        article.alegiances_at  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError, match="sources_mentioning or sources_to_read or standing_of_sources"):
        article.sources  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(UnknownQuestion, match="did you mean allegiance_changes or listing_changes"):
        article.ask("changes")
    assert not hasattr(article, "_repr_png_")


@pytest.mark.parametrize(
    "call",
    [
        lambda g, it: g.chain(it, DAY),
        lambda g, it: g.path(it, "imu", DAY),
        lambda g, it: g.path("imu", it, DAY),
        lambda g, it: g.pledges_of(it),
    ],
)
@pytest.mark.parametrize("it", ["afghanistan", "imu-pledge-baghdadi-2015", "lwj-2015-08-central-asian-groups"])
def test_what_is_no_actor_is_told_and_has_no_empty_answer(call: Any, it: str, article: allegiance.Graph) -> None:
    with pytest.raises(WrongKind, match="asked for is an organization or a person"):
        call(article, it)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda g: g.search("omar", kinds=5), "search: kinds: 5 is none of org"),
        (lambda g: g.search("omar", limit=-1), "search: limit: -1 is no number of names"),
        (lambda g: g.search("omar" * 1000), "search: text: it has 4,000 characters"),
        (lambda g: g.path("imu", "iju", DAY, bonds=5), "path: bonds: 5 is none of allegiant to"),
        (lambda g: allegiance.Limits(seconds=float("nan")), "Limits: seconds: nan is no bound"),
        (lambda g: allegiance.Limits(seconds=float("inf")), "Limits: seconds: inf is no bound"),
        (lambda g: allegiance.Limits(memory=-1), "Limits: memory: -1 is no bound"),
        (lambda g: allegiance.Limits(memory=2**70), "Limits: memory: .* is no bound"),
        (lambda g: allegiance.Limits(rows="5"), "Limits: rows: '5' is no bound"),
        (lambda g: g.chain("taliban"), r"chain: date: give a value, e\.g\. 2015-08-31"),
        (lambda g: g.chain(), r"chain: entity: give a value, e\.g\. imu"),
        (lambda g: g.chain("taliban", DAY, DAY), "chain: known_by: give it by name"),
        (lambda g: g.path("imu", "iju"), "path: date: give a value"),
        (
            lambda g: g.path("imu", "iju", DAY, kinds="leads"),
            r"path: kinds: there is no such parameter.*known_by, bonds",
        ),
        (lambda g: g.snapshot(), "snapshot: date: give a value"),
        (lambda g: g.show(), "show: entity: give a value"),
        (lambda g: g.search("omar", kind="org"), r"kind: there is no such parameter; did you mean kinds\?"),
        (lambda g: g.search("omar", 5), "search: kinds: give it by name, e.g. kinds=5"),
        (lambda g: g.table(), "table: query: give a value"),
        (lambda g: g.chain("taliban", "2015"), "chain: date: .* its last, 2015-12-31"),
        (lambda g: g.path("imu", "iju", DAY, bonds=["alied"]), "path: bonds: 'alied' is none of allegiant to"),
        (lambda g: g.path("imu", "iju", "x"), "path: date: 'x' is not a day"),
        (lambda g: g.snapshot("2015"), "snapshot: date: "),
        (lambda g: g.ask("pledges_of"), r"pledges_of: actor: give a value, e\.g\. taliban"),
        (
            lambda g: g.ask("pledges_of", "imu", DAY),
            r"'2015-08-31': that is one value too many; .*\(known_by\)",
        ),
        (lambda g: g.ask("totals", "imu"), r"totals: 'imu': that is one value too many; a name"),
        (lambda g: g.explain("totals", "imu"), "that is one value too many"),
        (lambda g: g.totals(20), "totals: the last value: that is one value too many"),
        (lambda g: g.search(None), "search: text: None is no text"),
        (lambda g: g.search("omar", kinds="people"), "search: kinds: 'people' is none of org, person"),
    ],
)
def test_the_other_methods_say_it_too(call: Any, words: str, article: allegiance.Graph) -> None:
    with pytest.raises(BadParameter, match=words):
        call(article)


@pytest.mark.parametrize("asked", [None, 5, "no_such", Path("no_such")])
def test_what_is_no_question_is_told(asked: Any, article: allegiance.Graph) -> None:
    with pytest.raises(UnknownQuestion):
        article.ask(asked)


def test_a_text_too_long_for_a_name_is_not_compared_with_any(article: allegiance.Graph) -> None:
    with pytest.raises(UnknownName) as caught:
        article.pledges_of("taliban " * 50_000)
    assert len(str(caught.value)) < 200
