"""Files given to the desk that wait for a person's word: looked at first, used or dropped after.

They lie in the home under a name that nobody can guess, readable for the desk alone, and go when
they are used, or after a day.
"""

import re
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from pipeline.config import home
from pipeline.private_files import file_mode, folder_mode
from pipeline.services.take_in import safe_name

KEPT_FOR = 24 * 3600  # seconds
TOKEN = re.compile(r"[0-9a-f]{32}")


def keep_upload(files: Iterable[UploadedFile], beside: str = "") -> str:
    """Keep files under their own names, as far as these are safe; the token that leads to them.

    `beside`: with those that this token leads to. Of two files of one name the later one gets a
    figure before it.
    """
    forget_old_uploads()
    before = kept_upload(beside)
    token = beside if before else token_hex(16)
    folder = _folder() / token
    folder.mkdir(parents=True, mode=folder_mode(home()), exist_ok=True)
    for number, file in enumerate(files, len(before)):
        path = folder / safe_name(file.name or "")
        write_upload(path if not path.exists() else folder / f"{number}-{path.name}", file)
    return token


def write_upload(path: Path, file: UploadedFile) -> None:
    """Write what was sent, for those who share the home. Raises FileExistsError."""
    with path.open("xb") as target:
        path.chmod(file_mode(home()))
        for chunk in file.chunks():
            target.write(chunk)


def kept_upload(token: str) -> tuple[Path, ...]:
    """The files that a token leads to, by name; none where it leads nowhere (any more)."""
    if not TOKEN.fullmatch(token):
        return ()
    return tuple(sorted((_folder() / token).glob("*")))


def drop_upload(token: str) -> None:
    """Take the files away: they were used, or will not be."""
    if TOKEN.fullmatch(token):
        rmtree(_folder() / token, ignore_errors=True)


def upload_to_keep(request: HttpRequest, words: Mapping[str, str]) -> str | None:
    """The token of files that a person looked at and wants kept.

    None where they are dropped, or gone: the person is told so in `words`.
    """
    token = request.POST.get("token", "")
    there = bool(kept_upload(token))
    if there and request.POST.get("deed") == "keep":
        return token
    messages.info(request, words["dropped" if there else "gone"])
    drop_upload(token)
    return None


def forget_old_uploads() -> None:
    """Take away what nobody came back to within a day."""
    for folder in _folder().glob("*"):
        if folder.stat().st_mtime < time.time() - KEPT_FOR:
            rmtree(folder, ignore_errors=True)


def _folder() -> Path:
    return home() / "desk" / "uploads"
