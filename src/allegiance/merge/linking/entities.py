"""The entities of a dataset, read from a store: what linking looks at, by the look-ups of `queries/lookup/`."""

import re
from collections.abc import Iterable

from allegiance import resources
from allegiance.merge.linking.table import ORGANIZATION, PERSON, Entity, Name
from allegiance.sssom.mapping import DATASETS
from allegiance.store import Store
from allegiance.store.typed import select, text_of
from allegiance.terms import AL, GRAPH, VOCAB

OURS = "allegiance"
"""The name by which the project's own data is linked."""
ORGANIZATIONS = (
    "Organization",
    "ArmedOrganization",
    "Branch",
    "GoverningBody",
    "MediaOutlet",
    "StateBody",
    "Collective",
)
KINDS = {AL + "Person": PERSON} | {AL + name: ORGANIZATION for name in ORGANIZATIONS}
MAIN = ("officialName", "commonName", "")
"""Types of names that come before others; a label has none."""
PUNCTUATION = re.compile(r"[\W_]+")
SHORTEST = 5
"""Numbers of documents with fewer signs are shared by chance."""


def entities(store: Store, dataset: str) -> list[Entity]:
    """Return the actors of one dataset in a store, by its name (`un_sc_2015`) or `OURS`, in the order of their IRIs."""
    graph = f"{GRAPH}data/" if dataset == OURS else DATASETS + dataset
    named: dict[str, dict[tuple[int, str], Name]] = {}
    kinds: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    facts: dict[str, dict[str, set[str]]] = {}
    for row in select(store, _lookup("linkable_facts")):
        if _in(text_of(row["graph"]), graph):
            iri, key, value = (text_of(row[name]) for name in ("entity", "property", "value"))
            facts.setdefault(iri, {}).setdefault(key.removeprefix(AL), set()).add(value)
            if key == AL + "recordTitle":
                titles[iri] = value
    for row in select(store, _lookup("linkable_names")):
        if _in(text_of(row["graph"]), graph):
            iri, form = text_of(row["entity"]), text_of(row["form"])
            kinds.setdefault(iri, set()).add(text_of(row["kind"]))
            kind_of_name = text_of(row["type"] or "").removeprefix(VOCAB)
            name = Name(form, text_of(row["quality"] or "") != VOCAB + "weakName")
            named.setdefault(iri, {})[_rank(form, kind_of_name, titles.get(iri)), form] = name
    return [_entity(iri, dataset, kinds[iri], named[iri], facts.get(iri, {})) for iri in sorted(named)]


def number(text: str) -> str:
    """Return a number of a document without what lists set differently, or an empty text when it tells nothing."""
    plain = PUNCTUATION.sub("", text).upper()
    return plain if len(plain) >= SHORTEST and any(sign.isdigit() for sign in plain) else ""


def _rank(form: str, kind: str, title: str | None) -> int:
    if form == title:
        return 0
    return 1 + MAIN.index(kind) if kind in MAIN else 1 + len(MAIN)


def _entity(
    iri: str, dataset: str, kinds: Iterable[str], names: dict[tuple[int, str], Name], facts: dict[str, set[str]]
) -> Entity:
    known = sorted({KINDS.get(kind, kind.rpartition("#")[2].lower()) for kind in kinds})
    ordered = dict.fromkeys(names[key] for key in sorted(names))
    return Entity(
        id=iri,
        dataset=dataset,
        # What is a person in one of its kinds and not only an organization in others is judged by the first.
        kind=PERSON if PERSON in known else ORGANIZATION if ORGANIZATION in known else known[0],
        names=tuple(ordered),
        births=frozenset(facts.get("birthDate", ())),
        countries=frozenset(facts.get("countryName", ())),
        identifiers=frozenset(filter(None, map(number, facts.get("documentNumber", ())))),
    )


def _in(graph: str, wanted: str) -> bool:
    return graph == wanted or (wanted.endswith("/") and graph.startswith(wanted))


def _lookup(name: str) -> str:
    return (resources.root() / "queries" / "lookup" / f"{name}.rq").read_text(encoding="utf-8")
