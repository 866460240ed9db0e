"""What an engine gives for one SHACL finding, before it has a place in a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One SHACL validation result, in plain texts; `shape` is the IRI of the property shape or SPARQL constraint.

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


def constraint_name(component: str) -> str:
    """Return the name of a kind of constraint by that of its component: Class for sh:ClassConstraintComponent."""
    return component.rpartition("#")[2].removesuffix("ConstraintComponent")
