"""What a rule is: a stable id that a message and a review can cite, with its reason and an example."""

from typing import NamedTuple


class Rule(NamedTuple):
    """One rule.

    `bad` and `good` are one or more files, each opened by a line `# data/<path>`; `⟨U+202E⟩` stands for a character
    that a page must not show raw, and `⟨byte FF⟩` for a byte.
    """

    id: str
    title: str
    why: str
    bad: str
    good: str
    severity: str = "violation"
