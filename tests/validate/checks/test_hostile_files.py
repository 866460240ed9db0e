"""What cannot lie in a repository: links, pipes, loops, and files made to take long. All must end quickly."""

import os
import socket
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from checks_cases import PREFIX_LINE, problems_in_files, problems_of_whole, write
from click.testing import CliRunner

from allegiance.build.files import read
from allegiance.cli.commands import group
from allegiance.errors import FileNotAllowed
from allegiance.validate.checking import validate
from allegiance.validate.checks.content import check_content
from allegiance.validate.checks.findings import MOST
from allegiance.validate.checks.paths import LARGEST, read_regular, walk
from allegiance.validate.problem import Problem

ALPHA = "actors/organizations/alpha.ttl"
HEAD = PREFIX_LINE + "org:alpha a al:ArmedOrganization .\n"


@contextmanager
def seconds(most: float):
    """Fail when the block takes more processor time: several times what it takes, and far below what blows up."""
    start = time.process_time()
    yield
    assert time.process_time() - start < most


@pytest.fixture
def folder(tmp_path):
    data = tmp_path / "data"
    (data / "actors" / "organizations").mkdir(parents=True)
    return data


def rules(problems) -> set[str]:
    return {problem.rule for problem in problems}


def found_in(text: str, folder) -> list[Problem]:
    write(folder, {ALPHA: text.encode()})
    return problems_in_files(folder)


def test_a_link_to_a_secret_is_named_and_its_target_never_shown(folder, tmp_path):
    (tmp_path / "secret").write_text("org:canary al:note 'canary' .")
    (folder / ALPHA).symlink_to(tmp_path / "secret")
    found = problems_in_files(folder)
    assert rules(found) == {"AL104"}
    assert "canary" not in str(found) and str(tmp_path / "secret") not in str(found)


def test_a_linked_folder_and_a_loop_are_named_and_not_entered(folder, tmp_path):
    (folder / "posts").symlink_to(tmp_path)
    (folder / "actors" / "people").symlink_to(folder)
    found = walk(folder)
    assert not found.files
    assert [problem.rule for problem in found.problems] == ["AL104", "AL104"]


@pytest.mark.parametrize("named", ["data", "kept/data", "kept/data/sources/2016/secret.ttl"])
def test_a_data_folder_that_leads_out_of_the_checkout_is_named_and_not_entered(tmp_path, monkeypatch, named):
    (tmp_path / "out/data/sources/2016").mkdir(parents=True)
    (tmp_path / "out/data/sources/2016/secret.ttl").write_text("canary")
    (tmp_path / "checkout").mkdir()
    (tmp_path / "checkout/data").symlink_to("../out/data")
    (tmp_path / "checkout/kept").symlink_to("../out")
    monkeypatch.chdir(tmp_path / "checkout")
    for since in (None, "HEAD"):
        report = validate([Path(named)], changed_since=since)
        assert [problem.rule for problem in report.problems] == ["AL104"]
        assert (report.files, report.conforms) == (0, False)
    for command in (["fmt", named], ["diff", "HEAD", "--data", named]):
        done = CliRunner().invoke(group, command)
        assert isinstance(done.exception, FileNotAllowed)
        assert "canary" not in done.output


def test_a_pipe_and_a_socket_do_not_hang(folder, monkeypatch):
    os.mkfifo(folder / ALPHA)
    monkeypatch.chdir(folder / "actors")  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("organizations/beta.ttl")
        found = problems_in_files(folder)
    assert [problem.message for problem in found] == ["This is a named pipe.", "This is a socket."]


@pytest.mark.parametrize("make", [lambda path, to: path.symlink_to(to), lambda path, _: os.mkfifo(path)])
def test_what_became_a_link_or_pipe_after_the_listing_is_not_opened(folder, tmp_path, make):
    (tmp_path / "secret").write_text("canary")
    make(folder / ALPHA, tmp_path / "secret")
    found = read_regular(folder / ALPHA)
    assert isinstance(found, Problem) and found.rule == "AL104"


def test_what_becomes_a_link_between_the_look_and_the_opening_is_not_followed(folder, tmp_path, monkeypatch):
    (tmp_path / "secret").write_text("canary")
    (folder / ALPHA).symlink_to(tmp_path / "secret")
    monkeypatch.setattr(Path, "lstat", Path.stat)  # looks like a regular file
    found = read_regular(folder / ALPHA)
    assert isinstance(found, Problem) and "canary" not in str(found)


def test_what_vanished_after_the_listing_is_named(folder):
    found = read_regular(folder / ALPHA)
    assert isinstance(found, Problem) and found.rule == "AL107"


def test_a_folder_that_vanished_or_became_a_link_is_named_and_not_entered(folder, tmp_path):
    write(folder, {ALPHA: HEAD.encode()})
    (tmp_path / "link").symlink_to(folder)
    gone, linked = walk(tmp_path / "gone"), walk(tmp_path / "link")
    assert [(problem.rule, problem.message) for problem in gone.problems + linked.problems] == [
        ("AL107", "This was removed while the data was read."),
        ("AL107", "Something else took its place while the data was read."),
    ]
    assert gone.files == linked.files == ()


def test_files_come_in_the_order_of_their_paths(folder):
    names = ["actors/organizations/b.ttl", "actors/people/a.ttl", "places/a.ttl", "posts/a.ttl"]
    write(folder, dict.fromkeys(reversed(names), b""))
    assert [entry.relative for entry in walk(folder).files] == names


def test_a_file_that_comes_in_pieces_is_read_whole(folder, monkeypatch):
    write(folder, {ALPHA: b"0123456789"})
    monkeypatch.setattr(os, "read", lambda file, size, read=os.read: read(file, min(size, 3)))
    assert read_regular(folder / ALPHA) == read_regular(folder / ALPHA, largest=10) == b"0123456789"


def test_a_file_that_grows_beyond_the_limit_while_it_is_read_is_refused_for_its_size(folder, monkeypatch):
    write(folder, {ALPHA: b"0123456789"})
    before = os.stat_result([os.lstat(folder / ALPHA).st_mode, *[0] * 5, 4, *[0] * 3])
    monkeypatch.setattr(os, "fstat", lambda file: before)
    found = read_regular(folder / ALPHA, largest=9, listed=before)
    assert isinstance(found, Problem) and found.rule == "AL106"
    assert read_regular(folder / ALPHA, largest=10, listed=before) == b"0123456789"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable for root")
def test_what_may_not_be_read_is_named(folder):
    write(folder, {ALPHA: HEAD.encode()})
    (folder / ALPHA).chmod(0)
    assert rules(problems_in_files(folder)) == {"AL107"}


@pytest.mark.parametrize("name", ["new\nline.ttl", "::error::x.ttl", "\x1b[2Jx.ttl", "a b.ttl", "ａ.ttl"])
def test_a_name_that_could_forge_a_log_is_refused_and_not_repeated(folder, name):
    write(folder, {f"actors/organizations/{name}": HEAD.encode()})
    (problem,) = problems_in_files(folder)
    assert problem.rule == "AL105"
    assert name.removesuffix(".ttl") not in problem.message + problem.advice


def test_readme_and_gitkeep_are_passed_over(folder):
    write(folder, {"README.md": b"x", "posts/.gitkeep": b""})
    assert not walk(folder).files and not walk(folder).problems


@pytest.mark.parametrize(
    "name", ["alpha.ttl~", ".alpha.ttl.swp", ".alpha.ttl.swo", ".#alpha.ttl", "#alpha.ttl#", ".DS_Store"]
)
def test_what_an_editor_leaves_beside_a_file_is_passed_over(folder, name):
    write(folder, {f"actors/organizations/{name}": b"\xff"})
    assert not walk(folder).files and not walk(folder).problems
    assert read([folder]) == []


@pytest.mark.parametrize("text", ["ann@host.example.1234:1700000000", "ann@host.1234"])
def test_the_lock_of_emacs_is_passed_over_and_not_followed(folder, text, monkeypatch):
    (folder / "posts").mkdir()
    monkeypatch.chdir(folder / "posts")
    Path(text).write_text("org:canary a al:ArmedOrganization .")  # it would lead here
    Path(".#alpha.ttl").symlink_to(text)
    found = walk(folder)
    assert [entry.relative for entry in found.files] == [] and [p.file.name for p in found.problems] == [text]


@pytest.mark.parametrize("text", ["../secret.ttl", "/etc/passwd", "a@b.1/../secret", "ann@host", "alpha.ttl"])
def test_any_other_link_is_refused_whatever_its_name(folder, text):
    (folder / "posts").mkdir()
    (folder / "posts/.#alpha.ttl").symlink_to(text)
    assert [problem.rule for problem in walk(folder).problems] == ["AL104"]


@pytest.mark.parametrize("name", [".alpha.ttl", "#alpha.ttl", "alpha.ttl#", ".alpha.swx", "alpha.ttl.swp"])
def test_what_no_editor_leaves_is_refused(folder, name):
    write(folder, {f"actors/organizations/{name}": b""})
    assert walk(folder).problems


def test_a_literal_of_64_mb_is_refused_by_size_before_it_is_read(folder):
    with (folder / ALPHA).open("wb") as file:
        file.write(HEAD.encode())
        file.truncate(64 * 1024 * 1024)
    with seconds(0.2):
        assert rules(problems_in_files(folder)) == {"AL106"}
        assert isinstance(read_regular(folder / ALPHA), Problem)


def test_the_size_limit_is_one_mebibyte_to_the_byte(folder):
    (folder / ALPHA).write_bytes(b"#" * LARGEST)
    assert read_regular(folder / ALPHA) == b"#" * LARGEST
    (folder / ALPHA).write_bytes(b"#" * (LARGEST + 1))
    assert isinstance(read_regular(folder / ALPHA), Problem)
    assert check_content(folder, b"#" * (LARGEST + 1))[1][0].rule == "AL106"


def test_a_long_line_is_refused_and_not_repeated(folder):
    with seconds(2):
        found = found_in(f'{HEAD}org:alpha al:note "{"x" * 900_000}"@en .\n', folder)
    assert rules(found) == {"AL121"}
    assert len(str(found)) < 1000
    assert (found[0].line, found[0].column) == (3, 5001)
    assert "900,025 characters" in found[0].message


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("AL127", "org:alpha al:note " + "(\n" * 100_000 + ")\n" * 100_000 + ".\n"),
        ("AL127", "org:alpha al:note " + "[ al:note\n" * 5_000 + "1" + " ]\n" * 5_000 + ".\n"),
        ("AL308", "org:alpha al:note (" + " 1\n" * 5_000 + ") .\n"),
        ("AL125", "org:alpha al:note (" + " 1\n" * 200_000 + ") .\n"),
        ("AL308", "org:alpha al:note [] .\n" * 5_000),
        ("AL125", "org:alpha al:note [] .\n" * 30_000),
        ("AL304", "".join(f"al:C{i} rdfs:subClassOf al:C{i + 1} .\n" for i in range(15_000))),
        ("AL301", "".join(f"org:alpha al:pledgre{i} org:alpha .\n" for i in range(10_000))),
        ("AL331", "".join(f"org:alpha al:note org:X{i} .\n" for i in range(10_000))),
        ("AL115", "# " + "\u200b\n" * 250_000),
        ("AL117", "# " + "a" + "\u0301\u0316" * 2_000 + "\n"),
        ("AL116", ("# " + "e\u0301" * 1_000 + "\n") * 200),
        ("AL111", "# " + "\udcff" * 100_000 + "\n"),
        ("AL123", "<<<<<<< x\n" * 50_000),
        ("AL353", 'org:alpha al:note """' + "<a \n" * 100_000 + '<script x"""@en .\n'),
        ("AL312", "@base <https://example.org/> .\n" * 15_000),
    ],
    ids=lambda value: value if len(value) < 10 else value[:12].strip(),
)
def test_a_file_made_to_take_long_ends_soon_with_few_words(folder, rule, text):
    (folder / ALPHA).write_bytes((HEAD + text).encode("utf-8", "surrogateescape"))
    with seconds(6):
        found = problems_in_files(folder)
    assert rule in rules(found)
    assert len(found) <= 6 * MOST
    assert len(str(found)) < 100_000


@pytest.mark.parametrize(
    "piece", ['\\"""', '"""', "'''", '"', "'\n", "<", "<<", "@prefix ", "@prefix a: ", "\\", "{|", "_:"]
)
def test_no_repeated_sign_makes_the_reading_before_parsing_slow(folder, piece):
    text = (HEAD + piece * (400_000 // len(piece))).replace(piece * 1000, piece * 1000 + "\n")
    with seconds(3):
        check_content(folder / ALPHA, text.encode())


def test_more_of_one_rule_are_counted_not_listed(folder):
    for more, text in ((1, "org:alpha al:note [] .\n" * 21), (30, "# \u200b\n" * 50)):
        found = found_in(HEAD + text, folder)
        assert len(found) == MOST
        assert found[-1].message.endswith(f"(And {more} more like it in this file.)")


def place(number: int, within: int, label: str = "") -> tuple[str, bytes]:
    label = label or f"P {number}"
    text = f'place:p{number} a al:Place ; skos:prefLabel "{label}"@en ; al:withinPlace place:p{within} .\n'
    return f"places/p{number}.ttl", (PREFIX_LINE + text).encode()


def test_a_circle_of_3000_places_is_found_without_recursion_and_shortened(tmp_path):
    write(tmp_path, dict(place(i, (i + 1) % 3000) for i in range(3000)))
    with seconds(6):
        found = problems_of_whole(tmp_path)
    (circle,) = [problem for problem in found if problem.rule == "AL711"]
    assert "place:p0 > place:p1 > place:p2 > place:p3 > ... 2992 more ... > place:p2996 > " in circle.message
    assert circle.message.endswith("> place:p2999 > place:p0.")


def test_places_with_ever_more_ways_to_one_take_no_power_of_time(tmp_path):
    files = {}
    for number in range(30):  # a thousand million ways
        for side in (0, 1):
            name, text = place(2 * number + side, 2 * number + 2)
            files[name] = text.removesuffix(b" .\n") + f" , place:p{2 * number + 3} .\n".encode()
    write(tmp_path, files | dict((place(60, 62), place(61, 62), place(62, 63), place(63, 64))))
    with seconds(2):
        assert "AL711" not in rules(problems_of_whole(tmp_path))


def test_3000_places_of_one_name_and_3000_dangling_ones_take_no_square_of_time(tmp_path):
    write(tmp_path, dict(place(i, 10_000 + i, "Ghazni") for i in range(3000)))
    with seconds(8):
        found = problems_of_whole(tmp_path)
    assert {"AL701", "AL705"} <= rules(found)
    assert sum(problem.rule == "AL705" for problem in found) == 1 + 2 + 3 + 4 + 2995 * 5
