"""Whether everything in the home may be read by those alone whom the home is for.

Files written by a version that did not see to it, copied there, or made by another account.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from pwd import getpwuid
from shlex import quote
from stat import S_IMODE, S_ISDIR, S_ISGID, S_ISREG

from pipeline.private_files import file_mode, folder_mode

INBOX = "inbox"  # what people put there keeps the rights that they gave it
OWN = 0o600  # without these rights not even its owner can use it


def mend_rights(home: Path) -> tuple[int, Counter[str]]:
    """Give what is ours the rights of the home; say what is not ours and has others.

    How many files and folders of ours had others; and accounts, with how many of theirs only they,
    or root, can mend.
    """
    mended, foreign = 0, Counter[str]()
    for path, found in _everything(home):
        if _is_right(home, found):
            continue
        if found.st_uid == os.geteuid() and _mended(home, path, found):
            mended += 1
        else:
            foreign[_account(found.st_uid)] += 1
    return mended, foreign


def mending(home: Path) -> str:
    """What to do where only somebody else can."""
    place, named = home.stat(), quote(str(home))
    if file_mode(home) & 0o060:
        give = (
            f"chgrp -R {place.st_gid} {named} && chmod -R u+rwX,g+rwX,o-rwx {named} && "
            f"find {named} -type d -exec chmod g+s {{}} +"
        )
    else:
        give = f"chown -R {place.st_uid} {named} && chmod -R u+rwX,go-rwx {named}"
    return f"Have that person, or the administrator of the machine, run `{give}`."


def _everything(home: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Files and folders below it; a link is not followed."""
    for place, folders, files in os.walk(home):
        if Path(place) == home:
            folders[:] = [name for name in folders if name != INBOX]
        for name in (*folders, *files):
            path = Path(place, name)
            with suppress(OSError):  # gone meanwhile
                found = path.lstat()
                if S_ISDIR(found.st_mode) or S_ISREG(found.st_mode):
                    yield path, found


def _wanted(home: Path, found: os.stat_result) -> int:
    return folder_mode(home) if S_ISDIR(found.st_mode) else file_mode(home)


def _is_right(home: Path, found: os.stat_result) -> bool:
    """Whether those whom the home is for may use it, and nobody else.

    In a home of one person everything is that person's own.
    """
    wanted, mode = _wanted(home, found), S_IMODE(found.st_mode)
    if mode & 0o777 & ~(wanted | 0o100) or mode & OWN != OWN:
        return False
    place = home.stat()
    if not wanted & 0o070:
        return found.st_uid == place.st_uid
    shares = mode & wanted & 0o060 == 0o060 and found.st_gid == place.st_gid
    return shares and (bool(mode & S_ISGID) or not S_ISDIR(found.st_mode))


def _mended(home: Path, path: Path, found: os.stat_result) -> bool:
    wanted = _wanted(home, found)
    try:
        if wanted & 0o070:
            os.chown(path, -1, home.stat().st_gid, follow_symlinks=False)
            wanted |= S_ISGID if S_ISDIR(found.st_mode) else 0
        path.chmod(wanted)
    except OSError:  # a group that we are not of
        return False
    return _is_right(home, path.lstat())


def _account(user: int) -> str:
    try:
        return getpwuid(user).pw_name
    except KeyError:
        return str(user)
