"""The lexical grain of SPARQL: just enough to tell names and keywords from strings, IRIs and comments.

Source of the terminals: SPARQL 1.1 Query Language, section 19.8 (grammar).
"""

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"""
    (?P<comment> \#[^\r\n]* )
  | (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<string>  \"\"\"(?:(?:\"|\"\")?(?:[^"\\]|\\.))*\"\"\" | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
               | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
  | (?P<parameter> \$\w+ )
  | (?P<variable> \?\w+ )
  | (?P<name>    [\w.-]*:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)* )
  | (?P<word>    @[A-Za-z]+(?:-+[A-Za-z0-9]+)* | [A-Za-z_]\w* )
  | (?P<open>    [{(\[] )
  | (?P<close>   [})\]] )
  | (?P<space>   \s+ )
  | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(sparql: str) -> Iterator[tuple[str, str]]:
    """Give (kind, text) for each token in order; the texts joined give the query back unchanged."""
    for match in TOKEN.finditer(sparql):
        yield match.lastgroup or "other", match.group()
