"""Which files are cleared: Turtle of formatted lines in which no check of single files finds a fault; what they say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from allegiance.terms import PREFIXES
from allegiance.validate.checks.at_home import marks_at_home
from allegiance.validate.checks.characters import faults
from allegiance.validate.checks.columns import Columns
from allegiance.validate.checks.content import LONGEST_LINE
from allegiance.validate.checks.home import Home
from allegiance.validate.checks.limits import MOST_TRIPLES
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.plain.lines import SUITS, A, Found, are_statements, objects, taken_apart
from allegiance.validate.plain.sayings import REGARDING, Said, Sayings, sayings, tell
from allegiance.validate.plain.verdicts import fits, refused_forms, refused_values


@dataclass(frozen=True)
class Cleared:
    """A file, which says what its lines say."""

    _lines: list[Said]
    _columns: Columns

    def tell(self, graph: str) -> int:
        """Add to the columns what the file says; return how many statements, one made twice counted twice."""
        return tell(self._lines, graph, self._columns)


def cleared(
    files: Sequence[tuple[Home | None, str]], vocabulary: Vocabulary, columns: Columns
) -> Iterator[Cleared | None]:
    """Give for each file (what it is home to, and its text) None unless checks of single files find nothing in it."""
    split = [text.split("\n") for _, text in files]
    sound = _Sound(set().union(*split), vocabulary, columns)
    for (home, _), written in zip(files, split, strict=True):
        yield sound.cleared(home, written)


_ANYWHERE: Final = frozenset({"", *(f"@{prefix}" for prefix in PREFIXES)})
"""The marks of lines that may stand in any file."""


_BEGINS: Final = 3
"""So many parts has what a line says that begins a statement."""


class _Sound:
    """Different lines, those without fault: what each is and says."""

    def __init__(self, written: set[str], vocabulary: Vocabulary, columns: Columns) -> None:
        self._vocabulary, self._columns = vocabulary, columns
        lines = [*written]
        found = taken_apart(lines)
        self._told = sayings(lines, found, columns)
        self._lines = self._told.lines
        for line in (*_unfit(written), *_refused(lines, found, self._told, vocabulary)):
            self._lines.pop(line, None)
        self._fitting: dict[tuple[str, str], bool] = {}

    def cleared(self, home: Home | None, written: list[str]) -> Cleared | None:
        """Return what the lines of a file say, or None if there may be a fault."""
        try:
            signs, marks, needs, said = zip(*map(self._lines.__getitem__, written), strict=True)
        except KeyError:
            return None
        lines = [*filter(None, said)]
        most = sum(map(len, lines)) // 2 + 1  # a subject makes three of its two
        order = "".join(signs)
        if not lines or most > MOST_TRIPLES or not are_statements(order) or not self._at_home(home, {*marks}, {*needs}):
            return None
        subjects = [parts[-1] for parts in lines if len(parts) == _BEGINS]
        if len({*subjects}) < len(subjects):  # one may be described twice
            return None
        if not {*SUITS.values()}.isdisjoint(order) and not self._fit(written):
            return None
        return Cleared(lines, self._columns)

    def _at_home(self, home: Home | None, marks: set[str], needs: set[frozenset[str]]) -> bool:
        """Whether what is needed is declared, all that is described has its home in the file, and it itself is too."""
        if not frozenset().union(*needs) <= marks:
            return False
        if home is None:
            return True
        own = f"{home.kind}:{home.slug}"
        drawn = {f">{own}"} if home.kind == "source" else self._told.sources
        return own in marks and (marks - _ANYWHERE - drawn) <= marks_at_home(home)

    def _fit(self, written: list[str]) -> bool:
        """Whether each value of a claim suits each property that the claim regards, in whatever order they stand."""
        subject, subjects, paired = "", self._told.subjects, self._told.paired
        regarded: dict[str, set[str]] = defaultdict(set)
        given: dict[str, set[str]] = defaultdict(set)
        for line in [line for line in written if line in paired or line in subjects]:
            if line in subjects:
                subject = subjects[line]
            else:
                for predicate, form in paired[line]:
                    (regarded if predicate == REGARDING else given)[subject].add(form)
        pairs = {(path, form) for claim, forms in given.items() for form in forms for path in regarded.get(claim, ())}
        for pair in pairs:
            if pair not in self._fitting:
                self._fitting[pair] = fits(*pair, self._vocabulary)
        return all(map(self._fitting.__getitem__, pairs))


def _refused(lines: Iterable[str], found: Iterable[Found], told: Sayings, vocabulary: Vocabulary) -> Iterator[str]:
    """Give the lines in which a statement has a fault."""
    forms = refused_forms(told.forms, vocabulary)
    texts = ((predicate, form, place.texts) for (predicate, form), place in told.forms.items())
    values = refused_values(texts)
    for line, parts in zip(lines, found, strict=True) if forms or values else ():
        predicate, name = parts[0], parts[-1]
        if predicate:
            if any((predicate, form) in forms or text in values for _, form, text in objects(parts)):
                yield line
        elif (A, name) in forms:
            yield line


def _unfit(lines: set[str]) -> set[str]:
    """Return lines that are too long, or have signs that no file has: beyond ASCII, as none in it are taken apart."""
    odd = [line for line in lines if len(line) > LONGEST_LINE or not line.isascii()]
    unfit = {line for line in odd if any(faults(line))} if any(faults("\n".join(odd))) else set()
    return unfit | {line for line in odd if len(line) > LONGEST_LINE}
