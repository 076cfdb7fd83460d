"""When the server of a mailbox got a message: what is suggested where its headers tell no day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from extractors.fields.bonn import DayInBonn
from extractors.readers.containers.eml import SuggestedDay
from pipeline.intake.incoming import IncomingFile
from pipeline.register import Register
from pipeline.submissions.file_hash import file_hash


def with_arrivals(register: Register, files: Sequence[IncomingFile]) -> tuple[IncomingFile, ...]:
    """The files, each message that was copied from a mailbox with its arrival there."""
    moments = {message.sha256: message.arrived for message in register.mail_log.messages()}
    return tuple(_with_arrival(file, moments) for file in files) if moments else tuple(files)


def _with_arrival(file: IncomingFile, moments: dict[str, str]) -> IncomingFile:
    if file.path.suffix.lower() != ".eml":
        return file
    moment = moments.get(file_hash(file.place) or "")
    if moment is None:
        return file
    day = DayInBonn.at(datetime.fromisoformat(moment))
    return replace(file, arrived=SuggestedDay(day, f"INTERNALDATE: {moment}"))
