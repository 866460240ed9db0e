"""Shapes with one thing changed in each: a constraint left out, a number more by one, a comparison turned round."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FIRST, REST, NIL = (ox.NamedNode(RDF + name) for name in ("first", "rest", "nil"))
PREFIXES = ox.NamedNode(SH + "prefixes")
SELECT = ox.NamedNode(SH + "select")
HOLDING = [ox.NamedNode(SH + name) for name in ("property", "sparql")]
NO_CONSTRAINT = {SH + name for name in ("path", "message", "severity", "prefixes", "select", "targetClass", "name")} | {
    RDF + name for name in ("type", "first", "rest")
}
TURNED = (
    (r"!=", "="), (r"(?<![!<>])=", "!="), (r"<=", ">"), (r">=", "<"), (r"<(?![=\w])", ">="), (r">(?!=)(?=\s)", "<="),
    (r"!BOUND", "BOUND"), (r"(?<!!)BOUND", "!BOUND"), (r"&&", "||"), (r"\|\|", "&&"), (r"\bIN \(", "NOT IN ("),
    (r"(?<=\w)[+*](?= )", ""), (r"\^(?=\w)", ""), (r"NOT EXISTS", "EXISTS"),
)  # fmt: skip
"""Signs of SPARQL and what stands in their place."""
PATTERN = re.compile(r"(?<=[{.] )[^{}().]+? \.(?= )|(?<= ); \w*:?\w+ [^;.{}()]+(?= [;.}])")

Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True)
class Mutant:
    """The triples of one rule's shape with one change, said in words."""

    rule: str
    change: str
    triples: tuple[ox.Triple, ...]


def of_rule(store: ox.Store, rule: ox.NamedNode) -> list[ox.Triple]:
    """Return the triples of a rule, of what it refers to, and of the shape it belongs to without its other rules."""
    holders = [quad.subject for path in HOLDING for quad in store.quads_for_pattern(None, path, rule)]
    own = [q.triple for node in holders for q in store.quads_for_pattern(node, None, None) if _is_of(q.triple, rule)]
    return [*dict.fromkeys([*own, *_closure(store, [rule])])]


def mutants(store: ox.Store, rule: ox.NamedNode) -> Iterator[Mutant]:
    """Give the mutants of a rule's shape."""
    triples = of_rule(store, rule)
    name = rule.value.rpartition("#")[2]
    for triple in _closure(store, [rule], PREFIXES):
        others = [one for one in triples if one != triple]
        said = f"{triple.predicate.value.rpartition('#')[2]} {getattr(triple.object, 'value', triple.object)}"
        if triple.predicate == SELECT:
            for change, text in _texts(triple.object.value):
                turned = ox.Triple(triple.subject, SELECT, ox.Literal(text))
                yield Mutant(name, change, (*others, turned))
        elif triple.predicate == FIRST:
            yield Mutant(name, f"without {said} in a list", tuple(_without(triples, triple.subject)))
        elif triple.predicate.value == SH + "inversePath":
            forwards = [one for one in others if one.object != triple.subject]
            above = next(one for one in triples if one.object == triple.subject)
            yield Mutant(name, f"not {said}", (*forwards, ox.Triple(above.subject, above.predicate, triple.object)))
        elif triple.predicate.value not in NO_CONSTRAINT and not _is_rule(triple.object):
            yield Mutant(name, f"without {said}", tuple(others))
            if isinstance(triple.object, ox.Literal) and triple.object.value.isdigit():
                more = ox.Literal(int(triple.object.value) + 1)
                yield Mutant(name, f"{said} + 1", (*others, ox.Triple(triple.subject, triple.predicate, more)))


def _texts(text: str) -> Iterator[tuple[str, str]]:
    for sign, other in TURNED:
        for found in re.finditer(sign, text):
            yield (
                f"{found[0]} -> {other or 'nothing'} at {found.start()}",
                text[: found.start()] + other + text[found.end() :],
            )
    for start, end in (
        *_blocks(text, "FILTER"),
        *_blocks(text, "OPTIONAL"),
        *(m.span() for m in PATTERN.finditer(text)),
    ):
        yield f"without {text[start:end]}", f"{text[:start]} {text[end:]}"


def _blocks(text: str, word: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"\b{word}\s*", text):
        depth, at = 0, found.end()
        while at < len(text):
            depth += (text[at] in "({") - (text[at] in ")}")
            at += 1
            if not depth:
                break
        yield found.start(), at


def _is_of(triple: ox.Triple, rule: ox.NamedNode) -> bool:
    return triple.predicate not in HOLDING or triple.object == rule


def _is_rule(term: object) -> bool:
    return isinstance(term, ox.NamedNode) and bool(re.search(r"#AL\d", term.value))


def _closure(store: ox.Store, nodes: Iterable[Node], beyond: ox.NamedNode | None = None) -> list[ox.Triple]:
    found: dict[ox.Triple, None] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        for quad in store.quads_for_pattern(node, None, None):
            if quad.triple not in found:
                found[quad.triple] = None
                if isinstance(quad.object, Node) and quad.predicate != beyond:
                    waiting.append(quad.object)
    return list(found)


def _without(triples: list[ox.Triple], cell: Node) -> Iterator[ox.Triple]:
    """Give the triples of a list without the member in one of its cells."""
    rest = next(one.object for one in triples if one.subject == cell and one.predicate == REST)
    for one in triples:
        if one.subject != cell:
            yield ox.Triple(one.subject, one.predicate, rest) if one.object == cell else one
