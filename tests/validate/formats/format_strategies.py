"""Reports with anything in them, and pieces that have meant something to some reader of a report."""

import os
from pathlib import Path

from format_cases import FakeReport
from hypothesis import strategies as st

from allegiance.validate.problem import Problem

HOSTILE = (
    *("\n::set-output name=x::y", "\r::error::x", "%0A::error::x", "%0D%0A", "::add-mask::x", "##[error]x"),
    *("##vso[task.x]y", "\x1b[2J", "\x1b]0;x\x07", "\x9b31m", "\u202e", "\u2066", "\u2069", "\u200b", "\u200d"),
    *("\ufeff", "\u2028", "\x85", "\x00", "\uffff", "\ud800", "]]>", "<!--", "<script>", "&#10;", "&amp;", "](x)"),
    *("![", "`", "|", "\\", "@all", "#1", "www.x.y", "https://x.y", "محمد", "עמר", "ИДУ", "乌兹", "e\u0301\u0301"),
    *("\t", " ", ",", ":", "~~", "</details>", "<br>", "$x$"),
)

texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8) | st.text("a :#[]%", max_size=6), max_size=6).map(
    "".join
)
numbers = st.integers(-1, 12)


def _file(name: bytes) -> Path:
    return Path(os.fsdecode(name.replace(b"\0", b"0") or b"x"))


files = st.one_of(
    st.binary(max_size=12).map(_file),
    texts.map(lambda text: _file(text.encode("utf-8", "replace"))),
    st.sampled_from([Path("source.ttl"), Path("/elsewhere/a b.ttl"), Path("../a:b.ttl"), Path("::error::x")]),
)
problems = st.builds(
    Problem,
    file=files,
    line=numbers,
    column=numbers,
    rule=st.sampled_from(["AL101", "AL402"]),
    severity=st.sampled_from(["violation", "warning", "info"]),
    message=texts,
    focus=texts,
    path=texts,
    value=texts,
    end_line=numbers,
    end_column=numbers,
    advice=texts,
    meant=st.lists(texts | st.just("al:withinPlace"), max_size=2).map(tuple),
)
reports = st.builds(
    FakeReport,
    problems=st.lists(problems, max_size=5).map(lambda found: sorted(found, key=lambda problem: problem.file)),
    files=st.integers(0, 20),
    statements=st.integers(0, 2000),
    unchecked=st.lists(texts, max_size=2),
)
sources = st.lists(texts, max_size=8).map("\n".join)
