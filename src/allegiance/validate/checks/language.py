"""Whether a language tag is well-formed after BCP 47 (RFC 5646, section 2.1)."""

import re

_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}"  # language; longer ones are reserved or registered nowhere
    r"(?:-[a-z]{4})?"  # script
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"  # region
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.ASCII,
)


def is_language_tag(tag: str) -> bool:
    """Whether the tag, in any case, is one of the forms language-script-region-variants; none comes twice."""
    found = _TAG.fullmatch(tag.lower())
    if not found:
        return False
    variants = found["variants"].split("-")[1:]
    singletons = re.findall("-([0-9a-wy-z])(?=-)", found["extensions"])
    return len(set(variants)) == len(variants) and len(set(singletons)) == len(singletons)
