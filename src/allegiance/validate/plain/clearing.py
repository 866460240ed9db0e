"""Which files are cleared: those of formatted lines in which no check of single files finds a fault."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from allegiance.validate.checks.at_home import is_at_home
from allegiance.validate.checks.characters import faults
from allegiance.validate.checks.content import LONGEST_LINE
from allegiance.validate.checks.home import Home
from allegiance.validate.checks.limits import MOST_TRIPLES
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.plain.lines import Statement, says_nothing, statements
from allegiance.validate.plain.verdicts import fits, refused_forms, refused_values

REGARDING, VALUE = "al:regarding", "al:value"
"""The value of a claim must be one of the property that the claim regards."""


def cleared(files: Sequence[tuple[Home | None, str]], vocabulary: Vocabulary) -> Iterator[int | None]:
    """Give for each file (what it is home to, and its text) how many statements it has, or None if not cleared.

    A cleared file may still be no Turtle. If it is, checks of single files find nothing in it. A statement that is
    made twice counts twice.
    """
    split = [text.split("\n") for _, text in files]
    sound = _sound(set().union(*split), vocabulary)
    for (home, _), lines in zip(files, split, strict=True):
        yield sound.statements(home, lines)


@dataclass
class _Sound:
    """Lines without fault, with the number of their statements; and what of them concerns the file as a whole."""

    vocabulary: Vocabulary
    counts: dict[str, int]
    subjects: dict[str, str] = field(default_factory=dict)
    sources: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    paired: defaultdict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    fitting: dict[tuple[str, str], bool] = field(default_factory=dict)

    def statements(self, home: Home | None, lines: list[str]) -> int | None:
        """Return how many statements the lines make, or None if there may be a fault."""
        try:
            count = sum(map(self.counts.__getitem__, lines))
        except KeyError:
            return None
        if not 0 < count <= MOST_TRIPLES or not (home is None or self._at_home(home, set(lines))):
            return None
        return count if self._fit(lines) else None

    def _at_home(self, home: Home, lines: set[str]) -> bool:
        subjects = {self.subjects[line] for line in lines & self.subjects.keys()}
        own = f"{home.kind}:{home.slug}"
        if own not in subjects or not all(_is_at_home(name, home) for name in subjects):
            return False
        return home.kind != "source" or all(self.sources[line] == {own} for line in lines & self.sources.keys())

    def _fit(self, lines: list[str]) -> bool:
        """Whether each value of a claim suits each property that the claim regards, in whatever order they stand."""
        if self.paired.keys().isdisjoint(lines):
            return True
        subject = ""
        regarded: dict[str, set[str]] = defaultdict(set)
        given: dict[str, set[str]] = defaultdict(set)
        for line in lines:
            subject = self.subjects.get(line, subject)
            for statement in self.paired.get(line, ()):
                (regarded if statement.predicate == REGARDING else given)[subject].add(statement.form)
        pairs = {(path, form) for claim, forms in given.items() for form in forms for path in regarded.get(claim, ())}
        for path, form in pairs - self.fitting.keys():
            self.fitting[path, form] = fits(path, form, self.vocabulary)
        return all(self.fitting[pair] for pair in pairs)


def _is_at_home(name: str, home: Home) -> bool:
    kind, _, slug = name.partition(":")
    return is_at_home(kind, slug, home)


def _sound(lines: set[str], vocabulary: Vocabulary) -> _Sound:
    """Judge different lines."""
    silent = {line for line in lines if says_nothing(line)}
    said = list(statements(lines - silent))
    forms = refused_forms({(statement.predicate, statement.form) for statement in said}, vocabulary)
    values = refused_values((s.predicate, s.text, s.form) for s in said if s.form[0] == '"')
    refused = _unfit(lines)
    if forms or values:
        refused |= {s.line for s in said if (s.predicate, s.form) in forms or s.text in values}
    sound = _Sound(vocabulary, dict.fromkeys(silent - refused, 0))
    for statement in said:
        line = statement.line
        if line in refused:
            continue
        sound.counts[line] = sound.counts.get(line, 0) + 1
        if statement.subject:
            sound.subjects[line] = statement.subject
        elif statement.predicate == "al:source":
            sound.sources[line].add(statement.object)
        elif statement.predicate in (REGARDING, VALUE):
            sound.paired[line].append(statement)
    return sound


def _unfit(lines: set[str]) -> set[str]:
    """Return lines that are too long, or have signs that no file has."""
    odd = [line for line in lines if not (line.isascii() and line.isprintable())]
    unfit = {line for line in odd if any(faults(line))} if any(faults("\n".join(odd))) else set()
    return unfit | {line for line in lines if len(line) > LONGEST_LINE}
