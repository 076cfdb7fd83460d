"""The database: nothing else in the house speaks SQL."""

from pipeline.actions.action import Action, ActionLine, LinkedDocument, Recorded
from pipeline.register.done_log import Done
from pipeline.register.errors import (
    AmbiguousName,
    ErasedBefore,
    FileChanged,
    RefusedEvent,
    RegisterBroken,
    RegisterError,
    RegisterFull,
    RegisterTooNew,
    RegisterUnreachable,
    ReviewRejected,
    UnknownAction,
    UnknownSubmission,
)
from pipeline.register.national_reports import KeptReport
from pipeline.register.opening import open_register
from pipeline.register.register import Register
from pipeline.submissions.kept import (
    FileState,
    IntakeResult,
    Receipt,
    Submission,
    SubmissionListEntry,
)

__all__ = [
    "Action",
    "ActionLine",
    "AmbiguousName",
    "Done",
    "ErasedBefore",
    "FileChanged",
    "FileState",
    "IntakeResult",
    "KeptReport",
    "LinkedDocument",
    "Receipt",
    "Recorded",
    "RefusedEvent",
    "Register",
    "RegisterBroken",
    "RegisterError",
    "RegisterFull",
    "RegisterTooNew",
    "RegisterUnreachable",
    "ReviewRejected",
    "Submission",
    "SubmissionListEntry",
    "UnknownAction",
    "UnknownSubmission",
    "open_register",
]
