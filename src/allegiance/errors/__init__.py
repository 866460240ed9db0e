"""Every error the project raises on purpose: one base, one class per cause, each carrying its data.

A message is one sentence that says what to do. The command prints it and exits with `exit_code`
(1 findings, 2 could not do what was asked, 3 a limit or a fault of our own).
"""

from allegiance.errors.asking import (
    AmbiguousName,
    BadParameter,
    LimitReached,
    QueryHeaderError,
    QueryRefused,
    UnknownName,
    UnknownQuestion,
)
from allegiance.errors.base import AllegianceError
from allegiance.errors.files import (
    CannotFormat,
    CannotWrite,
    DateError,
    DateInFile,
    FileNotAllowed,
    GitError,
    NotFoundError,
    RepeatedStatement,
    SyntaxErrorInFile,
)
from allegiance.errors.merging import BadLinkTable, BadMapping, BadRecord, ImportRefused, NotATable, UnknownDataset
from allegiance.errors.servers import (
    BadAddress,
    BadCredentials,
    GraphNotSent,
    PublishedOtherwise,
    RemoteAnswer,
    RemoteBusy,
    RemoteDenied,
    RemoteError,
    RemoteRedirect,
    RemoteRefused,
    RemoteTimeout,
    RemoteTooLarge,
    RemoteUnreachable,
)
from allegiance.errors.stores import (
    CodeChanged,
    MissingPackage,
    NothingToCheck,
    ReasonerUnavailable,
    StoreError,
    StoresMixed,
)

__all__ = [
    "AllegianceError",
    "AmbiguousName",
    "BadAddress",
    "BadCredentials",
    "BadLinkTable",
    "BadMapping",
    "BadParameter",
    "BadRecord",
    "CannotFormat",
    "CannotWrite",
    "CodeChanged",
    "DateError",
    "DateInFile",
    "FileNotAllowed",
    "GitError",
    "GraphNotSent",
    "ImportRefused",
    "LimitReached",
    "MissingPackage",
    "NotATable",
    "NotFoundError",
    "NothingToCheck",
    "PublishedOtherwise",
    "QueryHeaderError",
    "QueryRefused",
    "ReasonerUnavailable",
    "RemoteAnswer",
    "RemoteBusy",
    "RemoteDenied",
    "RemoteError",
    "RemoteRedirect",
    "RemoteRefused",
    "RemoteTimeout",
    "RemoteTooLarge",
    "RemoteUnreachable",
    "RepeatedStatement",
    "StoreError",
    "StoresMixed",
    "SyntaxErrorInFile",
    "UnknownDataset",
    "UnknownName",
    "UnknownQuestion",
]
