"""Run `allegiance` with the same arguments in many folders, one after the other, in this one process.

The folders come on standard input, one a line; code, output and errors of each go to standard output as JSON.
"""

import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout

from sitecustomize import note

from allegiance.cli import commands


def run() -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            commands.main()
        except SystemExit as stop:
            code = stop.code
    return int(str(code or 0)), out.getvalue(), err.getvalue()


outcomes = []
for folder in sys.stdin.read().splitlines():
    os.chdir(folder)
    note("run", folder)
    outcomes.append(run())
json.dump(outcomes, sys.stdout)
