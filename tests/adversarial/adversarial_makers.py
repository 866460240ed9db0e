"""Tricks that no text file can hold: by their bytes, their size, or their place in the file system."""

import gzip
import io
import os
import zipfile
from collections.abc import Callable

from adversarial_sandbox import Sandbox

ORGANIZATIONS = "actors/organizations"
OWN = f"{ORGANIZATIONS}/gamma-brigade.ttl"
NEW = f"{ORGANIZATIONS}/delta.ttl"
HEAD = (
    "@prefix al: <https://w3id.org/allegiance/ns#> .\n"
    "@prefix org: <https://w3id.org/allegiance/id/org/> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    'org:delta a al:ArmedOrganization ; skos:prefLabel "Delta"@en .\n'
)
SELF_NOTE = "org:gamma-brigade al:note "

Maker = Callable[[Sandbox], None]


def _added(text: str, path: str = OWN) -> Maker:
    """Return a maker that appends a text to a file of the contribution."""

    def make(sandbox: Sandbox) -> None:
        with (sandbox.data / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return make


def _bytes_of(change: Callable[[bytes], bytes], path: str = OWN) -> Maker:
    """Return a maker that changes the bytes of a file of the contribution."""

    def make(sandbox: Sandbox) -> None:
        file = sandbox.data / path
        file.write_bytes(change(file.read_bytes()))

    return make


def _named(name: str | bytes, content: str = HEAD) -> Maker:
    """Return a maker of a new file of this name among the organizations."""

    def make(sandbox: Sandbox) -> None:
        folder = os.fsencode(sandbox.data / ORGANIZATIONS)
        with open(os.path.join(folder, os.fsencode(name)), "w", encoding="utf-8") as file:  # noqa: PTH118,PTH123
            file.write(content)

    return make


def _windows_line_ends(sandbox: Sandbox) -> None:
    for path in (OWN, "sources/2016/gamma-statement-2016-01.ttl"):
        _bytes_of(lambda content: content.replace(b"\n", b"\r\n"), path)(sandbox)


def _quadratic_xml(sandbox: Sandbox) -> None:
    entity, uses = "Q" * 50_000, "&q;" * 5_000
    text = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY q "{entity}">]><r>{uses}</r>'
    _named("delta.rdf", text)(sandbox)
    _named("delta.ttl", text)(sandbox)


def _large(sandbox: Sandbox) -> None:
    file = sandbox.data / OWN
    with file.open("ab") as opened:
        opened.write(SELF_NOTE.encode() + b'"')
        opened.truncate(64 * 1024 * 1024)  # sparse: 64 MB to every reader, and quickly made


def _link(target: Callable[[Sandbox], str]) -> Maker:
    return lambda sandbox: (sandbox.data / NEW).symlink_to(target(sandbox))


def _loop(sandbox: Sandbox) -> None:
    (sandbox.data / "places" / "loop").symlink_to("..")


def _hidden(sandbox: Sandbox) -> None:
    _named(".hidden.ttl", HEAD + "org:delta al:allegiantTo org:delta .\n")(sandbox)


def _folder_named_like_a_file(sandbox: Sandbox) -> None:
    (sandbox.data / NEW).mkdir()
    (sandbox.data / NEW / "inside.ttl").write_text(HEAD)


def _folder_of_shapes(sandbox: Sandbox) -> None:
    (sandbox.data / "shapes").mkdir()
    (sandbox.data / "shapes" / "pledge.ttl").write_text("# A shape that asks for nothing.\n")


def _archive(sandbox: Sandbox) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("../../../climbed-out.ttl", HEAD)
    (sandbox.data / ORGANIZATIONS / "delta.zip").write_bytes(held.getvalue())


def _sparse(sandbox: Sandbox) -> None:
    with (sandbox.data / NEW).open("wb") as file:
        file.truncate(5 * 1024**3)


def _settings_of_git(sandbox: Sandbox) -> None:
    (sandbox.data / ".gitattributes").write_text("*.ttl filter=x diff=x\n")
    (sandbox.data / ".gitmodules").write_text('[submodule "x"]\n\tpath = places\n\turl = ext::touch pwned\n')
    (sandbox.data / "places" / ".git").write_text("gitdir: ../../../elsewhere\n")


def _long_name(sandbox: Sandbox) -> None:
    (sandbox.data / "actors" / "people" / ("x" * 200 + ".ttl")).write_text(HEAD)


def _folders_within_folders(sandbox: Sandbox) -> None:
    deepest = sandbox.data / "places" / "/".join(["d"] * 200)
    deepest.mkdir(parents=True)


def _clique(node: str, predicate: str) -> str:
    pairs = ((a, b) for a in range(40) for b in range(40) if a != b)
    return "".join(f"{node}{a} {predicate} {node}{b} .\n" for a, b in pairs)


def _chain(length: int) -> str:
    return "".join(f"al:C{i} rdfs:subClassOf al:C{i + 1} .\n" for i in range(length))


GOOD_STATEMENTS = "".join(f"{SELF_NOTE}{i} .\n" for i in range(2_000))
FEW_WORDS = "some words of a note\n"

MAKERS: dict[str, Maker] = {
    "windows-line-ends": _windows_line_ends,
    "error-in-the-last-of-2000-statements": _added(GOOD_STATEMENTS + "org:gamma-brigade al:note ; ; ] .\n"),
    "no-dot-at-the-end-of-the-file": _bytes_of(lambda content: content.rstrip().removesuffix(b" .") + b"\n"),
    "unterminated-long-string": _added(f'{SELF_NOTE}"""abc\n{FEW_WORDS * 5_000}'),
    "nul-byte": _bytes_of(lambda content: content.replace(b"Gamma Brigade", b"Gamma\0Brigade")),
    "byte-order-mark": _bytes_of(lambda content: b"\xef\xbb\xbf" + content),
    "latin-1": _bytes_of(lambda content: content.replace(b"Gamma Brigade", "Gammä Brigade".encode("latin-1"))),
    "utf-16": _bytes_of(lambda content: content.decode().encode("utf-16")),
    "gzip-in-a-turtle-file": _bytes_of(gzip.compress),
    "overlong-utf-8": _bytes_of(lambda content: content.replace(b"Gamma Brigade", b"Gamma\xc0\xafBrigade")),
    "blank-nodes-5000-deep": _added(SELF_NOTE + "[ al:note\n" * 5_000 + "1" + " ]\n" * 5_000 + ".\n"),
    "collections-100000-deep": _added(SELF_NOTE + "(\n" * 100_000 + ")\n" * 100_000 + ".\n"),
    "list-of-200000": _added(SELF_NOTE + "(" + " 1\n" * 200_000 + ") .\n"),
    "list-of-5000": _added(SELF_NOTE + "(" + " 1\n" * 5_000 + ") .\n"),
    "15000-blank-nodes": _added(f"{SELF_NOTE}[] .\n" * 15_000),
    "line-of-8-mb": _added("# " + "x" * 8_000_000 + "\n"),
    "line-of-900-kb": _added(SELF_NOTE + '"' + "x" * 900_000 + '"@en .\n'),
    "literal-of-64-mb": _large,
    "clique-of-40-blank-nodes": _named("delta.nt", _clique("_:a", "<urn:p>")),
    "clique-of-40-blank-nodes-in-turtle": _added(_clique("_:a", "al:subject")),
    "xml-quadratic-blow-up": _quadratic_xml,
    "19000-subclasses-in-a-chain": _added(_chain(19_000)),
    "20001-subclasses-in-a-chain": _added(_chain(20_001)),
    "label-of-20000-characters": _added('org:gamma-brigade skos:prefLabel """' + "some words\n" * 2_000 + '"""@fr .\n'),
    "link-to-a-secret": _link(lambda sandbox: str(sandbox.secret)),
    "link-to-a-device": _link(lambda _: "/dev/zero"),
    "named-pipe": lambda sandbox: os.mkfifo(sandbox.data / NEW),
    "line-break-in-a-file-name": _named("new\n::error file=a::forged.ttl"),
    "command-in-a-file-name": _named("$(touch pwned).ttl"),
    "hidden-file": _hidden,
    "file-without-a-suffix": _named("noext"),
    "file-with-an-upper-case-suffix": _named("delta.TTL"),
    "loop-of-folders": _loop,
    "file-name-that-is-no-text": _named(b"delta\xff\xfe.ttl"),
    "file-name-like-an-option": _named("--engine=pyshacl.ttl"),
    "folder-named-like-a-file": _folder_named_like_a_file,
    "folder-of-shapes": _folder_of_shapes,
    "empty-file": _named("delta.ttl", ""),
    "archive": _archive,
    "sparse-file-of-5-gb": _sparse,
    "settings-of-git": _settings_of_git,
    "name-of-200-letters": _long_name,
    "folders-200-deep": _folders_within_folders,
    "names-that-differ-in-case": _named("Gamma-Brigade.ttl"),
    "20000-prefixes": _added("".join(f"@prefix p{i}: <https://example.org/{i}/> .\n" for i in range(20_000))),
    "prefix-bound-20000-times": _added("@prefix x: <https://example.org/> .\n" * 20_000),
    "exponent-of-4500-digits": _added(f"{SELF_NOTE}1e{'9' * 4_500} .\n{SELF_NOTE}1e-{'9' * 4_500} .\n"),
    "number-of-4500-digits": _added(f"{SELF_NOTE}{'9' * 4_500} .\n{SELF_NOTE}-{'9' * 4_000}.{'9' * 500} .\n"),
    "property-lists-within-lists": _added(SELF_NOTE + "( [ al:note\n" * 2_500 + "1" + " ] )\n" * 2_500 + ".\n"),
    "5000-statements-in-a-line": _added("".join(f'{SELF_NOTE}"""x{i}""" . ' for i in range(5_000)) + "\n"),
    "name-of-2400-escapes": _added(SELF_NOTE + "org:" + "\\-" * 2_400 + " .\n"),
    "20000-faults-of-syntax": _added("] .\n" * 20_000),
    "the-word-prefix-20000-times": _added("prefix x\n" * 20_000),
}  # fmt: skip
