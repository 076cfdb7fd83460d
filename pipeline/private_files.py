"""Who may read what the program writes: whoever runs it, or the group that shares the home.

A home that a group shares is one that its owner gave to the group (`chgrp GROUP HOME`,
`chmod 2770 HOME`): whatever is written then can be read and written by that group, and by nobody
else. The online register alone is for everybody, and says so itself.
"""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISGID, S_IWGRP

FOR_OWNER, FOR_GROUP = 0o077, 0o007  # what is taken away from the rights of new files
PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755


def keep_private(home: Path) -> None:
    """Make what this process and its children write from now on private, whatever the umask was.

    A home that strangers could look into until now is closed to them.
    """
    mode = _mode(home)
    os.umask(FOR_GROUP if _is_shared(mode) else FOR_OWNER)
    taken = FOR_GROUP if mode & S_IWGRP else FOR_OWNER
    if mode & taken:
        with suppress(OSError):  # somebody else's folder: its owner decides
            home.chmod(mode & ~taken)


def file_mode(home: Path) -> int:
    """The rights of a file in this home: for its owner, or for the group that shares the home."""
    return 0o660 if _is_shared(_mode(home)) else 0o600


def folder_mode(home: Path) -> int:
    """The rights of a folder in it; that files in it are for the same group is handed down."""
    return 0o770 if _is_shared(_mode(home)) else 0o700


def share_as_others(path: Path) -> None:
    """Give a file made for its owner alone the rights of all new files of this process."""
    taken = os.umask(FOR_OWNER)
    os.umask(taken)
    path.chmod(0o666 & ~taken)


def _mode(folder: Path) -> int:
    """Its rights; 0 where it is not there yet."""
    try:
        return S_IMODE(folder.stat().st_mode)
    except OSError:
        return 0


def _is_shared(mode: int) -> bool:
    return bool(mode & S_ISGID and mode & S_IWGRP)
