"""Examples of the rules of shapes: pairs of files, one that breaks a rule and one in which that is mended.

`<shapes file>/invalid.<reason>.ttl` opens with the rules it breaks, the one it stands for first, and with the reason
of that rule; `mended.<reason>.ttl` breaks none:

    # expect: AL452
    # why: Without a stance nobody knows whether the claimant affirms, denies or doubts.
    # data/sources/2016/gazette.ttl
    ...

`# expect: AL347 instead of AL473` is said where a check always speaks of the place before the shape does.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_HEAD = re.compile(
    r"# expect: (?P<broken>AL\d{3}(?: AL\d{3})*)(?: instead of (?P<silent>AL\d{3}))?\n# why: (?P<why>.+)\n"
)
_MENDED = "# expect: nothing\n"


@dataclass(frozen=True, slots=True)
class Example:
    """One rule broken and mended; `broken` are all the rules that a validation reports for `bad`."""

    rule: str
    broken: frozenset[str]
    title: str
    why: str
    bad: str
    good: str


def examples(folder: Path) -> dict[str, Example]:
    """Return the examples below the folder by the rule each stands for.

    Raises ValueError for a file without its two first lines, and OSError for one that is not mended.
    """
    found = (_read(path) for path in sorted(folder.glob("*/invalid.*.ttl")))
    return {example.rule: example for example in found}


def _read(path: Path) -> Example:
    text = path.read_text(encoding="utf-8")
    head = _HEAD.match(text)
    if head is None:
        raise ValueError(f"{path} does not begin with `# expect: AL...` and `# why: ...`: add them")
    mended = path.with_name(path.name.replace("invalid.", "mended.", 1)).read_text(encoding="utf-8")
    broken = head["broken"].split()
    reason = path.name.removeprefix("invalid.").removesuffix(".ttl").replace("-", " ")
    title = f"{path.parent.name.replace('-', ' ').capitalize()}: {reason}"
    good = mended.removeprefix(_MENDED)
    return Example(head["silent"] or broken[0], frozenset(broken), title, head["why"], text[head.end() :], good)
