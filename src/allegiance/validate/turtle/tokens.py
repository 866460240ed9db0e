"""The tokens of Turtle, and those that only a broken file has.

Source of the terminals: RDF 1.1 Turtle, section 6.5. Wider than there where a wrong token is better recognised
whole; what reads the token then says what is wrong with it.
"""

import re
from functools import cache
from typing import Final, NamedTuple

_LETTERS: Final = "A-Za-z"
_MORE_LETTERS: Final = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_SIGNS: Final = "_0-9\\-"
_MORE_SIGNS: Final = "\u00b7\u0300-\u036f\u203f\u2040"
_ESCAPE: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"


@cache
def prefix_pattern(*, in_ascii: bool) -> re.Pattern[str]:
    """Return the pattern of the prefix of a name; `in_ascii` for one of ASCII only."""
    base, chars = _sets(in_ascii)
    return re.compile(f"(?:[{base}](?:[{chars}.]*[{chars}])?)?")


@cache
def token_pattern(*, in_ascii: bool) -> re.Pattern[str]:
    """Return the pattern of one token, its kind being the group that matches; `in_ascii` for a text of ASCII only.

    That one is ready ten times as soon: Python takes some milliseconds for each set of all letters of Unicode.
    """
    base, chars = _sets(in_ascii)
    return re.compile(
        rf"""
    (?P<space>    [ \t\r\n]+ | \#[^\r\n]* )
  | (?P<label>    _:[{base}_0-9][{chars}.]* )
  | (?P<name>     (?:[{base}_][{chars}.]*)?:(?:(?:[{base}_0-9:]|{_ESCAPE})(?:[{chars}.:]+|{_ESCAPE})*)? )
  | (?P<word>     [{base}_][{chars}.]* )
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


@cache
def line_pattern(*, in_ascii: bool) -> re.Pattern[str]:
    """Return the pattern of a line that begins like a statement.

    By it the end of a text is guessed whose closing quotes are missing.
    """
    _, chars = _sets(in_ascii)
    return re.compile(
        rf"""^(?: @(?:prefix|base)\b | (?i:prefix|base)[ ]
          | (?:<[^<>\s]*>|[{chars}.]*:[{chars}.:]*) [ \t]+ (?:a|<[^<>\s]*>|[{chars}.]*:[{chars}.:]*) [ \t]+ \S )""",
        re.VERBOSE | re.MULTILINE,
    )


def _sets(in_ascii: bool) -> tuple[str, str]:
    """Return what a name may begin with, and what it may go on with, as the insides of character sets."""
    if in_ascii:
        return _LETTERS, _LETTERS + _SIGNS
    return _LETTERS + _MORE_LETTERS, _LETTERS + _MORE_LETTERS + _SIGNS + _MORE_SIGNS


class Token(NamedTuple):
    """A token; offsets are 0-based, `kind` is a group of the pattern, or `end` for the end of the file.

    A long text is a `string` too. An `open` one has no closing quotes: `text` is its opening ones, and its end is
    where it probably ends.
    """

    kind: str
    start: int
    end: int
    text: str
