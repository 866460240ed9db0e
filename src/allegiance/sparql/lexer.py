"""The lexical grain of SPARQL: just enough to tell names and keywords from strings, IRIs and comments.

Source of the terminals: SPARQL 1.1 Query Language, section 19.8 (grammar). Escapes are exactly those that there are: a
string with another one is none to the engine, which then reads on behind its first quotation mark.
"""

import re
from collections.abc import Iterator

LONGEST_PREFIX = 100
"""Characters: without a bound, a long row of letters and points is looked through anew from each of them."""
CODE = r"\\u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4} | \\U(?:0000(?![Dd][89A-Fa-f])|000[1-9A-Fa-f]|0010)[0-9A-Fa-f]{4}"
"""A character by its number, which is none of half a pair."""
ESCAPE = rf"""\\[tbnrf"'\\] | {CODE}"""
TOKEN = re.compile(
    rf"""
    (?P<comment> \#[^\r\n]* )
  | (?P<iri>     <(?:[^<>"{{}}|^`\\\x00-\x20] | {CODE})*> )
  | (?P<string>  \"\"\"(?:(?:\"|\"\")?(?:[^"\\] | {ESCAPE}))*\"\"\" | '''(?:(?:'|'')?(?:[^'\\] | {ESCAPE}))*'''
               | "(?:[^"\\\r\n] | {ESCAPE})*" | '(?:[^'\\\r\n] | {ESCAPE})*' )
  | (?P<parameter> \$\w+ )
  | (?P<variable> \?\w+ )
  | (?P<name>    [\w.-]{{0,{LONGEST_PREFIX}}}:(?:[\w:.-]|%[0-9A-Fa-f]{{2}}|\\.)* )
  | (?P<word>    @[A-Za-z]+(?:-+[A-Za-z0-9]+)* | [A-Za-z_]\w* )
  | (?P<open>    [{{(\[] )
  | (?P<close>   [}})\]] )
  | (?P<space>   \s+ )
  | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(sparql: str) -> Iterator[tuple[str, str]]:
    """Give (kind, text) for each token in order; the texts joined give the query back unchanged."""
    for match in TOKEN.finditer(sparql):
        yield match.lastgroup or "other", match.group()
