"""Items of Wikidata from a SPARQL service, a page at a time."""

from collections.abc import Iterator

import pyoxigraph as ox

from allegiance import resources
from allegiance.errors import ImportRefused
from allegiance.merge.importing.readers.wikidata_records import from_triples
from allegiance.merge.importing.tree import Raw
from allegiance.sparql.substitute import substitute
from allegiance.store.remote import RemoteStore
from allegiance.store.typed import construct, text_of


def records(url: str, class_: str, timeout: float) -> Iterator[Raw]:
    """Give the instances of a class and of the classes below it, in the order of their IRIs.

    A page begins after the last item of the one before, so that none is missed or had twice while the service changes.
    `timeout` is in seconds for each page. Raises ImportRefused, and the errors derived from RemoteError.
    """
    try:
        asked = ox.NamedNode(class_)
    except ValueError as error:
        raise ImportRefused(
            url, f"{class_!r} is no IRI", "write it as http://www.wikidata.org/entity/Q17149090"
        ) from error
    store = RemoteStore(url, timeout=timeout, known=False)
    text = (resources.root() / "queries" / "lookup" / "wikidata_items.rq").read_text()
    after, page = "", 0
    while True:
        page += 1
        items: dict[str, list[ox.Triple]] = {}
        query = substitute(text, {"class": asked, "after": ox.Literal(after)})
        for triple in construct(store, query):
            items.setdefault(text_of(triple.subject), []).append(triple)
        if not items:
            return
        if min(items) <= after:
            raise ImportRefused(store.place, "it gives a page that it gave before", "take another service")
        for subject in sorted(items):
            yield from_triples(subject, sorted(items[subject], key=str), f"{store.place}, page {page}, {subject}")
        after = max(items)
