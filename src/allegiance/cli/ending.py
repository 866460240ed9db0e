"""How a command ends that cannot go on: with one sentence and an exit code (see docs/exit-codes.md)."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

from allegiance.errors import AllegianceError


def guarded(work: Callable[[], None]) -> None:
    """Do the work; every error is one sentence on stderr and an exit code."""
    try:
        work()
    except KeyboardInterrupt:
        stop("Interrupted.", 130)
    except AllegianceError as error:
        stop(str(error), error.exit_code)
    except BrokenPipeError:
        # Whoever reads us has seen enough, as with `| head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        stop(f"The system does not allow it ({error}).", 2)
    except Exception as error:  # noqa: BLE001,RUF100  # the last line of defence: no traceback reaches a user
        if os.environ.get("ALLEGIANCE_DEBUG"):
            raise
        stop(f"Internal error ({type(error).__name__}: {error}); please report it, ALLEGIANCE_DEBUG=1 shows more.", 3)


def stop(message: str, code: int) -> NoReturn:
    """Say the sentence and end."""
    from allegiance.query.exchange import printable  # slow to load

    if sys.stderr is not None:
        print(f"allegiance: {printable(' '.join(message.split()))}", file=sys.stderr, flush=True)
    sys.exit(code)
