"""What an engine gives for one SHACL finding, before it has a place in a file."""

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from allegiance.store.typed import name_of, text_of
from allegiance.validate.shacl.asked import constraint_name

if TYPE_CHECKING:
    from allegiance.validate.shacl import Finding


class Result(NamedTuple):
    """One SHACL validation result, in plain texts; `shape` is the IRI of the property shape or SPARQL constraint.

    A node without a name is the empty text, as if there were none.
    `constraint` is the kind of constraint that is not met: MinCount, Class, SPARQL ...; empty for what no shape says.
    """

    focus: str
    path: str
    value: str
    shape: str
    severity: str
    message: str
    constraint: str = ""

    @property
    def rule(self) -> str:
        """The stable id of the rule: the local name of its IRI."""
        return self.shape.rpartition("#")[2]


def result_of(finding: "Finding") -> Result:
    """Return a finding of our engine in plain texts."""
    return Result(
        focus=name_of(finding.focus_node),
        path=text_of(finding.path) if isinstance(finding.path, ox.NamedNode) else "",
        value="" if finding.value is None else name_of(finding.value),
        shape=text_of(finding.constraint or finding.shape),
        severity=text_of(finding.severity).rpartition("#")[2].lower(),
        message=finding.message.value,
        constraint=constraint_name(text_of(finding.component)),
    )
