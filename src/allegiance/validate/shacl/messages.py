"""Messages of shapes, which name what they are about: `{?value} is not an actor` (SHACL 5.3.2)."""

import re
from collections.abc import Mapping
from typing import Final

NAMELESS: Final = "a node without a name"
"""What stands in a message for a blank node."""


def filled(message: str, values: Mapping[str, str]) -> str:
    """Return the message with `{$name}` and `{?name}` replaced by the plain text of what has that name."""
    return re.sub(r"\{[$?](\w+)\}", lambda found: values.get(found.group(1), found.group()), message)
