"""What holds of every run, whatever it was given."""

import re

from adversarial_sandbox import CANARY, Outcome, Sandbox, may_read

MOST_SAID = 200_000
"""Characters: some findings of each rule, whatever the size of what was checked."""

STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2066\u2068\ufeff\ud800-\udfff]"
)
"""Controls but the line feed, and characters that turn or hide text. U+2067 and U+2069 are looked at by line."""


def assert_untouched(sandbox: Sandbox, outcome: Outcome) -> None:
    """Assert that the run reached out to nothing, read nothing but its input, and wrote nothing but its own mirror."""
    cache = str(sandbox.cache)
    mirrors = f"{cache}/validation"
    assert not outcome.connections
    assert not outcome.secret_opened
    assert {entry for entry in outcome.changed if not entry.startswith((mirrors, f"{cache} "))} == set()
    touched = [(kind, path) for kind, path in outcome.touched if mirrors not in str(path)]
    assert [path for kind, path in touched if kind in ("forbidden", "write")] == []
    assert [path for kind, path in touched if not may_read(sandbox, path)] == []
    assert outcome.touched, "the fence does not stand"


def assert_quiet(outcome: Outcome, codes: tuple[int, ...] = (0, 1)) -> None:
    """Assert that what was said is bounded, printable and no traceback."""
    assert outcome.code in codes, outcome.err
    assert "Traceback" not in outcome.out + outcome.err
    assert outcome.err == "" or outcome.code == 2
    assert len(outcome.out) < MOST_SAID
    for text in (outcome.out, outcome.err):
        assert CANARY not in text
        assert not STEERING.search(text)
        for line in text.splitlines():
            assert line.count("\u2067") == line.count("\u2069")
            assert not re.search(r"##\w*\[", line)


def assert_forges_nothing(lines: list[str]) -> None:
    """Assert that none of the lines is a command to GitHub Actions."""
    assert [line for line in lines if line.lstrip().startswith("::")] == []
