"""Full and incremental validation against pySHACL, pyrudof and Jena, on the same data and shapes in one run.

    python bench/validation.py [TRIPLES ...]          default 10000 100000; 1000000 takes some minutes

Two sets of shapes: the project's own, and the heavier one of bench/heavy.ttl with about 70 constraints of every kind.
Peers must find as much as we do about every focus node and constraint.

Jena runs from the jar of Fuseki, which `make engines` brings, pyrudof where it is installed; pySHACL up to PYSHACL_UP_TO
triples and PYSHACL_SECONDS seconds. CPU seconds (user + system) of the work; for Jena those of a cold process, its JVM start
included, and those of the fifth validation in one process. The data has seeded faults, so that every engine has something to
find.
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from generate import files

from allegiance import resources
from allegiance.build import NOT_FOR_QUESTIONS
from allegiance.build import files as authored
from allegiance.build.load import load_named
from allegiance.store.typed import text_of
from allegiance.validate import compiled
from allegiance.validate.planned import run_affected
from allegiance.validate.shacl import Check, EmbeddedData, Plan, compile_shapes, load_shapes, validate

PYSHACL_UP_TO = int(os.environ.get("PYSHACL_UP_TO", "100000"))
PYSHACL_SECONDS = int(os.environ.get("PYSHACL_SECONDS", "900"))
"""Wall seconds after which pySHACL is stopped: what it had taken by then is a lower bound."""
JARS = sorted((resources.root() / "build" / "engines").glob("jena-fuseki-server-*.jar"))
JAVA = ("java", "-Xmx7g", "-cp", *map(str, JARS[-1:]))
FAULTS = (
    ("al:stance v:asserts", "al:stance v:video"),
    ('al:locator "paragraph', 'al:note "paragraph'),
    ("al:about situation:", "al:about source:"),
    ("al:reliability v:reliabilityB", "al:reliability v:credibility1"),
    ("al:accessed", "al:issued"),
)
ONE_CHANGE = 200
"""How many single changes are measured."""


def faulty(triples: int, seed: int = 7) -> dict[str, str]:
    """Return generated files of which one in fifty has one fault."""
    dice = random.Random(seed)  # noqa: S311  # reproducible, not secret
    made = files(triples, seed)
    for name in sorted(name for name in made if name.startswith("sources/"))[::50]:
        old, new = dice.choice(FAULTS)
        made[name] = made[name].replace(old, new, 1)
    return made


def store_of(made: dict[str, str]) -> ox.Store:
    """Load the files and the ontology into a store in memory, one graph a file."""
    store = ox.Store()
    for file in authored.read([resources.root() / "ontology"], "ontology"):
        if file.path.name not in NOT_FOR_QUESTIONS:
            load_named(store, file)
    for name, text in made.items():
        store.load(text.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"https://example.org/{name}"))
    return store


def cpu(work: Callable[[], object]) -> tuple[float, object]:
    """Return the CPU seconds of this process and its children while `work` runs, and what it returns."""
    before = sum(os.times()[:4])
    result = work()
    return sum(os.times()[:4]) - before, result


Found = Counter[tuple[str, str, str]]
"""How often a node was found at fault by a constraint: focus node, component, and the shape's IRI if it has one."""


def pyshacl_counts(data: Path, shapes: Path) -> Found | None:
    """Validate with pySHACL and count its findings; None when it is not done in time."""
    import rdflib

    command = [sys.executable, str(Path(__file__).with_name("validation_pyshacl.py")), str(data), str(shapes)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=PYSHACL_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return by_constraint(rdflib.Graph().parse(data=done.stdout, format="nt"))


def jena_counts(data: Path, shapes: Path) -> Found:
    """Validate with Jena's command and count its findings."""
    import rdflib

    command = [*JAVA, "shacl.shacl", "validate", "--shapes", str(shapes), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, check=False)
    return by_constraint(rdflib.Graph().parse(data=done.stdout, format="turtle"))


def jena_warm(data: Path, shapes: Path) -> float:
    """Return the CPU seconds of the fifth validation by Jena in one process."""
    program = str(Path(__file__).with_name("JenaWarm.java"))
    done = subprocess.run([*JAVA, program, str(data), str(shapes)], capture_output=True, check=True, text=True)
    return float(done.stdout.split()[-1])


def by_constraint(report: Any) -> Found:
    """Count the results of a SHACL report; the details of a result are not results."""
    import rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found: Found = Counter()
    for node in report.objects(None, sh.result):
        shape = report.value(node, sh.sourceShape)
        component = str(report.value(node, sh.sourceConstraintComponent))
        focus = str(report.value(node, sh.focusNode))
        found[focus, component, str(shape) if isinstance(shape, rdflib.URIRef) else ""] += 1
    return found


def ours(store: ox.Store, checks: list[Check]) -> Found:
    """Validate with the compiler and count its findings."""
    findings = validate(EmbeddedData(store), checks, workers=min(os.cpu_count() or 1, compiled.MOST_WORKERS))
    return Counter(
        (text_of(f.focus_node), f.component.value, f.shape.value if isinstance(f.shape, ox.NamedNode) else "")
        for f in findings
    )


def pyrudof_findings(data: Path, shapes: Path) -> int:
    """Validate with pyrudof and return how many findings it has."""
    import pyrudof

    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_shacl(shapes.read_text())
    rudof.read_data(data.read_text(), pyrudof.RDFFormat.NTriples)
    return len(rudof.validate_shacl())


def incremental(store: ox.Store, checks: list[Check]) -> list[float]:
    """Return the wall seconds of many single changes: a claim loses its locator, and what it affects is checked."""
    locator = ox.NamedNode("https://w3id.org/allegiance/ns#locator")
    quads = [
        quad for _, quad in zip(range(ONE_CHANGE), store.quads_for_pattern(None, locator, None, None), strict=False)
    ]
    times, plan = [], Plan.of(checks)
    for quad in quads:
        store.remove(quad)
        start = time.perf_counter()
        found = run_affected(store, plan, (), {quad.triple})
        times.append(time.perf_counter() - start)
        store.add(quad)
        assert any(result.rule == "AL461" for result in found), "the missing locator was not found"
    return sorted(times)


def measure(triples: int) -> None:
    """Measure one size and print its rows."""
    store = store_of(faulty(triples))
    print(f"\n{len(store):,} triples")
    own = "\n".join(path.read_text() for path in sorted((resources.root() / "shapes").glob("*.ttl")))
    sets = {"own shapes": own, "heavier set": Path(__file__).with_name("heavy.ttl").read_text()}
    with tempfile.TemporaryDirectory() as folder:
        data, shapes = Path(folder) / "data.nt", Path(folder) / "shapes.ttl"
        compared = []
        for name, text in sets.items():
            checks = compile_shapes(load_shapes(quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)))
            start = time.perf_counter()
            spent, found = cpu(lambda checks=checks: ours(store, checks))  # type: ignore[misc]
            compared.append((name, text, len(checks), spent, time.perf_counter() - start, found))
        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"  memory of this process so far, the data included: {highest:.2f} GiB")
        data.write_bytes(ox.serialize((quad.triple for quad in store), format=ox.RdfFormat.N_TRIPLES) or b"")
        for name, text, count, spent, wall, found in compared:
            shapes.write_text(text)
            print(f"  {name}: {count} checks, {sum(found.values())} findings")
            print(f"    compiled, full           {spent:8.2f} s  ({wall:.2f} s wall)")
            peers(data, shapes, spent, found, triples)
    checks = compiled.checks(resources.root() / "shapes")
    print(f"  one change, in memory    {spread(incremental(store, checks))} (warm, wall)")


def peers(data: Path, shapes: Path, spent: float, found: Found, triples: int) -> None:
    """Validate with all peers that are there, and print a row for each."""
    if triples <= PYSHACL_UP_TO:
        report("pySHACL, full", spent, found, *cpu(lambda: pyshacl_counts(data, shapes)))
    if JARS and shutil.which("java"):
        report("Jena, cold process", spent, found, *cpu(lambda: jena_counts(data, shapes)))
        warm = jena_warm(data, shapes)
        print(f"    Jena, warm               {warm:8.2f} s  {warm / spent:6.1f} times ours")
    try:
        report("pyrudof, full", spent, found, *cpu(lambda: pyrudof_findings(data, shapes)))
    except ImportError:
        print("    pyrudof                  not installed")


def spread(times: list[float]) -> str:
    """Return median and p95 in milliseconds."""
    return (
        f"{times[len(times) // 2] * 1000:8.1f} ms in the median, {times[int(len(times) * 0.95)] * 1000:.1f} ms at p95"
    )


def report(name: str, spent: float, found: Found, theirs: float, counted: object) -> None:
    """Print one peer's row: its time, the ratio to ours, and where its findings differ."""
    if isinstance(counted, Counter):
        differing = {key: (found[key], counted[key]) for key in found | counted if found[key] != counted[key]}
        agreed = "as many findings of each node and constraint"
        if differing:
            some = dict(list(differing.items())[:3])
            agreed = f"{len(differing)} nodes and constraints differ (ours, theirs), such as {some}"
    else:
        agreed = "a lower bound" if counted is None else f"{counted} findings"
    over = "not done after" if counted is None else ""
    print(f"    {name:24} {over} {theirs:8.2f} s  {theirs / spent:6.1f} times ours; {agreed}", flush=True)


if __name__ == "__main__":
    for number in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
        measure(number)
    print(f"\nhighest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")
