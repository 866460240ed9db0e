"""Literals: their datatypes, dates, numbers and language tags."""

import pyoxigraph as ox

from allegiance import dates
from allegiance.errors import DateError
from allegiance.terms import AL, EDTF, XSD, shorten
from allegiance.validate.checks.contribution import Contribution, about
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.language import is_language_tag
from allegiance.validate.checks.lexical import KNOWN, lexical_fault, misread
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown
from allegiance.validate.checks.vocabulary import RDF, Vocabulary

_PLEDGE = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source .\nsituation:a-pledge a al:Pledge ; al:date"
_SOURCE = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source ; al:accessed"
_CLAIM = (
    "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source .\n"
    "claim:a-video-01 a al:Claim ; al:source source:a-video ; al:value"
)
_LABEL = "# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel"

ILL_TYPED = Rule(
    "AL341",
    "A literal is what its datatype says",
    "An ill-typed date or number is legal RDF, and every query passes over it.",
    f'{_SOURCE} "2015-02-30"^^xsd:date .\n',
    f'{_SOURCE} "2015-02-28"^^xsd:date .\n',
)
NOT_CANONICAL = Rule(
    "AL342",
    "One spelling for one value",
    "A store writes 0500 back as 500: the file and the graph would differ.",
    f'{_CLAIM} "0500"^^xsd:integer .\n',
    f"{_CLAIM} 500 .\n",
)
NOT_FINITE = Rule(
    "AL343",
    "Numbers are finite",
    "NaN equals nothing, itself included, and INF swallows every sum.",
    f'{_CLAIM} "NaN"^^xsd:double .\n',
    f"{_CLAIM} 0.5 .\n",
)
OUT_OF_RANGE = Rule(
    "AL344",
    "Years run from 0001 to 9999",
    "Others are read differently from tool to tool, or crash them.",
    f'{_SOURCE} "99999-01-01"^^xsd:date .\n',
    f'{_SOURCE} "2015-08-20"^^xsd:date .\n',
)
DATATYPE = Rule(
    "AL345",
    "Datatypes are those of XML Schema, and EDTF",
    "No question reads others.",
    f'{_CLAIM} "5"^^xsd:short .\n',
    f"{_CLAIM} 5 .\n",
)
MARKUP = Rule(
    "AL346",
    "No literals of HTML, XML or JSON",
    "They are documents within the data, and a page that shows one runs what is in it.",
    f'{_CLAIM} "<b>x</b>"^^rdf:HTML .\n',
    f'{_CLAIM} "x" .\n',
)
EXPECTED = Rule(
    "AL347",
    "A value has the datatype of its property",
    "A date without ^^edtf:EDTF is a mere text: it has no bounds, and no question about time finds it.",
    f'{_PLEDGE} "2015-08-20" .\n',
    f'{_PLEDGE} "2015-08-20"^^edtf:EDTF .\n',
)
NO_DATE = Rule(
    "AL348",
    "Dates are EDTF",
    "ISO 8601-2 says uncertain, approximate and open dates in one way that a machine can read.",
    f'{_PLEDGE} "20.8.2015"^^edtf:EDTF .\n',
    f'{_PLEDGE} "2015-08-20"^^edtf:EDTF .\n',
)
LANGUAGE = Rule(
    "AL349",
    "Language tags are well-formed",
    "By them readers find the names in their language and script: en, ar, uz-Cyrl.",
    f'{_LABEL} "Kunduz"@english .\n',
    f'{_LABEL} "Kunduz"@en .\n',
)
RULES = (
    ILL_TYPED, NOT_CANONICAL, NOT_FINITE, OUT_OF_RANGE, DATATYPE, MARKUP, EXPECTED, NO_DATE, LANGUAGE,
)  # fmt: skip

_BY_KIND = {
    "ill-typed": ILL_TYPED,
    "not canonical": NOT_CANONICAL,
    "not finite": NOT_FINITE,
    "out of range": OUT_OF_RANGE,
}
_MARKUP = frozenset(RDF + name for name in ("HTML", "XMLLiteral", "JSON"))
_TEXTS = frozenset({RDF + "langString", RDF + "dirLangString"})
_DAY = len("2015-08-20")


def check_literals(found: Findings, file: Contribution, vocabulary: Vocabulary) -> None:
    """Note literals of a wrong datatype, or that are not what their datatype or language tag says."""
    regarding = _regarding(file)
    for triple in file.triples:
        if isinstance(triple.object, ox.Literal):
            asked = triple.predicate.value
            if asked == AL + "value":
                asked = regarding.get(triple.subject, asked)
            wanted = vocabulary.datatypes.get(asked)
            if not _check_datatype(found, file, triple, triple.object, wanted):
                _check_text(found, file, triple, triple.object)


def _regarding(file: Contribution) -> dict[object, str]:
    """Return which property each claim is limited to: its al:value has that property's datatype."""
    return {
        triple.subject: triple.object.value
        for triple in file.triples
        if triple.predicate.value == AL + "regarding" and isinstance(triple.object, ox.NamedNode)
    }


def _check_datatype(
    found: Findings, file: Contribution, triple: ox.Triple, literal: ox.Literal, wanted: str | None
) -> bool:
    """Note a datatype that is not allowed, or not the one wanted; tell whether there was something to note."""
    datatype = literal.datatype.value
    if datatype in _MARKUP:
        rule, message, advice = MARKUP, "is a document within the data", "Write plain text."
    elif datatype not in KNOWN and datatype not in _TEXTS and datatype != EDTF.value:
        rule, message, advice = DATATYPE, "has a datatype that data does not use", "Use edtf:EDTF or a type of xsd:."
    elif wanted is not None and datatype != wanted and not (wanted in _TEXTS and datatype in _TEXTS):
        rule, message = EXPECTED, f"is not {'tagged with a language' if wanted in _TEXTS else shorten(wanted)}"
        advice = _as_wanted(literal.value, wanted)
    else:
        return False
    place = file.places.span(triple, "object")
    found.add(rule, place, f"“{shown(literal.value)}” {message}.", advice, **about(triple), value=shown(literal.value))
    return True


def _as_wanted(value: str, wanted: str) -> str:
    """Say how a value of another datatype is written, by itself where that is certain."""
    if wanted in _TEXTS:
        return 'Add its language, such as "Kunduz"@en.'
    if wanted == EDTF.value:
        date = value if _is_edtf(value) else dates.meant(value)
        how = f'Write "{date}"' if date else 'Write it like "2015-08-20"'
        return f"{how}^^edtf:EDTF, with @prefix edtf: <{EDTF.value.removesuffix('EDTF')}> ."
    if wanted == f"{XSD}date" and misread(value, wanted):
        date = dates.meant(value)
        return f'Write "{date}"^^xsd:date.' if date and len(date) == _DAY else 'Write it like "2015-08-20"^^xsd:date.'
    return f"Write ^^{shorten(wanted)} after the closing quote."


def _is_edtf(value: str) -> bool:
    try:
        dates.parse(value)
    except DateError:
        return False
    return True


def _check_text(found: Findings, file: Contribution, triple: ox.Triple, literal: ox.Literal) -> None:
    value = literal.value
    if literal.language is not None and not is_language_tag(literal.language):
        message = f"“{shown(literal.language)}” is no language tag."
        found.add(
            LANGUAGE,
            file.places.span(triple, "object"),
            message,
            "Use a tag such as en, ar or uz-Cyrl.",
            **about(triple),
        )
    elif literal.datatype == EDTF:
        try:
            dates.parse(value)
        except DateError as error:
            message = f"“{shown(value)}” is not an EDTF date at character {error.position + 1}."
            advice = f"{error.advice[:1].upper()}{error.advice[1:]}."
            if date := dates.meant(value):
                advice = f'Write "{date}"^^edtf:EDTF.'
            inside = file.lines.inside(file.places.span(triple, "object"), value, error.position)
            found.add(NO_DATE, inside, message, advice, **about(triple), value=shown(value))
    elif fault := lexical_fault(value, literal.datatype.value):
        message, place = f"“{shown(value)}” {fault.message}.", file.places.span(triple, "object")
        found.add(_BY_KIND[fault.kind], place, message, fault.advice, **about(triple), value=shown(value))
