"""Which files are cleared: those of formatted lines in which no check of single files finds a fault; what they say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allegiance.validate.checks.at_home import marks_at_home
from allegiance.validate.checks.characters import faults
from allegiance.validate.checks.columns import Columns
from allegiance.validate.checks.content import LONGEST_LINE
from allegiance.validate.checks.home import Home
from allegiance.validate.checks.limits import MOST_TRIPLES
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.plain.lines import A, Found, objects, says_nothing, taken_apart
from allegiance.validate.plain.sayings import REGARDING, Said, Sayings, sayings, tell
from allegiance.validate.plain.verdicts import fits, refused_forms, refused_values


@dataclass(frozen=True)
class Cleared:
    """A file that may still be no Turtle. If it is, it says what its lines say."""

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
    sets = [*map(set, split)]
    sound = _Sound(set().union(*sets), vocabulary, columns)
    for (home, _), written, different in zip(files, split, sets, strict=True):
        yield sound.cleared(home, written, different)


class _Sound:
    """Different lines, those without fault: what each says, nothing for some."""

    def __init__(self, written: set[str], vocabulary: Vocabulary, columns: Columns) -> None:
        self._vocabulary, self._columns = vocabulary, columns
        silent = {line for line in written if (not line or line[0] in "#@") and says_nothing(line)}
        speaking = [*(written - silent)]
        found = taken_apart(speaking)
        self._told = sayings(speaking, found, columns)
        self._said = {**dict.fromkeys(silent), **self._told.said}
        for line in (*_unfit(written), *_refused(speaking, found, self._told, vocabulary)):
            self._said.pop(line, None)
        # To meet a set with a set takes as long as the smaller one; with a dictionary, as long as that.
        self._naming, self._drawing, self._paired = {*self._told.marks}, {*self._told.sources}, {*self._told.paired}
        self._fitting: dict[tuple[str, str], bool] = {}

    def cleared(self, home: Home | None, written: list[str], different: set[str]) -> Cleared | None:
        """Return what the lines of a file say, or None if there may be a fault."""
        try:
            lines = [*filter(None, map(self._said.__getitem__, written))]
        except KeyError:
            return None
        most = sum(map(len, lines)) // 2 + 1  # a subject makes three of its two
        if not lines or most > MOST_TRIPLES or not (home is None or self._at_home(home, different)):
            return None
        if not different.isdisjoint(self._paired) and not self._fit(written):
            return None
        return Cleared(lines, self._columns)

    def _at_home(self, home: Home, different: set[str]) -> bool:
        """Whether all that is described has its home in the file, and what the file is named after is among it."""
        own, allowed = f"{home.kind}:{home.slug}", marks_at_home(home)
        marks = {*map(self._told.marks.__getitem__, different & self._naming)}
        if own not in marks or not marks <= allowed:
            return False
        return home.kind != "source" or all(self._told.sources[line] == own for line in different & self._drawing)

    def _fit(self, written: list[str]) -> bool:
        """Whether each value of a claim suits each property that the claim regards, in whatever order they stand."""
        subject, subjects, paired = "", self._told.subjects, self._told.paired
        regarded: dict[str, set[str]] = defaultdict(set)
        given: dict[str, set[str]] = defaultdict(set)
        for line in [line for line in written if line in self._paired or line in self._naming]:
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
    """Return lines that are too long, or have signs that no file has."""
    odd = [line for line in lines if not (line.isascii() and line.isprintable())]
    unfit = {line for line in odd if any(faults(line))} if any(faults("\n".join(odd))) else set()
    return unfit | {line for line in lines if len(line) > LONGEST_LINE}
