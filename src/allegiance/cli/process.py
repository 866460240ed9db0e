"""The `allegiance` command as a process of its own."""

import gc
import os
import sys

QUICK_TO_LEAVE = "validate"
"""A command that holds much in memory at its end, and nothing that is not written."""


def run() -> None:
    """Run the command and end the process.

    What a validation holds is left to the system: to take it apart object by object takes a tenth as long as all else.
    """
    # Modules and commands make many objects and few cycles: looking for these took a sixth of the time to load them.
    gc.set_threshold(50_000)
    try:
        _run()
    except SystemExit as end:
        if sys.argv[1:2] == [QUICK_TO_LEAVE] and isinstance(end.code, int):
            try:
                for stream in filter(None, (sys.stdout, sys.stderr)):  # None where the caller closed it
                    stream.flush()
            except OSError:
                raise end from None  # told as whenever a process ends
            os._exit(end.code)
        raise


def _run() -> None:
    from allegiance.cli import ending, plainly

    asked = plainly.read(sys.argv[1:])
    if asked is None:
        from allegiance.cli.commands import main

        main()
    else:
        from allegiance.cli.validating import validated

        gc.disable()  # to look once through all that was made, right before the end, takes a twentieth of it
        ending.guarded(lambda: sys.exit(validated(*asked)))
