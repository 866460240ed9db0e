"""The rules that neither a check nor a shape has: syntax, tables of links, and dates that need their bounds.

Their examples, like those of shapes, are added to the folder `tests/validate/rules/base`.
"""

from typing import Final

from allegiance.validate.checks.rule import Rule

_HEAD = "subject_id\tpredicate_id\tobject_id"
_ROW = "org:union\tskos:exactMatch\torg:front"
_TABLE = "# data/links/example-list.same.sssom.tsv\n"

LINKS = Rule(
    "AL120",
    "A table of links is complete",
    "Each row is a judgement on one pair: which two, how they are related, and what that rests on.",
    f"{_TABLE}{_HEAD}\n{_ROW}\n",
    f"{_TABLE}{_HEAD}\tmapping_justification\n{_ROW}\tsemapv:ManualMappingCuration\n",
)
SYNTAX = Rule(
    "AL201",
    "A file is Turtle",
    "What cannot be read cannot be checked. The finding says what to type; reading goes on at the next statement.",
    '# data/places/ford.ttl\nplace:ford a al:Place\n    skos:prefLabel "The ford (invented)"@en .\n',
    '# data/places/ford.ttl\nplace:ford a al:Place ;\n    skos:prefLabel "The ford (invented)"@en .\n',
)
_COURIER = """# data/sources/2016/courier.ttl
source:courier a al:Source ;
    skos:prefLabel "Letter from the valley (invented)"@en ;
    al:sourceKind v:article ;
    al:defaultClaimant org:gazette ;
    al:reliability v:reliabilityB ;
    al:issued "{issued}"^^edtf:EDTF ;
    al:address "https://example.org/letter"^^xsd:anyURI ;
    al:accessed "2026-11-01"^^xsd:date .

claim:courier-01 a al:Claim ;
    al:about situation:oath ;
    al:source source:courier ;
    al:stance v:asserts ;
    al:locator "paragraph 1" .
"""
ISSUED = Rule(
    "AL441",
    "A source was issued by some day",
    "Without a latest day, nothing in the source would ever count as known.",
    _COURIER.format(issued="2016-04-01/"),
    _COURIER.format(issued="[2016-04-01..2016-04-30]"),
)
_CAMP = """# data/sources/2016/gazette.ttl
situation:camp a al:Presence ;
    skos:prefLabel "The River Front is in the valley"@en ;
    al:subject org:front ;
    al:place place:valley ;
    al:presenceKind v:base ;
    al:date "2016-02/2016-03"^^edtf:EDTF ;
    al:heldAt "{held}"^^edtf:EDTF .

claim:gazette-02 a al:Claim ;
    al:about situation:camp ;
    al:source source:gazette ;
    al:stance v:asserts ;
    al:locator "paragraph 2" .
"""
HELD = Rule(
    "AL474",
    "A state is held within its time",
    "A state that held on a day before its start or after its end has one date too many.",
    _CAMP.format(held="2019-03-01"),
    _CAMP.format(held="2016-03-01"),
)

OTHER_RULES: Final = {rule.id: rule for rule in (LINKS, SYNTAX, ISSUED, HELD)}
