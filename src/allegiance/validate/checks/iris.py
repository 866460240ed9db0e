"""How an IRI is written: one spelling for one entity, and nothing that a server, page or file system would act on."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

import pyoxigraph as ox

from allegiance.terms import AL, ID, KINDS, VOCAB
from allegiance.validate.checks.contribution import Contribution, about
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.forbidden import is_forbidden
from allegiance.validate.checks.home import LONGEST, SLUG
from allegiance.validate.checks.lines import Lines
from allegiance.validate.checks.near import nearest
from allegiance.validate.checks.place import Part
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.tokens import tokens, unescaped
from allegiance.validate.checks.vocabulary import Vocabulary

_PLEDGE = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source .\nsituation:a-pledge a al:Pledge ; al:pledger"

SPELLING = Rule(
    "AL331",
    "Identifiers are lower-case words and hyphens",
    "id/<kind>/<slug>, with a-z, 0-9 and single hyphens: no two identifiers differ in case or signs only.",
    f"{_PLEDGE} org:Islamic_Jihad_Union .\n",
    f"{_PLEDGE} org:islamic-jihad-union .\n",
)
DOTS = Rule(
    "AL332",
    "No . and .. in an IRI",
    "A server or file system would climb out of the folder of identifiers.",
    f"{_PLEDGE} <https://w3id.org/allegiance/id/org/../../etc> .\n",
    f"{_PLEDGE} org:iju .\n",
)
PERCENT = Rule(
    "AL333",
    "No percent-encoding",
    "It spells one identifier in several ways.",
    f"{_PLEDGE} <https://w3id.org/allegiance/id/org/islamic%2Djihad-union> .\n",
    f"{_PLEDGE} org:islamic-jihad-union .\n",
)
FOREIGN_LETTERS = Rule(
    "AL334",
    "IRIs are ASCII",
    "A Cyrillic а and a Latin a look alike and name two entities.",
    f"{_PLEDGE} <https://w3id.org/allegiance/id/org/t⟨U+0430⟩liban> .\n",
    f"{_PLEDGE} org:taliban .\n",
)
SCHEME = Rule(
    "AL335",
    "IRIs start with https:",
    "file:, javascript: or data: would make a reader open or run something.",
    f"{_PLEDGE} <file:///etc/passwd> .\n",
    f"{_PLEDGE} org:taliban .\n",
)
SIGNS = Rule(
    "AL336",
    "No signs of HTML or SPARQL in an IRI",
    "They end the IRI early in a page or a query; an escape (\\u003C) only hides them.",
    f"{_PLEDGE} <https://w3id.org/allegiance/id/org/x\\u003Cscript\\u003E> .\n",
    f"{_PLEDGE} org:x .\n",
)
FOREIGN = Rule(
    "AL337",
    "Values are entities of the project",
    "Links to other datasets are judgements and stand in data/links/; an address is a text in quotes.",
    f"{_PLEDGE} <http://www.wikidata.org/entity/Q42> .\n",
    f"{_PLEDGE} org:taliban .\n",
)
RULES = (SPELLING, DOTS, PERCENT, FOREIGN_LETTERS, SCHEME, SIGNS, FOREIGN)

_ENTITY = re.compile(rf"(?:{'|'.join(KINDS)})/(?P<slug>{SLUG})")
_FORBIDDEN = re.compile(r"""[<>"'{}|\\^`\x00-\x20\x7f]""")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")


def check_iris(found: Findings, file: Contribution, vocabulary: Vocabulary) -> None:
    """Note IRIs that are not well spelt; one note for a subject, one for each use elsewhere."""
    subjects: set[str] = set()
    for triple in file.triples:
        for part, iri in _iris(triple):
            if part == "subject":
                if iri in subjects:
                    continue
                subjects.add(iri)
            to_entity = part == "object" and triple.predicate.value not in vocabulary.datatype_properties  # else AL302
            fault = _fault(iri) or (_foreign(iri, vocabulary) if to_entity else None)
            if fault is not None and not (fault[0] is FOREIGN and is_forbidden(triple, vocabulary)):
                rule, message, advice = fault
                place = file.places.span(triple, part)
                found.add(rule, place, f"{shown_iri(iri)} {message}.", advice, **about(triple), value=shown_iri(iri))


def check_escapes(found: Findings, lines: Lines) -> None:
    """Note signs hidden in escapes inside `<...>`. Runs before parsing, as a parser refuses such a file."""
    if "\\u" not in lines.text.lower():
        return
    for token in tokens(lines.text):
        if token.kind == "iri" and "\\" in token.text and _FORBIDDEN.search(unescaped(token.text[1:-1])):
            place = lines.spot(token.start, token.start + len(token.text))
            found.add(SIGNS, place, "An escape in this IRI hides a sign that no IRI has.", "Write the IRI without it.")


@lru_cache(maxsize=10_000)
def _fault(iri: str) -> tuple[Rule, str, str] | None:
    """Return the first thing wrong with how the IRI is spelt: rule, message, advice."""
    scheme = _SCHEME.match(iri)
    if scheme is None or scheme[0].lower() not in ("http", "https"):
        return SCHEME, "is no web address", "Name an entity of the project, such as org:taliban."
    if _FORBIDDEN.search(iri):
        return SIGNS, "has a sign that no IRI has", "Remove it; an identifier is made of a-z, 0-9 and hyphens."
    if not iri.isascii():
        return FOREIGN_LETTERS, "has letters that are not ASCII", "Type it anew with the letters a to z."
    return _path_fault(iri) or (_spelling(iri.removeprefix(ID)) if iri.startswith(ID) else None)


def _path_fault(iri: str) -> tuple[Rule, str, str] | None:
    if any(part in (".", "..") for part in unquote(iri).partition("#")[0].split("/")):
        return DOTS, "has . or .. between slashes", "Name the entity directly, such as org:taliban."
    if "%" in iri:
        plain = unquote(iri)
        likely = f"Write {shown_iri(plain)}." if _ENTITY.fullmatch(plain.removeprefix(ID)) else ""
        return PERCENT, "is percent-encoded", likely or "Write the letter itself, or a hyphen."
    return None


def _spelling(local: str) -> tuple[Rule, str, str] | None:
    entity = _ENTITY.fullmatch(local)
    if entity and len(entity["slug"]) <= LONGEST:
        return None
    kind = local.partition("/")[0]
    if kind not in KINDS:
        near = nearest(kind, (ID + each for each in KINDS), most=1)
        hint = near[0].rpartition("/")[2] if near else ", ".join(KINDS)
        return SPELLING, "has no kind of entity in its path", f"Use {hint}."
    if entity:
        return SPELLING, f"has more than {LONGEST} characters after its kind", "Shorten it."
    likely = "-".join(re.findall("[a-z0-9]+", local.removeprefix(f"{kind}/").lower()))[:LONGEST] or "islamic-state"
    return SPELLING, "is not made of a-z, 0-9 and single hyphens", f"Write it in lower case, such as {kind}:{likely}."


def _foreign(iri: str, vocabulary: Vocabulary) -> tuple[Rule, str, str] | None:
    if iri.startswith((ID, AL, VOCAB)) or iri in vocabulary.outside:
        return None
    ours = iri.replace("http:", "https:", 1)
    if ours.startswith((ID, VOCAB)):
        return FOREIGN, "starts with http:, and not with https:", f"Write {shown_iri(ours)}."
    return FOREIGN, "is no entity of this project", "Link to it in links/, or give an address in quotes."


def _iris(triple: ox.Triple) -> Iterator[tuple[Part, str]]:
    if isinstance(triple.subject, ox.NamedNode):
        yield "subject", triple.subject.value
    yield "predicate", triple.predicate.value
    if isinstance(triple.object, ox.NamedNode):
        yield "object", triple.object.value
