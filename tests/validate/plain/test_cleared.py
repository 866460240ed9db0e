"""What a quick look clears, a close look finds nothing in: on all that people and Hypothesis make of data files."""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance import resources
from allegiance.build.files import AuthoredFile
from allegiance.store.typed import placed, text_of
from allegiance.terms import PREFIXES, kind_of
from allegiance.validate.checks.across import check_whole
from allegiance.validate.checks.columns import Columns, ending, term
from allegiance.validate.checks.home import home_at
from allegiance.validate.checks.vocabulary import Vocabulary, read_vocabulary
from allegiance.validate.checks.whole import Whole
from allegiance.validate.files import CheckedFile, checked, checked_content, collect
from allegiance.validate.mirror.states import State
from allegiance.validate.plain import cleared
from allegiance.validate.reading import Read, read_all, said_by, state_of

HERE = Path(__file__).parent
DATA = resources.root() / "data"
TODAY = date(2026, 1, 1)
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
TOKEN = re.compile(r'"[^"\n]*"(?:@[\w-]+|\^\^[\w:]+)?|[^\s"]+')
ODD = [
    *map(json.loads, (HERE / "odd_pieces.jsonl").read_text().splitlines()),
    *('"' + "x" * 2001 + '"@en', '"' + "x" * 5001 + '"@en', '"' + "\u0301" * 40 + '"', "person:" + "a" * 101),
]
"""Tokens and pieces of text that are wrong somewhere, or everywhere."""

File = tuple[str, str]
"""A path below the data folder, and a text."""


@cache
def vocabulary() -> Vocabulary:
    return read_vocabulary(resources.root() / "ontology", resources.root() / "shapes")


@cache
def shipped() -> list[File]:
    """One in forty of the project's files."""
    files = sorted(DATA.rglob("*.ttl"))[::40]
    return [(path.relative_to(DATA).as_posix(), path.read_text()) for path in files]


@cache
def corpus() -> list[File]:
    """Shipped files, those of the examples of shapes, and all cases of the checks."""
    base = HERE.parent / "rules" / "base"
    found = [(path.relative_to(base).as_posix(), path.read_text()) for path in sorted(base.rglob("*.ttl"))]
    for case in sorted((HERE.parent / "checks").rglob("*.ttl")):
        for section in re.split(r"^# data/", case.read_text(), flags=re.MULTILINE)[1:]:
            path, _, text = section.partition("\n")
            found.append((path.strip(), HEAD + text))
    return [(path, text) for path, text in (*shipped(), *found) if path.endswith(".ttl")]


@cache
def pieces() -> list[str]:
    """Tokens of the corpus, each once, and odd ones."""
    return sorted({token for _, text in corpus() for token in TOKEN.findall(text)}) + ODD * 20


def changed(draw: Callable[[st.SearchStrategy[object]], object], text: str) -> str:
    """Change the text in one place, most often so that it still has the form of lines."""
    how = draw(st.sampled_from(["token", "token", "token", "odd", "line", "drop", "join", "sign"]))
    piece = str(draw(st.sampled_from(ODD if how == "odd" else pieces())))
    if how in ("token", "odd"):
        places = [found.span() for found in TOKEN.finditer(text)]
    elif how == "sign":
        start = draw(st.integers(0, len(text)))
        return text[:start] + draw(st.text(max_size=2)) + text[start + draw(st.integers(0, 2)) :]
    else:
        places = [found.span() for found in re.finditer(r"[^\n]*\n", text)]
    if not places:
        return text + piece
    start, end = draw(st.sampled_from(places))
    if how == "line":
        other = draw(st.sampled_from(places))
        return text[:start] + text[slice(*other)] + text[start:]
    if how == "drop":
        return text[:start] + text[end:]
    return text[:start] + piece + text[end if how != "join" else start :]


def assert_as_found_closely(files: list[File]) -> None:
    looks = list(cleared([(home_at(tuple(path.split("/"))), text) for path, text in files], vocabulary(), Columns()))
    for (path, text), look in zip(files, looks, strict=True):
        if look is None:
            continue
        file = closely(path, text)
        if "AL201" in {problem.rule for problem in file.problems}:  # what is no Turtle is read closely after all
            continue
        if file.problems:
            pytest.fail(f"{path} was cleared, but: {file.problems}\n{text}")
        if file.whole:
            stated = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
            assert look.tell("urn:x") == len(stated), text


def closely(path: str, text: str) -> CheckedFile:
    authored = AuthoredFile(DATA / path, "urn:x", text.encode())
    return checked_content(authored, path, vocabulary())


def test_shipped_files_are_all_cleared() -> None:
    files = [(home_at(tuple(path.split("/"))), text) for path, text in shipped()]
    assert None not in list(cleared(files, vocabulary(), Columns()))


def test_in_no_file_of_the_corpus_is_a_fault_overlooked() -> None:
    assert_as_found_closely(corpus())
    for path, text in corpus():
        assert_as_found_closely([(path, text)])


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_in_no_changed_file_is_a_fault_overlooked(data: st.DataObject) -> None:
    files = []
    for _ in range(data.draw(st.integers(1, 2))):
        path, text = data.draw(st.sampled_from(corpus()))
        for _ in range(data.draw(st.integers(1, 3))):
            text = changed(data.draw, text)
        if data.draw(st.booleans()):
            path = data.draw(st.sampled_from(corpus()))[0]
        files.append((path, text))
    assert_as_found_closely(files)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_folder_read_at_once_is_what_it_is_file_by_file(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("data")
    for path, text in data.draw(st.lists(st.sampled_from(corpus()), min_size=1, max_size=6, unique_by=lambda f: f[0])):
        now = text
        for _ in range(data.draw(st.integers(0, 2))):
            now = changed(data.draw, now)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(now.encode("utf-8"))
    found, _ = collect([folder])
    read = read_all(found, vocabulary())
    store = ox.Store()
    for each in found:
        file = checked(each, vocabulary())
        store.extend(placed(said_by(file, vocabulary()), ox.NamedNode(each.graph)))
        assert known(read.states[each.graph]) == known(state_of(each, file))
    paths = {each.graph: each.path for each in found}
    with_rows, by_store = Whole(read.store, paths, read=read.columns), Whole(store, paths)
    assert check_whole(with_rows, TODAY) == check_whole(by_store, TODAY)
    read.columns.fill(read.store)
    assert said(read.store) == said(store)
    assert_as_in_store(read)
    assert with_rows.said == by_store.said


def assert_as_in_store(read: Read) -> None:
    """What was kept of cleared files is what the store says of them."""
    columns = read.columns
    quads = [quad for quad in read.store if text_of(quad.graph_name) in columns.graphs]
    rows = {
        ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), term(value, end), ox.NamedNode(graph))
        for predicate, by_ending in columns.rows.items()
        for end, found in by_ending.items()
        for subject, value, graph in found
    }
    assert rows == {*quads}
    assert all(ending(quad.object) in columns.ending(quad.predicate.value) for quad in quads)
    nodes = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}
    assert columns.targets >= {node for node in nodes if kind_of(node)}
    homes = {(text_of(quad.subject), text_of(quad.graph_name)) for quad in quads}
    counts = Counter(subject for subject, _ in homes)
    assert {*columns.described} == counts.keys()
    assert columns.twice == {subject for subject, count in counts.items() if count > 1}


def known(state: State) -> tuple[object, ...]:
    """What is known of a file, but for its time stamps, which depend on when one looks."""
    return (state.blob, state.statements, state.rows, state.whole)


def said(store: ox.Store) -> list[str]:
    """All statements, in which one node without a name is as good as another."""
    return sorted(re.sub(r"_:\w+", "_:", str(quad)) for quad in store)
