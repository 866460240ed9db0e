"""Loaded first in every process that a test fences in: limits it, forbids reaching out, and notes what it opens.

Nothing of the tool is imported here, so that the fence stands before the tool does.
"""

import os
import resource
import sys

REACHING_OUT = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "webbrowser.",
)
CHANGING = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "shutil.",
)
LISTING = ("os.listdir", "os.scandir")
FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

for limit, amount in (
    (resource.RLIMIT_CPU, int(os.environ["FENCE_SECONDS"])),
    (resource.RLIMIT_AS, int(os.environ["FENCE_BYTES"])),
    (resource.RLIMIT_FSIZE, 1024 * 1024),
    (resource.RLIMIT_CORE, 0),
):
    resource.setrlimit(limit, (amount, amount))

log = os.open(os.environ["FENCE_LOG"], os.O_WRONLY | os.O_APPEND)


def note(kind: str, what: object) -> None:
    text = os.fsdecode(what) if isinstance(what, str | bytes | os.PathLike) else repr(what)
    os.write(log, f"{kind}\t{os.path.abspath(text)!r}\n".encode())  # noqa: PTH100  # links stay as they are


def fence(event: str, arguments: tuple[object, ...]) -> None:
    if event == "subprocess.Popen" and arguments[0] == os.environ["FENCE_ALLOWS"]:
        return
    if event.startswith((*REACHING_OUT, *CHANGING)):
        note("forbidden", f"{event} {arguments!r}")
        raise PermissionError(f"the fence forbids {event}")
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, str | bytes):
            note("write" if isinstance(flags, int) and flags & FOR_WRITING else "read", path)
    elif event in LISTING and isinstance(arguments[0], str | bytes):
        note("list", arguments[0])


sys.addaudithook(fence)
