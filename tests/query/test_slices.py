"""Some rows of an answer are those of the whole answer, in its order, with the number of all."""

from pathlib import Path
from typing import Any

import pytest

import allegiance
from allegiance.errors import BadParameter, QueryHeaderError
from allegiance.query import catalog
from allegiance.query.header import TAKEN
from allegiance.query.rows import Rows
from allegiance.store.slice import Slice
from allegiance.store.typed import select
from article import ASKED

OWN = """#+ summary: Which organizations are there?
#+ columns:
#+   org: {type: entity, help: "An organization."}
SELECT ?org ?org_label WHERE { ?org a <https://w3id.org/allegiance/ns#Organization> ; rdfs:label ?org_label }
ORDER BY STR(?org_label) ?org
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "mine.rq"
    file.write_text(OWN)
    return file


@pytest.mark.parametrize("name", ASKED)
def test_a_slice_of_an_answer_is_a_slice_of_its_rows(name: str, article: allegiance.Graph) -> None:
    given: dict[str, Any] = {
        p.name: p.example for p in catalog.question(name).parameters.values() if p.default is None or p.type == "choice"
    }
    whole = article.ask(name, **given)
    for limit, offset in ((1, 0), (2, 1), (None, 1), (0, 0), (10_000, 0), (3, 10_000)):
        part = article.ask(name, limit=limit, offset=offset, **given)
        assert part.to_dicts() == whole.to_dicts()[offset:][:limit], (limit, offset)
        assert part.total == len(whole)
        sparql = article.explain(name, limit=limit, offset=offset, **given)
        assert sparql == part.sparql
        assert len(list(select(article.store, sparql))) == len(part)


def test_a_method_takes_what_ask_takes(article: allegiance.Graph) -> None:
    whole = article.allegiances_at("2015-08-31")
    part = article.allegiances_at("2015-08-31", limit=2, offset=1)
    assert list(part) == whole[1:3]
    assert (part.offset, part.total) == (1, len(whole))
    assert (whole.offset, whole.total) == (0, len(whole))


@pytest.mark.parametrize(
    ("limit", "offset", "words"),
    [
        (None, 0, "9 rows"),
        (9, 0, "9 rows"),
        (2, 0, "the first 2 of 9 rows"),
        (2, 1, "rows 2 to 3 of 9"),
        (None, 8, "rows 9 to 9 of 9"),
        (0, 0, "none of 9 rows"),
        (3, 10, "none of 9 rows"),
    ],
)
def test_an_answer_says_how_many_rows_it_is_of_how_many(
    limit: int | None, offset: int, words: str, article: allegiance.Graph
) -> None:
    rows: Rows[Any] = article.ask("outlets", limit=limit, offset=offset)
    assert rows.total == 9
    assert rows.extent == words
    assert repr(rows) == f"<{words}: {rows.question.summary}>"
    assert f"({words})" in str(rows)
    assert f"({words})" in rows._repr_html_()


@pytest.mark.parametrize("given", [{"limit": -1}, {"limit": "5"}, {"limit": 2.0}, {"limit": True}, {"offset": None}])
def test_what_is_no_number_of_rows_is_refused(given: dict[str, Any], article: allegiance.Graph) -> None:
    for asked in (article.ask, article.explain):
        with pytest.raises(BadParameter, match=f"outlets: {next(iter(given))}: .* is no number of rows"):
            asked("outlets", **given)


def test_a_question_of_ones_own_gives_the_rows_wanted(own: Path, article: allegiance.Graph) -> None:
    whole = article.ask(str(own))
    part = article.ask(str(own), limit=2, offset=3)
    assert part.to_dicts() == whole.to_dicts()[3:5] != []
    assert part.total == len(whole)
    assert len(list(article.table(article.explain(str(own), limit=2, offset=3)))) == 2


@pytest.mark.parametrize("end", ["LIMIT 4", "OFFSET 4", "VALUES ?org { <urn:a> }"])
def test_a_question_that_slices_itself_is_not_explained_with_another_slice(
    end: str, own: Path, article: allegiance.Graph
) -> None:
    own.write_text(f"{OWN}{end}\n")
    assert article.explain(str(own)) == own.read_text()
    with pytest.raises(BadParameter, match="of its own; change that"):
        article.explain(str(own), limit=2)
    assert article.ask(str(own), limit=2).total == len(article.ask(str(own)))


@pytest.mark.parametrize("name", TAKEN)
def test_no_parameter_has_the_name_of_what_every_question_takes(name: str, own: Path) -> None:
    own.write_text(OWN.replace("#+ columns:", f'#+ parameters:\n#+   {name}: {{type: text, help: "A."}}\n#+ columns:'))
    with pytest.raises(QueryHeaderError, match=f"cannot be called {name}"):
        catalog.question(str(own))


def test_the_whole_answer_is_the_slice_that_says_nothing() -> None:
    assert Slice().of("abc") == (list("abc"), 3)
