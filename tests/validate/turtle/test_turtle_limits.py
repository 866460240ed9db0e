"""Depth and length: nothing recurses, and time grows with the length of the text only."""

import gc
from time import process_time

import pytest

from allegiance.validate.turtle import read

DEEP = 100_000


def test_blank_nodes_within_each_other_have_no_deepest_level() -> None:
    reading = read("<a:a> <b:b> " + "[ <b:b> " * DEEP + "1" + " ]" * DEEP + " .")
    assert (len(reading.triples), reading.errors) == (DEEP + 1, [])


def test_lists_within_each_other_have_no_deepest_level() -> None:
    reading = read("<a:a> <b:b> " + "(" * DEEP + ")" * DEEP + " .")
    assert (len(reading.triples), reading.errors) == (2 * DEEP - 1, [])


def test_brackets_that_are_never_closed_end_in_one_error() -> None:
    (error,) = read("<a:a> <b:b> " + "[ <b:b> " * DEEP).errors
    assert "not closed" in error.message


def test_two_megabytes_of_plain_statements_take_a_few_seconds() -> None:
    text = "@prefix a: <urn:a:> .\n" + 'a:s a:p "بوكو حرام"@ar , a:o ; a:q 12 .\n' * 50_000
    started = process_time()
    reading = read(text)
    assert (len(reading.triples), reading.errors) == (150_000, [])
    assert process_time() - started < 10


# Each would take minutes if it were read again from every place in it.
HOSTILE = {
    "quotes": '"', "long quotes": '"""', "escaped long quotes": '\\"""', "long quotes in statements": 'a:b a:c \\"""\n',
    "both quotes": "'''\"\"\" ", "angles": "<",
    "open IRIs": "<a ", "dots": ".", "dotted words": "a.", "colons": ":", "digits": "1", "exponents": "1e",
    "language tags": "@a-", "conflict lines": "=======\n", "begun conflicts": "<<<<<<<\n",
    "bases of conflicts": "|||||||\n",
    "open lists": "( ", "brackets": "]", "semicolons": ";", "escapes": "\\", "percent signs": "%", "hashes": "#\n",
    "carriage returns": "\r", "texts without end": '<a:a> <b:b> "\n', "dot segments": "../", "names": "a:b ",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_line_of_one_thing_takes_linear_time(name: str) -> None:
    def seconds(size: int) -> float:
        text = HOSTILE[name] * (size // len(HOSTILE[name]))
        gc.disable()  # looking through all that the tests before have left takes seconds, whatever is read here
        started = process_time()
        read("<a:a> <b:b> " + text)
        read(f"@base <http://h/{text}x> .", "http://h/")
        spent = process_time() - started
        gc.enable()
        return spent

    # Quadratic time would be 64 times as much; the constant forgives a slow machine.
    assert seconds(64_000) < 24 * seconds(8_000) + 0.5
