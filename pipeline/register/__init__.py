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
from pipeline.register.held import (
    Action,
    ActionLine,
    Line,
    LinkedDocument,
    Loaded,
    LoadState,
    Receipt,
    Recorded,
    Submission,
)
from pipeline.register.store import Register, open_register

__all__ = [
    "Action",
    "ActionLine",
    "FileChanged",
    "Line",
    "LinkedDocument",
    "LoadState",
    "Loaded",
    "Receipt",
    "Recorded",
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
