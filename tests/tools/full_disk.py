"""Every command on a disk that gets full as it goes: python -m tests.tools.full_disk (as root).

The disk is a small one in memory, a little larger each time, so that it is full at another write.
A command that comes to its end there says so; any other ends with 4 and a sentence. Then there is
room, the command is repeated, and the register must be as if it had been run once.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from tests.tools.faults import COMMANDS, FAULT, Place, Work, differences, end_of, fill, prepared

ROOMY = 200_000_000  # bytes
SAYS = re.compile(r"full|No space left|[Mm]ake room|with room")
KEYS = ("disks", "full", "without a sentence", "hangs", "lost", "doubled")


@contextmanager
def disk(at: Path, size: int) -> Iterator[None]:
    """A disk of `size` bytes. Needs the right to mount."""
    at.mkdir(parents=True)
    _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at))
    try:
        yield
    finally:
        subprocess.run(["/bin/umount", "--lazy", at], check=True)


def _mount(*words: str) -> None:
    subprocess.run(["/bin/mount", *words], check=True)


def on_small_disks(base: Path, name: str, disks: int) -> Counter[str]:
    """The figures of one command on so many disks, each with more room than the one before."""
    figures, command = Counter[str](), COMMANDS[name]
    whole = prepared(Place(base, None), base)
    first = used(whole.home) + used(whole.words["out"])
    whole.finish(command)
    needed = used(whole.home) + used(whole.words["out"]) - first
    wanted = whole.exported()
    for number in range(disks):
        room = needed * number // disks
        figures += _on_a_small_disk(base / f"disk-{name}-{number}", base, command, room, wanted)
    return figures


def _on_a_small_disk(
    at: Path, base: Path, command: str, room: int, wanted: dict[str, list[str]]
) -> Counter[str]:
    with disk(at, ROOMY):
        work = _moved(prepared(Place(at, None), base), at)
        _mount("-o", f"remount,size={_rounded(used(at) + room)}", str(at))
        figures = _outcome(work, command)
        _mount("-o", f"remount,size={ROOMY}", str(at))
        figures["hangs"] += work.finish(command) is None
        figures += differences(wanted, work.exported())
    return figures + Counter({"disks": 1})


def _outcome(work: Work, command: str) -> Counter[str]:
    end = end_of(work.start(command))
    if end is None:
        return Counter({"hangs": 1})
    code, words = end
    explained = code in (0, 1) or (FAULT not in words and SAYS.search(words) is not None)
    if not explained:
        sys.stderr.write(f"{command}: {code}\n{words[-3000:]}\n")
    return Counter({"full": code not in (0, 1), "without a sentence": not explained})


def _moved(work: Work, at: Path) -> Work:
    """With everything that it writes on the disk, temporary files too."""
    words = dict(work.words) | {"out": at / "out", "tmp": at / "tmp"}
    for folder in (words["out"], words["tmp"]):
        folder.mkdir(exist_ok=True)
    return replace(work, words=words)


def used(folder: Path) -> int:
    """Bytes of all files in it, each rounded up to a page, as on the disk."""
    return sum(_rounded(path.stat().st_size) for path in folder.rglob("*") if path.is_file())


def _rounded(size: int) -> int:
    return -(-size // 4096) * 4096


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--disks", type=int, default=12)
    asked.add_argument("commands", nargs="*", default=[*COMMANDS])
    wanted = asked.parse_args()
    for name in wanted.commands:
        base = Path(mkdtemp(prefix="full-disk-"))
        fill(base)
        figures = on_small_disks(base, name, wanted.disks)
        shown = ", ".join(f"{figures[key]} {key}" for key in KEYS)
        sys.stdout.write(f"{name}: {shown}\n")
        sys.stdout.flush()
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    main()
