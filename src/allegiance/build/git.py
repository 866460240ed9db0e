"""How git is run on a folder that a contribution may have written to."""

import os

FOLLOWS_CONFIG_ONLY = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
"""Of git's variables those that are passed on. The rest name another repository than that of the folder, as within a
hook, or write to files."""
TRUSTS_NOTHING = {
    "GIT_ALLOW_PROTOCOL": "none",  # what a partial clone lacks would be fetched, by whatever command its config names
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def environment() -> dict[str, str]:
    """Return the environment, in which git reads what is in the folder's own repository, and does nothing else."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(FOLLOWS_CONFIG_ONLY)
    }
    return kept | TRUSTS_NOTHING
