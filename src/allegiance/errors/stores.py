"""What goes wrong with stores on this machine and with packages that are missing."""

from allegiance.errors.base import AllegianceError


class StoreError(AllegianceError):
    """A persisted store that cannot be opened, or is not what its record says."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"The store at {path} {reason}; run `allegiance build --again` to make it anew.")


class StoresMixed(AllegianceError):
    """Servers, whole datasets and files asked at once."""

    def __init__(self, stores: list[str]) -> None:
        self.stores = stores
        super().__init__(
            "A server or a whole dataset (.nq) is asked alone: give one, or any number of files and folders."
        )


class NothingToCheck(AllegianceError):
    """A store in which shapes find no node to look at: that is not the same as all well."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(
            f"There is nothing to check at {place}: it holds no entity whose class its ontology describes; publish the "
            "whole dataset there (`allegiance publish`), and let the default graph be the union (docs/servers.md)."
        )


class CodeChanged(AllegianceError):
    """A process that goes on while its own ontology, shapes or code are edited would check with a mixture of both."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("The ontology, shapes or code changed meanwhile: start again.")


class ReasonerUnavailable(AllegianceError):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The reasoner cannot run: {reason}; install it with `pip install 'allegiance[reason]'`.")


class MissingPackage(AllegianceError):
    """A package of an extra that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(f"This needs {package}: install it with `pip install 'allegiance[{extra}]'`.")
