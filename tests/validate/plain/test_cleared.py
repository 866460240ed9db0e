"""What a quick look clears, a close look finds nothing in: on all that people and Hypothesis make of data files."""

import re
from collections import Counter, deque
from datetime import date
from itertools import chain, product

import pyoxigraph as ox
import pytest
from edited_files import HEAD, File, changed, closely, corpus, shipped, vocabulary
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance import resources
from allegiance.store.typed import placed, text_of
from allegiance.terms import kind_of
from allegiance.validate.checks.across import check_whole
from allegiance.validate.checks.columns import Columns, ending, term
from allegiance.validate.checks.home import home_at
from allegiance.validate.checks.whole import Whole
from allegiance.validate.files import checked, collect
from allegiance.validate.mirror.states import State
from allegiance.validate.plain import cleared
from allegiance.validate.plain.lines import are_statements
from allegiance.validate.reading import Read, read_all, said_by, state_of

TODAY = date(2026, 1, 1)


def assert_as_found_closely(files: list[File]) -> None:
    looks = list(cleared([(home_at(tuple(path.split("/"))), text) for path, text in files], vocabulary(), Columns()))
    for (path, text), look in zip(files, looks, strict=True):
        if look is None:
            continue
        file = closely(path, text)
        if file.problems:
            pytest.fail(f"{path} was cleared, but: {file.problems}\n{text}")
        if file.whole:
            stated = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
            assert look.tell("urn:x") == len(stated), text


def test_shipped_files_without_an_escape_are_all_cleared() -> None:
    files = [(home_at(tuple(path.split("/"))), text) for path, text in shipped()]
    found = list(cleared(files, vocabulary(), Columns()))
    left = [text for (_, text), one in zip(files, found, strict=True) if one is None]
    assert [text for text in left if "\\" not in text] == []
    assert len(left) < len(files) / 10


def test_lines_that_are_taken_for_turtle_are_turtle_to_the_parser() -> None:
    kinds = {
        "@": "@prefix v: <https://w3id.org/allegiance/vocab/> .",
        " ": "# a comment",
        "s": "org:a a al:Organization ;",
        "S": "org:a a al:Organization .",
        "p": '    al:nameForm "a"@en ;',
        "P": '    al:nameForm "a"@en .',
        "v": "    al:regarding al:date ;",
        "V": "    al:regarding al:date .",
    }
    for signs in map("".join, chain.from_iterable(product(kinds, repeat=length) for length in range(5))):
        taken, text = are_statements(signs), "".join(f"{kinds[sign]}\n" for sign in signs)
        declared_late = "@" in signs.lstrip("@ ")  # which the parser takes
        assert taken == (is_turtle(HEAD + text) and not declared_late), text


def is_turtle(text: str) -> bool:
    try:
        deque(ox.parse(text, format=ox.RdfFormat.TURTLE), maxlen=0)
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize("prefix", ["al", "source", "claim", "edtf", "v"])
def test_a_file_is_not_cleared_that_uses_a_prefix_before_it_is_declared(prefix: str) -> None:
    path = "sources/2016/example-gazette-2016-03.ttl"
    text = (resources.root() / "docs" / "example" / "data" / path).read_text()
    declaration = next(line for line in text.splitlines(keepends=True) if line.startswith(f"@prefix {prefix}:"))
    without = text.replace(declaration, "")
    files = [(home_at(tuple(path.split("/"))), each) for each in (text, without, without + declaration)]
    looks = list(cleared(files, vocabulary(), Columns()))
    assert [look is not None for look in looks] == [True, False, False]


def test_no_sign_is_overlooked_wherever_it_stands() -> None:
    path = "sources/2016/example-gazette-2016-03.ttl"
    text = (resources.root() / "docs" / "example" / "data" / path).read_text()
    assert "southern part" in text
    for sign in (*map(chr, range(128)), "\x85", "\u202e", "\u200b", "\ue000"):
        within, above = text.replace("southern part", f"southern {sign}part"), f"# a {sign} sign\n{text}"
        assert_as_found_closely([(path, within), (path, above)])


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
