"""What an engine gives for one SHACL finding, before it has a place in a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One SHACL validation result, in plain texts; `shape` is the IRI of the property shape or SPARQL constraint."""

    focus: str
    path: str
    value: str
    shape: str
    severity: str
    message: str

    @property
    def rule(self) -> str:
        """The stable id of the rule: the local name of its IRI."""
        return self.shape.rpartition("#")[2]
