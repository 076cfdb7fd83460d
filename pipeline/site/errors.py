"""Why an online register cannot be published. The folder stays as it was, but after CutOff.

* SiteError
  - NotOurs         the folder holds files that this program did not write
  - InTheWay        a file of somebody else is where one of the register has to be
  - CutOff          the new pages are all there, and could not all be put in their places
  - DamagedFile     a kept file is no longer what was received
  - BadSetting      the note of where to publish after each change cannot be read
"""

from pathlib import Path

from pipeline.refusal import Refusal


class SiteError(Refusal):
    """Something that keeps the register from being published, and what to do next."""


class NotOurs(SiteError):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} {_what(folder)}. Nothing was changed. "
            "Give an empty or a new folder, or one that was published to before."
        )


def _what(folder: Path) -> str:
    if folder.is_dir():
        return "holds files that are not of an online register"
    return "is a file, and no folder"


class InTheWay(SiteError):
    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} does not belong to the online register but is in the way of one of its files. "
            "Nothing was changed. Move it away, then publish again."
        )


class CutOff(SiteError):
    def __init__(self, folder: Path, why: OSError) -> None:
        super().__init__(
            f"{folder} holds only some of the new pages: the others could not be put there "
            f"({why.strerror}: {why.filename}). They are kept beside it. Put that right, then "
            "publish again: that goes on where this ended."
        )


class DamagedFile(SiteError):
    def __init__(self, sha256: str) -> None:
        super().__init__(
            f"The kept file {sha256[:8]}… is no longer what was received. Nothing was published. "
            "Bring it back from a backup (`concerted restore FILE`), then publish again."
        )


class BadSetting(SiteError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} says where the register is published after each change, and cannot be read. "
            "Nothing was published. Set it up again with `concerted publish FOLDER --keep-up`, or "
            "remove that file."
        )
