"""Search, chain, path, and the reasons behind an answer, as commands."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from article import article_files

Run = Callable[..., Any]
STORES = tuple(part for path in article_files() for part in ("--store", path))
ASK = ("ask", "allegiances_at", "--date", "2015-08-31", *STORES)


def test_search_lists_entities_with_the_name_that_fits(run: Run) -> None:
    found = json.loads(run("search", "bukhari", "--kind", "org", "--format", "json", *STORES).out)
    assert found == [
        {
            "entity": "org:imam-bukhari-jamaat",
            "label": "Imam Bukhari Jamaat",
            "name": "Imam Bukhari Jamaat",
            "fits": "word",
        }
    ]


def test_a_chain_goes_up_and_down(run: Run) -> None:
    lines = run("chain", "al-qaeda", "2015-08-31", "--format", "tsv", *STORES).out.splitlines()
    assert lines[0].split("\t")[:5] == ["step", "actor", "actor_iri", "bond", "to"]
    found = [line.split("\t") for line in lines[1:]]
    assert ["1", "al Qaeda", "allegiant to", "Taliban"] in [[*cells[:2], *cells[3:5]] for cells in found]
    assert ["-1", "Al Nusrah Front", "branch of", "al Qaeda"] in [[*cells[:2], *cells[3:5]] for cells in found]


def test_what_must_be_given_may_be_given_without_its_name(run: Run) -> None:
    by_name = run(*ASK, "--to", "taliban").out
    assert by_name.count("\n") > 1
    assert run("ask", "allegiances_at", "2015-08-31", *STORES, "--to", "taliban").out == by_name
    both = run("ask", "leaders_at", "--organization", "imu", "--date", "2015-08-31", *STORES).out
    assert run("ask", "leaders_at", "2015-08-31", "--organization", "imu", *STORES).out == both
    assert run("ask", "leaders_at", "imu", "2015-08-31", *STORES).out == both
    chain = run("chain", "al-qaeda", "--date", "2015-08-31", *STORES).out
    assert run("chain", "al-qaeda", "2015-08-31", *STORES).out == chain
    assert run("path", "imam-bukhari-jamaat", "al-qaeda", "2015-08-31", *STORES).code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ask", "leaders_at", "imu"), "leaders_at asks for organization and date: allegiance ask leaders_at"),
        (("ask", "pledges_of", "Islamic", "State"), "'State': that is one value too many; .* (known_by), .* in quotes"),
        (("ask", "pledges_of", "imu", "--actor", "imu"), "pledges_of: 'imu': that is one value too many"),
        (("ask", "switched_camps", "imu"), "give it by name (about, known_by)"),
        (("chain", "imu"), "Give one day, as in allegiance chain taliban 2015-08-31; "),
        (("chain", "imu", "2015-08-31", "--date", "2015-08-31"), "Give one day"),
        (("path", "imu", "iju"), 'Give one day, as in allegiance path imu "al Nusrah Front" 2015-08-31; '),
    ],
)  # fmt: skip
def test_what_is_missing_or_too_much_is_told_with_what_to_type(words: tuple[str, ...], told: str, run: Run) -> None:
    outcome = run(*words, *STORES)
    assert (outcome.code, outcome.out) == (2, "")
    assert re.search(re.escape(told).replace(r"\.\*", ".*"), outcome.err)


def test_a_path_is_shown_and_its_absence_is_an_exit_code(run: Run) -> None:
    found = run("path", "imam-bukhari-jamaat", "al-qaeda", "--date", "2015-08-31", "--bond", "allegiant to", *STORES)
    assert (found.code, len(found.out.splitlines())) == (0, 3)
    none = run("path", "imam-bukhari-jamaat", "al-qaeda", "--date", "2014-12-31", "--bond", "allegiant to", *STORES)
    assert none.code == 1
    assert "No way leads" in none.err


def test_the_reasons_name_every_voice_from_reporter_to_root(run: Run) -> None:
    out = run(*ASK, "--why").out
    assert "on the word of Imam Bukhari Jamaat asserts" in out
    assert "finds no attestation: authorized by Shura of the Islamic Jihad Union" in out
    table = run(*ASK, "--why", "--format", "csv").out.splitlines()
    assert table[0].startswith("situation,situation_iri,part,step,claimant")
    assert len(table) > 10
    assert sum(",otherwise,0,FDD's Long War Journal" in line for line in table) > 1


def test_explaining_prints_the_query_and_runs_nothing(run: Run) -> None:
    out = run(*ASK, "--explain").out
    assert '"2015-08-31"^^<http://www.w3.org/2001/XMLSchema#date>' in out
    assert "$date" not in "".join(line for line in out.splitlines() if not line.startswith("#"))


@pytest.mark.parametrize("form", ["csv", "json", "md", "table"])
def test_an_answer_written_to_a_file_is_the_one_printed(form: str, run: Run, tmp_path: Path) -> None:
    printed = run(*ASK, "--format", form).out
    assert run(*ASK, "--format", form, "--output", tmp_path / "answer").out == ""
    assert (tmp_path / "answer").read_text() == printed


def test_parquet_is_written_to_a_file_only(run: Run, tmp_path: Path) -> None:
    refused = run(*ASK, "--format", "parquet")
    assert (refused.code, refused.out) == (2, "")
    assert "--output" in refused.err
    assert run(*ASK, "--format", "parquet", "--output", tmp_path / "answer.parquet").code == 0
    assert pyarrow.parquet.read_table(tmp_path / "answer.parquet").num_rows == 5


@pytest.mark.usefixtures("project_built")
def test_the_collection_is_turtle(run: Run) -> None:
    assert "sh:SPARQLSelectExecutable" in run("ask", "--as-turtle", "https://example.org/sparql").out
