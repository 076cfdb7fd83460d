"""The database: nothing else in the house speaks SQL."""

from pipeline.register.errors import (
    FileChanged,
    RefusedEvent,
    RefusedWord,
    RegisterBroken,
    RegisterError,
    RegisterTooNew,
    RegisterUnreachable,
    UnknownAction,
    UnknownSubmission,
)
from pipeline.register.held import Line, Loaded, LoadState, Receipt, Submission
from pipeline.register.store import Register, open_register

__all__ = [
    "FileChanged",
    "Line",
    "LoadState",
    "Loaded",
    "Receipt",
    "RefusedEvent",
    "RefusedWord",
    "Register",
    "RegisterBroken",
    "RegisterError",
    "RegisterTooNew",
    "RegisterUnreachable",
    "Submission",
    "UnknownAction",
    "UnknownSubmission",
    "open_register",
]
