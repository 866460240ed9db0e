"""The base of every error that is raised on purpose."""


class AllegianceError(Exception):
    """Base of everything raised on purpose, so that a caller can catch all of it at once."""

    exit_code = 2
