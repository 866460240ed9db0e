"""SSSOM tables of judged links become statements, or an error that names the file and what is wrong with it."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import allegiance
from allegiance.build import build
from allegiance.build.files import AuthoredFile
from allegiance.build.links import mappings
from allegiance.errors import FileNotAllowed
from allegiance.store.typed import select
from allegiance.terms import AL, PREFIXES, RDF_TYPE

HEAD = '#curie_map:\n#  un: "https://example.org/un/"\nsubject_id\tpredicate_id\tobject_id\tmapping_justification\tcomment\n'
ROW = "org:imu\tskos:exactMatch\tun:QDe.010\tsemapv:ManualMappingCuration\tSame names.\n"


def triples(text: str | bytes, name: str = "un.same.sssom.tsv") -> list[ox.Triple]:
    content = text if isinstance(text, bytes) else text.encode()
    return list(mappings(AuthoredFile(Path(name), "https://example.org/g", content)))


def test_a_row_becomes_one_judged_link() -> None:
    made = triples(HEAD + ROW)
    objects = {t.predicate.value.rpartition("#")[2].rpartition("/")[2]: t.object for t in made}
    assert len({t.subject for t in made}) == 1
    assert objects["annotatedSource"] == ox.NamedNode(PREFIXES["org"] + "imu")
    assert objects["annotatedTarget"] == ox.NamedNode("https://example.org/un/QDe.010")
    assert objects["verdict"] == ox.NamedNode(PREFIXES["v"] + "same")
    assert objects["comment"] == ox.Literal("Same names.")


def test_the_verdict_is_in_the_name_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "un.unsure.sssom.tsv").write_text(HEAD + ROW)
    store = build([tmp_path], keep=False).store.inner
    verdicts = [quad.object for quad in store.quads_for_pattern(None, ox.NamedNode(AL + "verdict"), None, None)]
    assert verdicts == [ox.NamedNode(PREFIXES["v"] + "unsure")]


def test_two_verdicts_on_one_pair_are_two_links() -> None:
    nodes = {triples(HEAD + ROW, f"un.{verdict}.sssom.tsv")[0].subject for verdict in ("same", "unsure")}
    assert len(nodes) == 2


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        (HEAD + ROW, "un.sssom.tsv", "its name is not"),
        (HEAD + ROW, "un.maybe.sssom.tsv", "its name is not"),
        ("subject_id\tobject_id\n", "un.same.sssom.tsv", "lacks the column predicate_id"),
        ("", "un.same.sssom.tsv", "lacks the column"),
        (HEAD + "org:imu\tskos:exactMatch\n", "un.same.sssom.tsv", "has nothing in one of the columns"),
        (HEAD + ROW.replace("un:", "eu:"), "un.same.sssom.tsv", "is not in its curie_map"),
        (HEAD + ROW.replace("un:QDe.010", "un:QDe 010"), "un.same.sssom.tsv", "is no IRI"),
        (HEAD.encode() + b"\xff\n", "un.same.sssom.tsv", "not UTF-8"),
        (HEAD + ROW, "un.different.sssom.tsv", "says same by its relation, the name of the file different"),
        (HEAD + ROW.replace("exact", "broad"), "un.same.sssom.tsv", "says broader by its relation"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(text: str | bytes, name: str, reason: str) -> None:
    with pytest.raises(FileNotAllowed, match=reason):
        triples(text, name)


def test_what_a_row_says_beyond_the_pair_is_kept_and_what_is_empty_is_left_out() -> None:
    columns = "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\tmapping_justification\tcomment\n"
    row = "org:imu\tskos:exactMatch\tNot\tun:QDe.088\tETIM\tsemapv:ManualMappingCuration\t\n"
    head = HEAD.partition("subject_id")[0]
    said = {t.predicate.value: t.object for t in triples(head + columns + row, "un.different.sssom.tsv")}
    assert said[RDF_TYPE.value] == ox.NamedNode("http://www.w3.org/2002/07/owl#Axiom")
    assert said["https://w3id.org/sssom/predicate_modifier"] == ox.Literal("Not")
    assert said["https://w3id.org/sssom/object_label"] == ox.Literal("ETIM")
    assert "https://w3id.org/sssom/comment" not in said


def test_only_the_curie_map_of_the_header_gives_prefixes() -> None:
    elsewhere = HEAD.replace("#curie_map:", "#other:")
    with pytest.raises(FileNotAllowed, match="is not in its curie_map"):
        triples(elsewhere + ROW)


def test_a_remark_on_a_link_does_not_change_its_identity() -> None:
    assert triples(HEAD + ROW)[0].subject == triples(HEAD + ROW.replace("Same names.", "Checked again."))[0].subject


def test_the_links_of_the_project_are_about_things_it_has_under_their_labels(graph: allegiance.Graph) -> None:
    rows = select(
        graph.store,
        """
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?written ?label {
          ?link owl:annotatedSource ?thing ; <https://w3id.org/sssom/subject_label> ?written .
          OPTIONAL { ?thing skos:prefLabel ?label . FILTER(LANG(?label) = "en") }
        }""",
    )
    labels = [(row["written"].value, row["label"].value if row["label"] else None) for row in rows]
    assert labels
    assert [pair for pair in labels if pair[0] != pair[1]] == []
