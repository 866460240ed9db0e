"""All files read into a store: what a quick look clears as it is, the rest after a close look."""

from collections import Counter
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from allegiance.build.files import AuthoredFile
from allegiance.store.typed import placed, text_of
from allegiance.validate.checks.columns import Columns, Row
from allegiance.validate.checks.forbidden import AXIOM, SHAPE, is_about_terms
from allegiance.validate.checks.home import home_at
from allegiance.validate.checks.paths import read_regular
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.files import CheckedFile, Found, checked_content
from allegiance.validate.mirror.states import State, blob, row_of, settled
from allegiance.validate.problem import Problem

_TOGETHER = 5_000
"""So many files are looked at together: their parts are judged once, and their texts held at one time."""


class Read:
    """What files say, one graph a file, and what is known of each.

    `texts` are of those that were looked at closely, `columns` what the others say.
    """

    def __init__(self) -> None:
        self.store = ox.Store()
        self.states: dict[str, State] = {}
        self.texts: dict[str, str] = {}
        self.columns = Columns()


def read_all(files: Sequence[Found], vocabulary: Vocabulary) -> Read:
    """Read files and check each by itself; those that are cleared wait to be loaded.

    Nothing is raised for their content.
    """
    read = Read()
    closely: list[tuple[Found, CheckedFile]] = []
    for start in range(0, len(files), _TOGETHER):
        closely += _look_quickly(read, files[start : start + _TOGETHER], vocabulary)
    _count_once(read)
    for found, file in closely:
        read.states[found.graph] = state_of(found, file)
        read.texts[found.graph] = file.text
        read.store.extend(placed(said_by(file, vocabulary), ox.NamedNode(found.graph)))
    read.states = {found.graph: read.states[found.graph] for found in files}
    return read


def state_of(found: Found, file: CheckedFile) -> State:
    """Return what is known of a file that was looked at closely."""
    rows = [row_of(problem) for problem in file.problems]
    return State(settled(found.status), blob(file.content), len(file.triples), rows, file.whole)


def said_by(file: CheckedFile, vocabulary: Vocabulary) -> list[ox.Triple]:
    """Return what the file says of entities. What one says of terms is refused, and would change what others mean."""
    said = list(file.triples)
    if any(problem.rule in (AXIOM.id, SHAPE.id) for problem in file.problems):
        return [triple for triple in said if not is_about_terms(triple, vocabulary)]
    return said


def _look_quickly(read: Read, files: Sequence[Found], vocabulary: Vocabulary) -> Iterator[tuple[Found, CheckedFile]]:
    """Load the files that are cleared; look closely at the others, and give them."""
    from allegiance.validate.plain import cleared  # slow to load

    contents = [read_regular(found.name, listed=found.status) for found in files]
    texts = map(_turtle, files, contents)
    homes = [home_at(tuple(found.relative.split("/"))) for found in files]
    looks = cleared(list(zip(homes, texts, strict=True)), vocabulary, read.columns)
    for found, content, look in zip(files, contents, looks, strict=True):
        if isinstance(content, Problem):
            yield found, CheckedFile(found.path, found.graph, problems=[content])
        elif look is not None:
            read.columns.waiting[found.graph] = content
            read.states[found.graph] = State(settled(found.status), blob(content), look.tell(found.graph), [])
        else:
            authored = AuthoredFile(found.path, found.graph, content)
            yield found, checked_content(authored, found.relative, vocabulary)


def _turtle(found: Found, content: bytes | Problem) -> str:
    """Return the text of a file, or none, which is never cleared."""
    if isinstance(content, Problem) or not found.name.endswith(".ttl"):
        return ""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return ""


def _count_once(read: Read) -> None:
    """Make the count of statements right where files say something twice."""
    if any(_repeats(rows) for by_ending in read.columns.rows.values() for rows in by_ending.values()):
        read.columns.fill(read.store)
        counts = Counter(text_of(quad.graph_name) for quad in read.store)
        states = read.states.items()
        read.states = {graph: State(s.signature, s.blob, counts[graph], s.rows) for graph, s in states}


def _repeats(rows: list[Row]) -> bool:
    """Whether one of the rows is there twice."""
    return len({subject for subject, _, _ in rows}) != len(rows) and len({*rows}) != len(rows)
