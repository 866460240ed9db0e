"""Authored files in, checked dataset out: one named graph a file, and the derived graphs beside them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allegiance.build.dataset import NOT_FOR_QUESTIONS, Built, assemble, build, canonical_hash

__all__ = ["NOT_FOR_QUESTIONS", "Built", "assemble", "build", "canonical_hash"]


def __getattr__(name: str) -> Any:
    # Looked up on first use, so that who reads or writes files does not load the store.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.dataset"), name)
