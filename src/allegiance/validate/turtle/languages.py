"""Language tags, as pyoxigraph checks them (well-formed by BCP 47)."""

import pyoxigraph as ox

from .problem import shown


def is_language(tag: str) -> bool:
    """Whether the tag (without @) is well-formed."""
    try:
        ox.Literal("", language=tag)
    except ValueError:
        return False
    return True


def not_a_language(tag: str) -> tuple[str, str]:
    """Return message and advice for a language tag that is wrong; `tag` has its @."""
    proper = tag.replace("_", "-")
    meant = proper if proper != tag and is_language(proper[1:]) else "one such as @en or @ar-Latn"
    return f"{shown(tag)} is not a language tag", f"write {shown(meant)}"
