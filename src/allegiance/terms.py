"""The namespaces, and the few terms of the ontology that the code has to name.

A test holds every term here against `ontology/`; everything else is named in queries and shapes only.
"""

from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode

from allegiance import settings

AL: Final = "https://w3id.org/allegiance/ns#"
VOCAB: Final = "https://w3id.org/allegiance/vocab/"
ID: Final = settings.here().base
"""What identifiers begin with: the project's own base, or that of the repository in which the process was started."""
GRAPH: Final = "https://w3id.org/allegiance/graph/"
EDTF: Final = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

RDF_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
XSD_DATE: Final = NamedNode(XSD + "date")
XSD_BOOLEAN: Final = NamedNode(XSD + "boolean")
XSD_INTEGER: Final = NamedNode(XSD + "integer")

TIME_SPAN: Final = NamedNode(AL + "TimeSpan")
EDTF_LITERAL: Final = NamedNode(AL + "edtf")
START_EARLIEST: Final = NamedNode(AL + "startEarliest")
START_LATEST: Final = NamedNode(AL + "startLatest")
END_EARLIEST: Final = NamedNode(AL + "endEarliest")
END_LATEST: Final = NamedNode(AL + "endLatest")

NAME_KEY: Final = NamedNode(AL + "nameKey")
ASSESSMENT: Final = NamedNode(AL + "assessment")
KNOWN_FROM: Final = NamedNode(AL + "knownFrom")
KNOWN_UNTIL: Final = NamedNode(AL + "knownUntil")
SUPPORTED: Final = NamedNode(AL + "supported")
DENIED: Final = NamedNode(AL + "denied")
CONTESTED: Final = NamedNode(AL + "contested")
HEDGED: Final = NamedNode(AL + "hedged")
SELF_REPORTED_ONLY: Final = NamedNode(AL + "selfReportedOnly")
TALLY_IN_WORDS: Final = NamedNode(AL + "tallyInWords")
FORMER_TALLY_IN_WORDS: Final = NamedNode(AL + "formerTallyInWords")
HEDGE_IN_WORDS: Final = NamedNode(AL + "hedgeInWords")
FORMER_HEDGE_IN_WORDS: Final = NamedNode(AL + "formerHedgeInWords")
DISPUTE_IN_WORDS: Final = NamedNode(AL + "disputeInWords")
FORMER_DISPUTE_IN_WORDS: Final = NamedNode(AL + "formerDisputeInWords")
SELF_REPORT_IN_WORDS: Final = NamedNode(AL + "selfReportInWords")
FORMER_SELF_REPORT_IN_WORDS: Final = NamedNode(AL + "formerSelfReportInWords")
UNANSWERED_IN_WORDS: Final = NamedNode(AL + "unansweredInWords")
FORMER_UNANSWERED_IN_WORDS: Final = NamedNode(AL + "formerUnansweredInWords")
SWITCH_IN_WORDS: Final = NamedNode(AL + "switchInWords")
FORMER_SWITCH_IN_WORDS: Final = NamedNode(AL + "formerSwitchInWords")
LISTED_OATH_IN_WORDS: Final = NamedNode(AL + "listedOathInWords")
FORMER_LISTED_OATH_IN_WORDS: Final = NamedNode(AL + "formerListedOathInWords")
OATH_TO_DEAD_IN_WORDS: Final = NamedNode(AL + "oathToDeadInWords")
FORMER_OATH_TO_DEAD_IN_WORDS: Final = NamedNode(AL + "formerOathToDeadInWords")
PLACED_IN_WORDS: Final = NamedNode(AL + "placedInWords")
FORMER_PLACED_IN_WORDS: Final = NamedNode(AL + "formerPlacedInWords")
CORROBORATED_IN: Final = NamedNode(AL + "corroboratedIn")
DISPLACED_BY: Final = NamedNode(AL + "displacedBy")
ENDED_WITH: Final = NamedNode(AL + "endedWith")
STANDING: Final = NamedNode(AL + "standing")
OVER_BY: Final = NamedNode(AL + "overBy")
MAY_END_FROM: Final = NamedNode(AL + "mayEndFrom")
THROUGH_SPLIT: Final = NamedNode(AL + "throughSplit")
ANCESTOR: Final = NamedNode(AL + "ancestor")
MEMBER: Final = NamedNode(AL + "member")
WHOLE: Final = NamedNode(AL + "whole")
STEPS: Final = NamedNode(AL + "steps")
ROLL: Final = NamedNode(AL + "Roll")
FIRST_DAY: Final = NamedNode(AL + "firstDay")
LAST_DAY: Final = NamedNode(AL + "lastDay")
PAGE: Final = NamedNode(AL + "page")
ROLL_PAGE: Final = NamedNode(AL + "RollPage")
ENTRY: Final = NamedNode(AL + "entry")
PARTIAL_ENTRY: Final = NamedNode(AL + "partialEntry")
ROLL_ENTRY: Final = NamedNode(AL + "RollEntry")
POSSIBLE_FROM: Final = NamedNode(AL + "possibleFrom")
POSSIBLE_UNTIL: Final = NamedNode(AL + "possibleUntil")
CERTAIN_FROM: Final = NamedNode(AL + "certainFrom")
CERTAIN_UNTIL: Final = NamedNode(AL + "certainUntil")
LEADER_DEAD_BY: Final = NamedNode(AL + "leaderDeadBy")
IN_WORDS: Final = NamedNode(AL + "inWords")
PLEDGE_ON_ROLL: Final = NamedNode(AL + "pledgeOnRoll")

KINDS: Final = ("org", "person", "post", "place", "situation", "claim", "source", "name")
"""Path segments of identifiers; each is also the prefix used in Turtle and on the command line."""
NAMED: Final = ("org", "person", "post", "place")
"""What people look for by name."""

PREFIXES: Final = {
    "al": AL,
    "v": VOCAB,
    **{kind: f"{ID}{kind}/" for kind in KINDS},
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": XSD,
    "dcterms": "http://purl.org/dc/terms/",
}


def shorten(iri: str) -> str:
    """Return the IRI with a prefix (`org:imu`) where one of ours fits, else unchanged."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(name: str) -> str | None:
    """Return the IRI of a prefixed name of ours (`org:imu`, `org/imu`) or of one of our IRIs; else None."""
    if name.startswith(("http://", "https://")):
        return name
    for separator in (":", "/"):
        prefix, found, local = name.partition(separator)
        if found and local and prefix in PREFIXES:
            return PREFIXES[prefix] + local
    return None


def with_our_base(sparql: str) -> str:
    """Return a query of the project, which names its identifiers, for the base in force."""
    return sparql.replace(settings.BASE, ID)


@lru_cache(maxsize=50_000)
def kind_of(iri: str) -> str:
    """Return the kind in an identifier of the project (`org`, `person` ...), or an empty text."""
    kind = iri[len(ID) :].partition("/")[0] if iri.startswith(ID) else ""
    return kind if kind in KINDS else ""
