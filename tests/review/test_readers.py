"""Who wrote the lines of a claim, as git tells."""

import subprocess
from pathlib import Path

from allegiance.review.readers import HERE, Person, myself, writers
from allegiance.terms import PREFIXES

DENIAL, DATED = (f"{PREFIXES['claim']}example-courier-2016-04-0{number}" for number in (1, 2))
ANN, BEN = Person("Ann", "ann@example.org"), Person("Ben", "ben@example.org")


def commit(folder: Path, who: Person, message: str = "x") -> None:
    identity = ["-c", f"user.name={who.name}", "-c", f"user.email={who.mail}", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", message]):
        subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def of(path: Path) -> dict[str, set[Person]]:
    return writers(path, path.read_text(), [DENIAL, DATED])


def test_the_author_of_any_line_wrote_the_claim_but_not_the_author_of_its_status(data: Path, courier: Path) -> None:
    commit(data, ANN)
    courier.write_text(courier.read_text().replace('"paragraph 2"', '"paragraph 3"').replace("v:accepted", "v:revised"))
    commit(data, BEN)
    assert of(courier) == {DENIAL: {ANN}, DATED: {ANN, BEN}}


def test_a_reader_named_in_the_message_is_one_of_them(data: Path, courier: Path) -> None:
    commit(data, ANN, "Counted again\n\nReviewed-by: Cleo <cleo@example.org>\nReviewed-by: Dan\n")
    assert of(courier)[DENIAL] == {ANN, Person("Cleo", "cleo@example.org"), Person("Dan", "")}


def test_what_is_not_committed_is_of_somebody_here(data: Path, courier: Path) -> None:
    commit(data, ANN)
    courier.write_text(courier.read_text().replace('"paragraph 2"', '"paragraph 3"'))
    assert of(courier) == {DENIAL: {ANN}, DATED: {ANN, HERE}}


def test_a_file_that_is_not_committed_is_of_somebody_here(data: Path, courier: Path) -> None:
    text = courier.read_text()
    courier.unlink()
    commit(data, ANN)
    courier.write_text(text)
    assert of(courier) == {DENIAL: {HERE}, DATED: {HERE}}


def test_lines_that_moved_and_line_ends_of_windows_are_of_who_wrote_them(data: Path, courier: Path) -> None:
    commit(data, ANN)
    courier.write_bytes(f"# A remark.\n{courier.read_text()}".replace("\n", "\r\n").encode())
    assert of(courier) == {DENIAL: {ANN}, DATED: {ANN}}


def test_a_filter_that_the_settings_of_a_checkout_name_is_not_run(data: Path, courier: Path) -> None:
    commit(data, ANN)
    canary = data / "canary"
    for name in ("clean", "process"):
        subprocess.run(["git", "-C", str(data), "config", f"filter.x.{name}", f"touch {canary}"], check=True)
    (data / ".gitattributes").write_text("*.ttl filter=x diff=x\n")
    courier.write_text(courier.read_text().replace('"paragraph 2"', '"paragraph 3"'))
    assert of(courier) == {DENIAL: {ANN}, DATED: {ANN, HERE}}
    assert not canary.exists()


def test_without_git_nobody_is_known(data: Path, courier: Path) -> None:
    assert of(courier) == {DENIAL: set(), DATED: set()}


def test_a_person_is_called_by_name_or_address() -> None:
    assert ANN.is_called(" ann ")
    assert ANN.is_called("Ann@example.org")
    assert not ANN.is_called("Ben")
    assert not Person("", "").is_called("")


def test_git_says_as_whom_it_would_commit(data: Path) -> None:
    commit(data, ANN)
    for part, value in zip(("name", "email"), BEN, strict=True):
        subprocess.run(["git", "-C", str(data), "config", f"user.{part}", value], check=True)
    assert myself(data) == BEN
