"""SPARQL servers that the tests start themselves: on a free port of this machine, in a folder of their own."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest


@contextmanager
def oxigraph(folder: Path, quads: Path | None = None) -> Iterator[str]:
    """Run Oxigraph's server over the given N-Quads file, default graph the union; give its address without a path."""
    binary = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
    if binary is None:
        pytest.skip("Oxigraph's server is not installed; `pip install oxigraph` brings it")
    if quads is not None:
        subprocess.run([binary, "load", "--location", folder, "--file", quads], check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        bind = f"127.0.0.1:{listener.getsockname()[1]}"
    command = [binary, "serve", "--location", folder, "--bind", bind, "--union-default-graph"]
    with (folder.parent / f"{folder.name}.log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
        try:
            _wait(f"http://{bind}/", process)
            yield f"http://{bind}"
        finally:
            process.terminate()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        try:
            urlopen(url, timeout=5).close()  # noqa: S310  # our own server
            return
        except URLError:
            assert process.poll() is None, "the server ended at once"
            time.sleep(0.05)
    pytest.fail("the server does not answer after 10 seconds")
