"""A change is written whole and validated; one that breaks something is not."""

from pathlib import Path

import pytest

from allegiance.errors import ChangedMeanwhile, WouldBreak
from allegiance.review.saving import Saving
from allegiance.validate.checking import Session


def test_a_sound_change_is_written_in_canonical_form(courier: Path) -> None:
    before = courier.read_bytes()
    with Saving([courier]) as saving:
        assert saving.save(courier, before, before.decode().replace('"paragraph 2"', '"paragraph 3"')) == ()
    assert courier.read_bytes() == before.replace(b'"paragraph 2"', b'"paragraph 3"')


def test_a_change_that_breaks_something_leaves_the_file_and_the_next_goes_through(courier: Path) -> None:
    before = courier.read_bytes()
    with Saving([courier]) as saving:
        with pytest.raises(
            WouldBreak, match=r"is left as it was, for with this change AL301 would say: .*v:denyes"
        ) as told:
            saving.save(courier, before, before.decode().replace("v:denies", "v:denyes"))
        assert told.value.exit_code == 2
        assert courier.read_bytes() == before
        saving.save(courier, before, before.decode().replace("v:denies", "v:doubts"))
    assert b"v:doubts" in courier.read_bytes()


def test_what_was_wrong_before_hinders_nobody(courier: Path) -> None:
    courier.write_text(courier.read_text().replace('"2016-04-02"^^edtf:EDTF', '"April"^^edtf:EDTF'))
    before = courier.read_bytes()
    with Saving([courier]) as saving:
        saving.save(courier, before, before.decode().replace("v:denies", "v:doubts"))
    assert b"v:doubts" in courier.read_bytes()


def test_what_another_file_makes_of_it_counts(gazette: Path, courier: Path) -> None:
    before = gazette.read_bytes()
    text = before.decode()
    gone = text[
        text.index("situation:example-river-front-pledge-2016 a") : text.index("claim:example-gazette-2016-03-01 a")
    ]
    with Saving([gazette]) as saving, pytest.raises(WouldBreak):
        saving.save(gazette, before, text.replace(gone, ""))
    assert gazette.read_bytes() == before


def test_of_several_files_all_are_written_or_none_after_one_validation(
    gazette: Path, courier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = []
    monkeypatch.setattr(Session, "check", lambda self, check=Session.check: checks.append(1) or check(self))
    before = [(path, path.read_bytes()) for path in (gazette, courier)]
    broken = [
        (path, old, old.decode().replace('"paragraph 2"', '"page 2"').replace("v:denies", "v:no"))
        for path, old in before
    ]
    sound = [(path, old, old.decode().replace('"paragraph 2"', '"page 2"')) for path, old in before]
    with Saving([gazette, courier]) as saving:
        with pytest.raises(WouldBreak, match=f"{courier} and 1 other file is left as they were, .*v:no"):
            saving.save_all(broken)
        assert [(path, path.read_bytes()) for path, _ in before] == before
        saving.save_all(sound)
    assert [path.read_text() for path, *_ in sound] == [text for *_, text in sound]
    assert len(checks) == 3  # one of them before anything is written


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(courier: Path) -> None:
    before = courier.read_bytes()
    courier.write_bytes(before + b"# more\n")
    with Saving([courier]) as saving, pytest.raises(ChangedMeanwhile):
        saving.save(courier, before, before.decode())
    assert courier.read_bytes().endswith(b"# more\n")


def test_an_untidy_file_is_not_tidied_by_the_way(courier: Path) -> None:
    courier.write_bytes(courier.read_bytes().replace(b"v:denies ;", b"   v:denies ;"))
    before = courier.read_bytes()
    with Saving([courier]) as saving:
        saving.save(courier, before, before.decode().replace('"paragraph 2"', '"paragraph 3"'))
    assert courier.read_bytes() == before.replace(b'"paragraph 2"', b'"paragraph 3"')


def test_who_interrupts_the_check_has_the_file_as_it_was(courier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = courier.read_bytes()
    with Saving([courier]) as saving:
        saving.save(courier, before, before.decode())

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(saving._session, "look", interrupted)
        with pytest.raises(KeyboardInterrupt):
            saving.save(courier, before, before.decode().replace("v:denies", "v:doubts"))
    assert courier.read_bytes() == before
