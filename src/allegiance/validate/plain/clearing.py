"""Which files are cleared: those of formatted lines in which no check of single files finds a fault; what they say."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from allegiance.validate.checks.at_home import is_at_home
from allegiance.validate.checks.characters import faults
from allegiance.validate.checks.columns import Columns
from allegiance.validate.checks.content import LONGEST_LINE
from allegiance.validate.checks.home import Home
from allegiance.validate.checks.limits import MOST_TRIPLES
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.plain.lines import says_nothing, statements
from allegiance.validate.plain.sayings import REGARDING, Line, by_line, tell
from allegiance.validate.plain.verdicts import fits, refused_forms, refused_values

_SAID, _SUBJECT, _SOURCES, _PAIRED = map(attrgetter, ("said", "subject", "sources", "paired"))


@dataclass(frozen=True)
class Cleared:
    """A file that may still be no Turtle. If it is, it makes so many statements, those made twice counted twice."""

    statements: int
    _lines: list[Line]
    _columns: Columns

    def tell(self, graph: str) -> None:
        """Add to the columns what the file says."""
        tell(self._lines, graph, self._columns)


def cleared(
    files: Sequence[tuple[Home | None, str]], vocabulary: Vocabulary, columns: Columns
) -> Iterator[Cleared | None]:
    """Give for each file (what it is home to, and its text) None unless checks of single files find nothing in it."""
    split = [text.split("\n") for _, text in files]
    sound = _sound(set().union(*split), vocabulary, columns)
    for (home, _), lines in zip(files, split, strict=True):
        yield sound.cleared(home, lines)


@dataclass
class _Sound:
    """Lines without fault: what each says, None for nothing."""

    vocabulary: Vocabulary
    columns: Columns
    lines: dict[str, Line | None]
    fitting: dict[tuple[str, str], bool] = field(default_factory=dict)

    def cleared(self, home: Home | None, written: list[str]) -> Cleared | None:
        """Return what the lines of a file say, or None if there may be a fault."""
        try:
            lines = [*filter(None, map(self.lines.__getitem__, written))]
        except KeyError:
            return None
        count = sum(map(len, map(_SAID, lines)))
        if not 0 < count <= MOST_TRIPLES or not (home is None or _at_home(home, lines)) or not self._fit(lines):
            return None
        return Cleared(count, lines, self.columns)

    def _fit(self, lines: list[Line]) -> bool:
        """Whether each value of a claim suits each property that the claim regards, in whatever order they stand."""
        if not any(map(_PAIRED, lines)):
            return True
        subject = ""
        regarded: dict[str, set[str]] = defaultdict(set)
        given: dict[str, set[str]] = defaultdict(set)
        for line in lines:
            subject = line.subject or subject
            for statement in line.paired:
                (regarded if statement.predicate == REGARDING else given)[subject].add(statement.form)
        pairs = {(path, form) for claim, forms in given.items() for form in forms for path in regarded.get(claim, ())}
        for path, form in pairs - self.fitting.keys():
            self.fitting[path, form] = fits(path, form, self.vocabulary)
        return all(self.fitting[pair] for pair in pairs)


def _at_home(home: Home, lines: list[Line]) -> bool:
    """Whether all that is described has its home in the file, and what the file is named after is among it."""
    subjects, own = {*filter(None, map(_SUBJECT, lines))}, f"{home.kind}:{home.slug}"
    if own not in subjects or not all(_is_at_home(name, home) for name in subjects):
        return False
    return home.kind != "source" or {*filter(None, map(_SOURCES, lines))} <= {own}


def _is_at_home(name: str, home: Home) -> bool:
    kind, _, slug = name.partition(":")
    return is_at_home(kind, slug, home)


def _sound(written: set[str], vocabulary: Vocabulary, columns: Columns) -> _Sound:
    """Judge different lines."""
    silent = {line for line in written if (not line or line[0] in "#@") and says_nothing(line)}
    said = list(statements(written - silent))
    refused = _unfit(written)
    forms = refused_forms({(statement.predicate, statement.form) for statement in said}, vocabulary)
    values = refused_values((s.predicate, s.text, s.form) for s in said if s.form[0] == '"')
    if forms or values:
        refused |= {s.line for s in said if (s.predicate, s.form) in forms or s.text in values}
    lines: dict[str, Line | None] = dict.fromkeys(silent)
    lines.update(by_line(said, columns))
    for line in refused:
        lines.pop(line, None)
    return _Sound(vocabulary, columns, lines)


def _unfit(lines: set[str]) -> set[str]:
    """Return lines that are too long, or have signs that no file has."""
    odd = [line for line in lines if not (line.isascii() and line.isprintable())]
    unfit = {line for line in odd if any(faults(line))} if any(faults("\n".join(odd))) else set()
    return unfit | {line for line in lines if len(line) > LONGEST_LINE}
