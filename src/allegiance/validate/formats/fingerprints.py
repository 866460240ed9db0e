"""What makes a finding the same one after lines above it were added or removed."""

import hashlib
from collections import Counter

from allegiance.validate.formats.place import Region, file_uri
from allegiance.validate.formats.source import Source
from allegiance.validate.problem import Problem


class Fingerprints:
    """Gives each finding of one report a fingerprint of its own."""

    def __init__(self) -> None:
        self._source = Source()
        self._seen: Counter[str] = Counter()

    def of(self, problem: Problem) -> str:
        """Return a hash over rule, file, node, property and value; over the line, if none of the last three is named.

        Line numbers play no part. Findings with one hash are told apart by `:1`, `:2` ... in their order.
        """
        about = (problem.focus, problem.path, problem.value)
        if not any(about):
            about = ((self._source.line(problem.file, Region.of(problem)) or "").strip(), "", "")
        parts = (problem.rule, file_uri(problem.file), *about)
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"
