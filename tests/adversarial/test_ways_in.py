"""The same tricks by other ways: by path, as a change since a revision, to an engine, exported."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys

import pytest
from adversarial_cases import lay_base, lay_contribution, named
from adversarial_safety import assert_quiet, assert_untouched
from adversarial_sandbox import Outcome, Sandbox

from allegiance.validate import checking, compiled

ORGANIZATIONS = "data/actors/organizations/"
LABELS = "SELECT ?label WHERE { ?s <http://www.w3.org/2004/02/skos/core#altLabel> ?label }"


@pytest.fixture
def sandbox(tmp_path):
    made = Sandbox(tmp_path / "sandbox")
    lay_base(made)
    lay_contribution(made)
    return made


def rules(outcome: Outcome) -> set[str]:
    return {problem["rule"] for problem in json.loads(outcome.out)}


def lay(sandbox: Sandbox, *names: str) -> frozenset[str]:
    """Put the tricks into the contribution, and return the rules that speak against them."""
    tricks = named(*names)
    for trick in tricks:
        trick.lay_trick(sandbox)
    return frozenset().union(*(trick.rules for trick in tricks))


@pytest.mark.parametrize(
    ("trick", "path"),
    [
        ("link-to-a-secret", "delta.ttl"),
        ("link-to-a-device", "delta.ttl"),
        ("named-pipe", "delta.ttl"),
        ("line-break-in-a-file-name", "new\n::error file=a::forged.ttl"),
        ("command-in-a-file-name", "$(touch pwned).ttl"),
        ("file-name-that-is-no-text", b"delta\xff\xfe.ttl"),
        ("file-without-a-suffix", "noext"),
        ("hidden-file", ".hidden.ttl"),
        ("literal-of-64-mb", "gamma-brigade.ttl"),
        ("archive", "delta.zip"),
    ],
)
def test_a_path_given_by_itself_is_judged_as_in_its_folder(sandbox, trick, path):
    expected = lay(sandbox, trick)
    outcome = sandbox.run("validate", "--format", "json", os.fsencode(ORGANIZATIONS) + os.fsencode(path))
    assert_quiet(outcome)
    assert_untouched(sandbox, outcome)
    assert (outcome.code, rules(outcome)) == (1, expected)


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "link"])
def test_a_loose_file_that_is_none_is_refused_beside_the_project_s_data(sandbox, make):
    make(sandbox.data.parent / "loose.ttl")
    outcome = sandbox.run("validate", "--format", "json", "loose.ttl")
    assert_quiet(outcome)
    assert_untouched(sandbox, outcome)
    assert outcome.code == 1
    assert "AL104" in rules(outcome)


def test_a_path_that_is_not_there_cannot_be_checked(sandbox):
    outcome = sandbox.run("validate", "--format", "json", "data/nowhere\n::error::forged\x1b[2J.ttl")
    assert_quiet(outcome, (2,))
    assert_untouched(sandbox, outcome)
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(
    "tricks",
    [
        ("control-nothing-added",),
        ("second-label-of-an-entity-that-is-there",),
        ("dangling-reference",),
        ("part-of-circle",),
        ("prefix-bound-to-a-look-alike", "subclass-circle", "import-from-http", "entity-without-a-name"),
        ("error-in-the-last-of-2000-statements",),
        ("link-to-a-secret", "hidden-file", "line-break-in-a-file-name", "file-without-a-suffix", "loop-of-folders"),
        ("literal-of-64-mb",),
    ],
    ids=lambda tricks: tricks[0],
)
def test_a_change_since_a_revision_hides_nothing(sandbox, tricks):
    commit_base(sandbox)
    expected = lay(sandbox, *tricks)
    outcome = sandbox.run("validate", "data", "--format", "json", "--changed-since", "HEAD", allowed="git")
    assert_quiet(outcome)
    assert_untouched(sandbox, outcome)
    assert rules(outcome) == expected
    assert outcome.code == bool(expected)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_change_that_empties_the_data_is_refused(sandbox):
    commit_base(sandbox)
    shutil.rmtree(sandbox.data / "places")
    outcome = sandbox.run("validate", "data", "--format", "json", "--changed-since", "HEAD", allowed="git")
    assert_quiet(outcome)
    assert (outcome.code, rules(outcome)) == (1, {"AL721"})


def test_no_engine_is_handed_an_axiom_or_shape_of_a_contribution(sandbox, monkeypatch):
    lay(
        sandbox,
        "shacl-triple-rule",
        "shacl-sparql-rule-from-the-network",
        "shacl-sparql-constraint-from-a-file",
        "shacl-javascript",
        "shacl-slow-pattern",
        "shacl-recursive-shape",
        "shacl-circular-path",
        "shacl-switches-a-shape-off",
        "subclass-circle",
        "label-as-inverse-functional",
        "import-from-http",
    )
    handed = []
    # Rows are of cleared files alone; what they do not tell is asked of this store, which holds all of it.
    monkeypatch.setattr(compiled, "run_known", lambda _facts, _checks, store: handed.extend(store().store) or [])
    assert checking.validate([sandbox.data]).unchecked == ()
    contributed = [quad for quad in handed if quad.graph_name.value.endswith("/gamma-brigade")]
    assert any("Gamma Brigade" in str(quad.object) for quad in contributed)
    foreign = ("http://www.w3.org/ns/shacl#", "http://www.w3.org/2002/07/owl#", "http://www.w3.org/2000/01/rdf-schema#")
    assert [quad for quad in contributed if any(f"<{iri}" in str(quad) for iri in foreign)] == []


def test_an_export_of_an_accepted_formula_is_harmless(sandbox):
    lay(sandbox, "formula-in-a-label")
    # Outside of the fence: a user's own query runs in a process of its own, on a copy of the data.
    arguments = ["sparql", LABELS, "--store", str(sandbox.data), "--format", "csv"]
    command = [sys.executable, "-m", "allegiance.cli", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    cells = [cell for row in csv.reader(io.StringIO(done.stdout)) for cell in row]
    assert len([cell for cell in cells if "HYPERLINK" in cell or "SUM" in cell]) == 2
    assert [cell for cell in cells if cell.startswith(("=", "@", "+", "-", "\t", "\r"))] == []


def commit_base(sandbox: Sandbox) -> None:
    """Make a repository of the folder that holds the data, with the data and contribution committed."""
    for command in (
        ("init", "--quiet"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "base"),
    ):
        subprocess.run(["git", *command], cwd=sandbox.data.parent, check=True)
