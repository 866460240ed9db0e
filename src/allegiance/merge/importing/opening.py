"""What is imported, opened: a file, an archive with one file in it, or an address.

Every byte that is read is counted and hashed.
"""

import gzip
import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from urllib.parse import urlsplit
from urllib.request import Request

from allegiance.errors import ImportRefused, NotFoundError
from allegiance.store.transport import Transport

LARGEST = 2 * 2**30
"""Bytes of an unpacked archive, or of an answer."""
TYPES = ("text/html", "application/xhtml+xml")
"""What a server sends when it has a page to show and not the file."""


class Counted(io.RawIOBase):
    """A file that hashes what is read of it; `limit` is the most bytes it may give."""

    def __init__(self, inner: BinaryIO, name: str, limit: int, progress: Callable[[int], None]) -> None:
        self._inner, self._name, self._limit, self._progress = inner, name, limit, progress
        self._digest = hashlib.sha256()
        self.size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            chunk = self._inner.read(len(buffer))
        except (EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error) as error:
            raise ImportRefused(self._name, f"the archive is damaged ({error})", "fetch it again") from error
        self.size += len(chunk)
        if self.size > self._limit:
            raise ImportRefused(
                self._name, f"it unpacks to more than {self._limit:,} bytes", "unpack and look at it yourself"
            )
        self._digest.update(chunk)
        self._progress(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)

    @property
    def sha256(self) -> str:
        """The hash of all that was read, in hexadecimal."""
        return self._digest.hexdigest()


@contextmanager
def opened(
    place: str, *, timeout: float = 300.0, largest: int = LARGEST, progress: Callable[[int], None] = lambda read: None
) -> Iterator[tuple[io.BufferedReader, Counted, str]]:
    """Open a path or URL; give the file, its count, and the name of what is in it (of the file within an archive).

    Archives are .gz, and .zip with one file in it. Raises NotFoundError, ImportRefused, and for an address the errors
    derived from RemoteError.
    """
    with ExitStack() as stack:
        raw: BinaryIO
        if "://" in place:
            raw, name = _fetched(place, timeout, largest), PurePosixPath(urlsplit(place).path).name or place
        else:
            path = Path(place)
            if not path.exists():
                raise NotFoundError(path, "file")
            if not stat.S_ISREG(path.stat().st_mode):
                raise ImportRefused(place, "it is no regular file", "name a file")
            raw, name = stack.enter_context(path.open("rb")), path.name
        limit = 1 << 62
        if name.endswith(".gz"):
            raw, name, limit = stack.enter_context(gzip.GzipFile(fileobj=raw)), name.removesuffix(".gz"), largest  # type: ignore[assignment]  # read as any binary file
        elif name.endswith(".zip"):
            raw, name = _unzipped(raw, name, stack)
            limit = largest
        counted = Counted(raw, name, limit, progress)
        yield io.BufferedReader(counted, 1 << 16), counted, name


def _fetched(url: str, timeout: float, largest: int) -> BinaryIO:
    answer = Transport(url, timeout=timeout, largest=largest, known=False).send(Request(url))  # noqa: S310  # Transport allows http and https only
    if answer.type in TYPES:
        raise ImportRefused(url.partition("?")[0], "the server sends a web page and not a dataset", "check the address")
    if not answer.body:
        raise ImportRefused(url.partition("?")[0], "the server sends nothing", "check the address")
    if not answer.framed:
        raise ImportRefused(url.partition("?")[0], "the server does not say where the file ends", "fetch it yourself")
    return io.BytesIO(answer.body)


def _unzipped(raw: BinaryIO, name: str, stack: ExitStack) -> tuple[BinaryIO, str]:
    """Open the only file in the archive; nothing is written anywhere. Raises ImportRefused."""
    try:
        archive = stack.enter_context(zipfile.ZipFile(raw))
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise ImportRefused(name, f"the archive cannot be read ({error})", "fetch it again") from error
    members = [info for info in archive.infolist() if not info.is_dir()]
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in info.filename:
            raise ImportRefused(
                name, f"it holds {info.filename[:80]!r}, which would leave the folder", "do not trust it"
            )
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ImportRefused(name, f"it holds the link {info.filename[:80]!r}", "do not trust it")
    if len(members) != 1 or members[0].flag_bits & 1:
        reason = "it is encrypted" if len(members) == 1 else f"it holds {len(members)} files where one is expected"
        raise ImportRefused(name, reason, "unpack it and name the file")
    return stack.enter_context(archive.open(members[0])), PurePosixPath(members[0].filename).name  # type: ignore[return-value]  # read as any binary file
