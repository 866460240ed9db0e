"""What others tell while this process loads modules: a process compares the folder with its listing, git looks up the
revision, and a thread opens the mirror."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance import settings
from allegiance.build.files import link_in
from allegiance.errors import AllegianceError
from allegiance.validate.comparing import Comparing
from allegiance.validate.mirror import home
from allegiance.validate.scope import scope_of

if TYPE_CHECKING:
    from pyoxigraph import Store


class Opening:
    """A mirror that is being opened to be read, by a thread of its own; `free` tells that nobody writes it."""

    def __init__(self, mirror: Path) -> None:
        from threading import Thread

        self._held = ExitStack()
        self.free = self._held.enter_context(home.shared(mirror))
        self._store: Store | None = None
        self._thread = Thread(target=self._open, args=(mirror,), daemon=True)
        if self.free and mirror.is_dir():
            self._thread.start()

    def store(self) -> "Store | None":
        """Return the store once it is open, or None."""
        if self._thread.ident is not None:
            self._thread.join()
        return self._store

    def close(self) -> None:
        """Let others write the mirror."""
        self.store()
        self._store = None
        self._held.close()

    def _open(self, mirror: Path) -> None:
        self._store = home.opened(mirror)


class Ahead:
    """What was begun: to compare a data folder, to open its mirror, and to read objects of its repository."""

    def __init__(self, root: Path, revision: str | None) -> None:
        self.root = root
        self.comparing = Comparing.begin(root)  # takes longest, and must be begun before any thread
        from allegiance.build.objects import Objects

        self.objects: Objects | None = None
        if revision is not None:
            self.objects = Objects(root)
            self.objects.begin(revision, settings.FILE)
        self.opening = Opening(home.place([root]))

    def close(self) -> None:
        """Leave what was not asked for."""
        if self.comparing is not None:
            self.comparing.close()
        self.opening.close()
        if self.objects is not None:
            self.objects.close()


@contextmanager
def begun(paths: Sequence[Path], revision: str | None) -> Iterator[Ahead | None]:
    """Begin what a validation of these paths will ask for, if they are of one data folder."""
    try:
        roots = scope_of(paths).roots
    except AllegianceError:
        roots = ()  # the validation says what is wrong
    if len(roots) != 1 or not roots[0].is_dir() or link_in(roots[0]) is not None:  # git would follow a link
        yield None
        return
    ahead = Ahead(roots[0], revision)
    try:
        yield ahead
    finally:
        ahead.close()
