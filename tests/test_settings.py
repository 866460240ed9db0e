"""What `allegiance.toml` can say, and that it can say nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance import resources, settings
from allegiance.errors import BadSettings
from allegiance.terms import PREFIXES

BASE = "https://example.org/wars/"


def test_base_and_folder_are_what_the_file_says() -> None:
    found = settings.parse(f'base = "{BASE}"\ndata = "kg/graph"\n')
    assert (found.base, found.data) == (BASE, "kg/graph")


def test_what_is_left_out_is_as_in_the_project() -> None:
    assert settings.parse("") == settings.Settings(file=Path(settings.FILE))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('shapes = "none"', "'shapes' cannot be set there, only base and data can"),
        ("[rules]\nAL701 = false", "'rules' cannot be set there"),
        ("base = ", "it is not TOML"),
        ("[" * 900, "it is not TOML"),
        ("x" * 20_000, "bytes"),
        ("base = 3", "ends in a slash"),
        ('base = "https://example.org/wars"', "ends in a slash"),
        ('base = "file:///etc/"', "ends in a slash"),
        ('base = "https://example.org/a b/"', "ends in a slash"),
        ('base = "https://example.org/../"', "ends in a slash"),
        ('base = "https://example.org/wars/#"', "ends in a slash"),
        ('data = "../elsewhere"', "a folder below it"),
        ('data = "/etc"', "a folder below it"),
        ('data = ".git"', "a folder below it"),
        ("data = []", "a folder below it"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(BadSettings, match=r"allegiance\.toml cannot be followed") as refused:
        settings.parse(text)
    assert reason in str(refused.value)


@pytest.mark.parametrize("namespace", sorted({*PREFIXES.values()} - {settings.BASE + "org/"}))
def test_no_base_takes_in_the_terms_or_lies_among_them(namespace: str) -> None:
    scheme, _, rest = namespace.partition("://")
    parts = rest.strip("#/").split("/")
    for length in range(1, len(parts) + 1):
        base = f"{scheme}://{'/'.join(parts[:length])}/"
        if base != settings.BASE:
            with pytest.raises(BadSettings):
                settings.parse(f'base = "{base}"')


@given(st.text(max_size=60))
def test_a_base_is_never_anything_but_an_address(text: str) -> None:
    try:
        found = settings.parse(f"base = {text}").base
    except BadSettings:
        return
    assert found.startswith(("http://", "https://")) and found.endswith("/") and not set(found) & set(' <>"{}|\\^`#?%')


def test_queries_name_the_base_only_where_it_is_exchanged() -> None:
    queries = resources.root() / "queries"
    named = [p.relative_to(queries).as_posix() for p in queries.rglob("*.r[qu]") if settings.BASE in p.read_text()]
    exchanged = ("lookup/checkable.rq", "lookup/named.rq", *(f"rules/{p.name}" for p in queries.glob("rules/*.rq")))
    assert sorted(set(named) - set(exchanged)) == []


def base_in(folder: Path) -> str:
    code = "from allegiance.terms import PREFIXES; print(PREFIXES['org'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_the_file_is_looked_for_up_to_the_root_of_the_checkout_and_no_further(tmp_path: Path) -> None:
    (tmp_path / settings.FILE).write_text('base = "https://example.org/outside/"')
    inner = tmp_path / "checkout" / "graph"
    inner.mkdir(parents=True)
    (tmp_path / "checkout" / ".git").mkdir()
    assert base_in(inner) == "https://w3id.org/allegiance/id/org/"
    (tmp_path / "checkout" / settings.FILE).write_text(f'base = "{BASE}"')
    assert base_in(inner) == f"{BASE}org/"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(f'base = "{BASE}"')
    (tmp_path / settings.FILE).symlink_to("elsewhere")
    assert "must be a regular file" in base_in(tmp_path)
