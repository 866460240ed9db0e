"""The tokens of Turtle, and those that only a broken file has.

Source of the terminals: RDF 1.1 Turtle, section 6.5. Wider than there where a wrong token is better recognised
whole; what reads the token then says what is wrong with it.
"""

import re
from typing import Final, NamedTuple

_BASE: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHARS: Final = _BASE + "_0-9\u00b7\u0300-\u036f\u203f\u2040\\-"
_ESCAPE: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"

PREFIX: Final = re.compile(f"(?:[{_BASE}](?:[{_CHARS}.]*[{_CHARS}])?)?")

TOKEN: Final = re.compile(
    rf"""
    (?P<space>    [ \t\r\n]+ | \#[^\r\n]* )
  | (?P<label>    _:[{_BASE}_0-9][{_CHARS}.]* )
  | (?P<name>     (?:[{_BASE}_][{_CHARS}.]*)?:(?:(?:[{_BASE}_0-9:]|{_ESCAPE})(?:[{_CHARS}.:]+|{_ESCAPE})*)? )
  | (?P<word>     [{_BASE}_][{_CHARS}.]* )
  | (?P<long>     \"\"\" | ''' )
  | (?P<string>   "[^"\\\r\n]*" | '[^'\\\r\n]*' )
  | (?P<quote>    ["'] )
  | (?P<conflict> ^(?:<{{7}}|={{7}}|>{{7}}|\|{{7}})(?![^\ \r\n])[^\r\n]* )
  | (?P<refused>  <<\(? | >> | \{{\| | \|\}} | [~?]  | <?=>? )
  | (?P<iri>      <[^<>"{{}}|^`\x00-\x20]*> )
  | (?P<loose>    <[^<>\r\n]*> | <[^<>\s]+<[^<>\s]*> )
  | (?P<unclosed> <[^<>\s"]* )
  | (?P<exponent> [+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE](?![+-]?[0-9])[+-]? )
  | (?P<number>   [+-]?(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+) )
  | (?P<mark>     \^\^ | [.;,\[\](){{}}] )
  | (?P<lang>     @[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)? )
  | (?P<at>       @[\w-]* )
  | (?P<other>    . )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)

STATEMENT_LINE: Final = re.compile(
    rf"""^(?: @(?:prefix|base)\b | (?i:prefix|base)[ ]
          | (?:<[^<>\s]*>|[{_CHARS}.]*:[{_CHARS}.:]*) [ \t]+ (?:a|<[^<>\s]*>|[{_CHARS}.]*:[{_CHARS}.:]*) [ \t]+ \S )""",
    re.VERBOSE | re.MULTILINE,
)
"""A line that begins like a statement: how the end of a text is guessed whose closing quotes are missing."""


class Token(NamedTuple):
    """A token; offsets are 0-based, `kind` is a group of TOKEN, or `end` for the end of the file.

    A long text is a `string` too. An `open` one has no closing quotes: `text` is its opening ones, and its end is
    where it probably ends.
    """

    kind: str
    start: int
    end: int
    text: str
