"""Why a row says what it says: chains from the reporter to the root, and the positions against it."""

from datetime import date
from pathlib import Path

import pytest

import allegiance
from allegiance.errors import NoRow
from allegiance.query import catalog
from allegiance.query.evidence import Voice
from allegiance.query.named import Entity
from allegiance.terms import ID, shorten
from article import ASKED

SOMEBODY = Entity("urn:x", "X")


def voice(stance: str, regarding: str = "", relays: Voice | None = None) -> Voice:
    blank = [""] * 7
    return Voice("urn:c", SOMEBODY, stance, regarding, SOMEBODY, *blank, True, False, False, "", relays)


def test_a_row_is_traced_to_the_words_of_those_who_swore(article: allegiance.Graph) -> None:
    (row,) = [row for row in article.allegiances_at("2015-08-31") if row.pledger.label == "Imam Bukhari Jamaat"]
    (behind,) = article.why(row)
    assert shorten(behind.situation.iri) == "situation:imam-bukhari-pledge-omar-2014"
    (chain,) = behind.asserting
    assert [(shorten(v.claim), v.claimant.label, v.self_report) for v in chain.chain()] == [
        ("claim:lwj-2015-08-central-asian-groups-60", "FDD's Long War Journal", True),
        ("claim:imam-bukhari-video-2014-11-01", "Imam Bukhari Jamaat", True),
    ]
    assert (chain.reliability, chain.credibility, chain.locator, chain.counts) == ("B", "2", "block 23", True)
    assert behind.otherwise == ()


def test_who_says_otherwise_stands_beside(article: allegiance.Graph) -> None:
    (row,) = [row for row in article.allegiances_at("2015-08-31") if row.pledger.label.endswith("Kunduz branch")]
    (behind,) = article.why(row)
    assert {(v.stance, v.regarding.split()[0]) for v in behind.otherwise} == {
        ("asserts", "pledge"),
        ("finds no attestation", "authorized"),
    }


def test_a_situation_may_be_named_loosely(article: allegiance.Graph) -> None:
    (behind,) = article.why("omar-death")
    assert behind.situation.iri == f"{ID}situation/omar-death"
    assert len(behind.asserting) > 0


def test_a_row_that_names_claims_only_is_traced_by_them(article: allegiance.Graph) -> None:
    rows = article.ask("claims_by", actor="org:imu")
    assert len(rows) > 0
    for row in rows:
        assert article.why(row) != ()


@pytest.mark.parametrize(
    ("chain", "asserts"),
    [
        (voice("asserts"), True),
        (voice("purports", relays=voice("asserts")), True),
        (voice("doubts", relays=voice("asserts")), False),
        (voice("asserts", relays=voice("denies")), False),
        (voice("asserts", regarding="date"), False),
        (voice("unclear"), False),
    ],
)
def test_a_chain_asserts_when_somebody_does_and_nobody_objects(chain: Voice, asserts: bool) -> None:
    assert chain.asserts is asserts


def test_a_circle_of_reports_ends(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("circle") / "circle.ttl"
    path.write_text(
        "@prefix al: <https://w3id.org/allegiance/ns#> . @prefix c: <https://w3id.org/allegiance/id/claim/> .\n"
        "@prefix s: <https://w3id.org/allegiance/id/situation/> . @prefix v: <https://w3id.org/allegiance/vocab/> .\n"
        "@prefix o: <https://w3id.org/allegiance/id/org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        's:x a al:Founding ; skos:prefLabel "X"@en . o:n a al:MediaOutlet ; skos:prefLabel "N"@en .\n'
        '<https://w3id.org/allegiance/id/source/n> a al:Source ; skos:prefLabel "N"@en ; al:defaultClaimant o:n .\n'
        + "".join(
            f"c:{one} a al:Claim ; al:about s:x ; al:source <https://w3id.org/allegiance/id/source/n> ; "
            f"al:stance v:asserts ; al:reportOf c:{other} .\n"
            for one, other in (("first", "a"), ("a", "b"), ("b", "a"))
        )
    )
    (behind,) = allegiance.open(path, keep=False).why("s:x".replace("s:", "situation:"))
    (chain,) = behind.asserting
    assert [v.claim.rpartition("/")[2] for v in chain.chain()] == ["first", "a", "b"]


COUNTED, NAMED_OR_LINKED = {"totals", "outlets"}, {"names_of", "links_to", "listing_changes", "lumped_differently"}
"""Questions whose rows rest on no claim: they count, or say in their own columns where they are from."""


@pytest.mark.parametrize("name", ASKED)
def test_rows_of_every_question_have_their_reasons(name: str, article: allegiance.Graph) -> None:
    parameters = catalog.question(name).parameters.values()
    rows = article.ask(name, **{p.name: p.example for p in parameters if p.default is None})
    for row in rows[:5]:
        behind = article.why(row)
        assert (behind == ()) == (name in COUNTED | NAMED_OR_LINKED), row
        assert all(evidence.asserting or evidence.otherwise for evidence in behind)


def test_an_answer_has_the_reasons_of_all_its_rows_once(article: allegiance.Graph) -> None:
    rows = article.pledges_of("imu")
    found = [evidence.situation.iri for evidence in article.why(rows)]
    assert found == list(dict.fromkeys(found))
    assert set(found) == {row.pledge.iri for row in rows}


def test_reasons_are_asked_of_situations_claims_and_sources_only(article: allegiance.Graph) -> None:
    (behind,) = article.why("situation:imu-pledge-baghdadi-2015")
    assert behind == article.why(behind.situation)[0]
    assert behind in article.why(behind.asserting[0].source)
    assert article.why(behind.asserting[0].claim) == (behind,)
    for value in ("imu", 3, article, None):
        with pytest.raises(NoRow, match="show"):
            article.why(value)


def test_the_claims_behind_a_row_are_rows_with_their_step_in_the_chain(article: allegiance.Graph) -> None:
    (row,) = [row for row in article.allegiances_at("2015-08-31") if row.pledger.label.endswith("Kunduz branch")]
    (behind,) = article.why(row)
    claims = article.claims_behind(row)
    assert [claim.claim for claim in claims] == [
        link.claim for _, voices in behind.parts() for voice in voices for link in voice.chain()
    ]
    assert {claim.claim for claim in claims if claim.part == "otherwise"} == {voice.claim for voice in behind.otherwise}
    assert [claim.step for claim in claims][: len([*behind.asserting[0].chain()])] == [0, 1]
    assert (claims[0].grade, claims[0].public_by) == ("B2", date(2015, 8, 30))
    assert claims.to_flat()[0]["source_iri"] == behind.asserting[0].source.iri
    assert len(article.claims_behind(article.allegiances_at("2015-08-31"))) > len(claims)


def test_what_fits_is_told_in_detail_until_another_says_otherwise(root: Path) -> None:
    cases = root / "tests" / "queries" / "allegiance" / "allegiances_at"
    graph = allegiance.open(cases / "what-fits-the-row-is-no-disagreement.ttl", keep=False)

    def told(known_by: str) -> list[list[str]]:
        (behind,) = graph.why("situation:oath", known_by=known_by)
        parts = behind.asserting, behind.in_detail, behind.otherwise
        return [[shorten(voice.claim).removeprefix("claim:") for voice in part] for part in parts]

    assert told("2014-02-15") == [["oath"], [], []]
    assert told("2014-12-31") == [["oath"], ["day"], ["head"]]
    assert told("2015-12-31") == [["oath"], [], ["day", "head", "other-day"]]
    assert graph.why("situation:oath", known_by="2014-01-31") == ()
