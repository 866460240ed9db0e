"""Whether identifiers begin with what the data folder, and the revision compared with, say that they begin with."""

from pathlib import Path

from allegiance import resources, settings
from allegiance.build.objects import Objects
from allegiance.build.revision import file_at
from allegiance.errors import BadSettings, BaseElsewhere, SettingsChanged


def check_folder(folder: Path) -> None:
    """Raise BaseElsewhere for a data folder in a repository of another base than that of the current folder."""
    file = settings.file_of(folder)
    if file is not None and file != settings.here().file and settings.read(file).base != settings.here().base:
        raise BaseElsewhere(folder, file)


def check_revision(revision: str, folder: Path, objects: Objects | None = None) -> None:
    """Raise SettingsChanged if the settings of the data in the folder named another base or folder at the revision.

    A change of either leaves what was checked then unseen. `objects` are those of the folder's repository, if a process
    was begun that reads them. Raises GitError.
    """
    now = settings.here()
    if now.file is not None:
        content = file_at(revision, now.file.parent, f"./{settings.FILE}")
    elif resources.root() in folder.absolute().parents:
        return  # the project's own has none
    else:
        content = objects.file(revision, settings.FILE) if objects is not None else None
        if content is None:
            content = file_at(revision, folder, settings.FILE)
    try:
        then = settings.parse(content.decode(errors="replace")) if content else settings.Settings()
    except BadSettings:
        raise SettingsChanged(revision, "something that cannot be told", _said(now)) from None
    if (then.base, then.data) != (now.base, now.data):
        raise SettingsChanged(revision, _said(then), _said(now))


def _said(found: settings.Settings) -> str:
    return f"base {found.base} and data {found.data}"
