"""Mail and zip files: bundles of documents, taken apart in memory.

Nothing is written to disk here, and names lose their folders, so that no part can land anywhere.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from stat import S_ISLNK
from zipfile import ZipFile, ZipInfo

from extractors.errors import (
    BrokenFile,
    EncryptedFile,
    ExtractionError,
    ReadingTooLarge,
    UnknownFormat,
)
from extractors.readers.containers.eml import (
    Letter,
    SuggestedDay,
    messages_of,
    read_eml,
    together,
)
from extractors.readers.containers.signed import is_encrypted
from extractors.readers.file_types import BUNDLES, OLE_ERRORS, ZIP_ERRORS, Format, tell_format
from extractors.readers.read import read_bytes

MOST_PARTS = 1000
DEEPEST = 4  # bundles inside bundles: a zip in a mail in a zip is 3
MOST_BYTES = 300_000_000  # unpacked, all parts together; they are held in memory
HIGHEST_RATIO = 100  # unpacked to packed; text packs to a tenth, a zip bomb to a thousandth
RATIO_MATTERS = 10_000_000  # bytes; below this no ratio does harm
ENCRYPTED, UTF8 = 0x1, 0x800  # bits of a zip entry's flags
LONGEST_NAME = 200  # bytes in UTF-8; file systems take 255, and " (2)" may come on top
LONGEST_SUFFIX = 20  # bytes; what is longer behind a dot is no suffix
UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')  # not allowed in names on Windows
LOCK_FILE = "~$"  # Word's own note beside a file that is open
CLUTTER = {"thumbs.db", "desktop.ini", ".ds_store"}  # what systems put into zip files by themselves


@dataclass(frozen=True, slots=True)
class Part:
    """One file out of a bundle: a submission of its own."""

    name: str  # a bare, safe file name, no two alike in a bundle whatever their case
    content: bytes
    within: tuple[str, ...] = ()  # the names of the bundles inside the bundle that held it
    received: SuggestedDay | None = None  # of the message that brought it; None as for a bundle


@dataclass(frozen=True, slots=True)
class Bundle:
    """A message or a zip file, bundles inside it unfolded."""

    name: str  # of the file, without folder
    sha256: str  # of its bytes as received, hexadecimal
    kind: str  # "eml", "msg", "tnef" or "zip"
    parts: tuple[Part, ...]
    subject: str = ""  # "" for a zip file, as are sender and body
    sender: str = ""
    body: str = ""  # what the message itself says
    received: SuggestedDay | None = None  # None for a zip file, a draft, a copy of sent mail
    left_out: tuple[str, ...] = ()  # pictures in signatures, clutter of operating systems
    is_encrypted: bool = False  # some of it opens only with a key that we do not have


def is_bundle(path: Path) -> bool:
    """Whether the file is mail or zip by its bytes; a .docx is not. Raises NotAFile, EmptyFile."""
    return tell_format(read_bytes(path)) in BUNDLES


def read_bundle(path: Path) -> Bundle:
    """The parts of a message or a zip file.

    Raises UnknownFormat for any other file, BrokenFile, EncryptedFile, ReadingTooLarge.
    A broken bundle inside this one stays a part, whole, for its own error to be told.
    """
    content = read_bytes(path)
    kind = tell_format(content)
    if kind not in BUNDLES:
        raise UnknownFormat(path, f"found {kind}")
    unfolding = _Unfolding(path)
    letter = unfolding.open(kind, content, ())
    return Bundle(
        path.name,
        sha256(content).hexdigest(),
        kind.value,
        tuple(unfolding.parts),
        letter.subject,
        letter.sender,
        letter.body,
        letter.received,
        tuple(unfolding.left_out),
        is_encrypted=any(is_encrypted(part.content) for part in unfolding.parts),
    )


@dataclass
class _Unfolding:
    """Parts taken out so far, and what they may still weigh."""

    path: Path
    parts: list[Part] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    room: int = field(default_factory=lambda: MOST_BYTES)  # bytes

    def open(self, kind: Format, content: bytes, within: tuple[str, ...]) -> Letter:
        """Take one bundle apart; what it says as a message, empty for a zip file."""
        if len(within) >= DEEPEST:
            raise ReadingTooLarge(self.path, f"bundles nested more than {DEEPEST} deep")
        if kind is Format.ZIP:
            self._zip(content, within)
            return Letter("", "", "", None, (), ())
        if kind is Format.EML and len(messages := messages_of(content)) > 1:
            return together([self._take(read_eml(message), within) for message in messages])
        return self._take(self._letter(kind, content), within)

    def _take(self, letter: Letter, within: tuple[str, ...]) -> Letter:
        """Take what a message brings along."""
        self.left_out += letter.left_out
        before = len(self.parts)
        for name, attached in letter.attachments:
            self._weigh(len(attached))
            self._add(name, attached, within)
        self.parts[before:] = [
            part if part.received else replace(part, received=letter.received)
            for part in self.parts[before:]
        ]
        return letter

    def _letter(self, kind: Format, content: bytes) -> Letter:
        if kind is Format.EML:
            try:
                return read_eml(content)
            except RecursionError as error:
                raise BrokenFile(self.path, "parts nested too deep") from error
        from extractors.readers.containers.msg import read_msg  # only Outlook mail needs them
        from extractors.readers.containers.tnef import read_tnef

        try:
            return read_tnef(content) if kind is Format.TNEF else read_msg(content)
        except OLE_ERRORS as error:
            raise BrokenFile(self.path, repr(error)) from error

    def _zip(self, content: bytes, within: tuple[str, ...]) -> None:
        try:
            with ZipFile(BytesIO(content)) as archive:
                for entry in archive.infolist():
                    self._entry(archive, entry, within)
        except ZIP_ERRORS as error:
            raise BrokenFile(self.path, str(error)) from error

    def _entry(self, archive: ZipFile, entry: ZipInfo, within: tuple[str, ...]) -> None:
        name = _entry_name(entry)
        if entry.filename.endswith(
            "/"
        ):  # a folder; the name may be empty, which zipfile trips over
            return
        if _is_clutter(name) or S_ISLNK(entry.external_attr >> 16):
            self.left_out.append(name)
            return
        if entry.flag_bits & ENCRYPTED:
            raise EncryptedFile(self.path, f"{name} is encrypted")
        if entry.file_size > max(RATIO_MATTERS, entry.compress_size * HIGHEST_RATIO):
            raise ReadingTooLarge(self.path, f"{name} is packed too tightly to be a document")
        with archive.open(entry) as packed:
            content = packed.read(self.room + 1)  # what the entry says of its size may be a lie
        self._weigh(len(content))
        self._add(name, content, within)

    def _weigh(self, size: int) -> None:
        self.room -= size
        if self.room < 0:
            raise ReadingTooLarge(self.path, f"unpacks to more than {MOST_BYTES} bytes")

    def _add(self, name: str, content: bytes, within: tuple[str, ...]) -> None:
        kind = tell_format(content)
        if kind in BUNDLES and self._unfolded(name, kind, content, within):
            return
        if len(self.parts) >= MOST_PARTS:
            raise ReadingTooLarge(self.path, f"more than {MOST_PARTS} parts")
        self.parts.append(Part(self._unique(safe_name(name)), content, within))

    def _unfolded(self, name: str, kind: Format, content: bytes, within: tuple[str, ...]) -> bool:
        """Take a bundle inside this one apart; False, and nothing taken, when it does not open."""
        before = len(self.parts)
        try:
            self.open(kind, content, (*within, safe_name(name)))
        except ReadingTooLarge:
            raise
        except ExtractionError:
            del self.parts[before:]
            return False
        return True

    def _unique(self, name: str) -> str:
        stem, dot, suffix = name.rpartition(".")
        stem, ending = (stem, dot + suffix) if stem else (name, "")
        free, number = name, 1
        while free.casefold() in self.names:
            number += 1
            free = f"{stem} ({number}){ending}"
        self.names.add(free.casefold())
        return free


def _is_clutter(name: str) -> bool:
    bare = PurePosixPath(name).name
    return bare.casefold() in CLUTTER or bare.startswith(LOCK_FILE) or name.startswith("__MACOSX/")


def safe_name(name: str) -> str:
    """A bare file name that can be written anywhere.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\Proposals\\\\otter?.docx"), safe_name("..")
    ('passwd', 'otter_.docx', 'part')
    """
    whole = name.encode("utf-8", "replace").decode()  # raw bytes of a mail are no letters
    bare = unicodedata.normalize("NFC", whole).replace("\\", "/").rstrip("/").rpartition("/")[2]
    return _shortened(UNSAFE.sub("_", bare).strip(" .")).strip(" .") or "part"


def _shortened(name: str) -> str:
    """`name` within `LONGEST_NAME`, its suffix kept."""
    stem, dot, suffix = name.rpartition(".")
    ending = (dot + suffix).encode()
    if len(ending) > LONGEST_SUFFIX:
        stem, ending = name, b""
    kept = stem.encode()[: LONGEST_NAME - len(ending)].decode("utf-8", "ignore")
    return kept + ending.decode()


def _entry_name(entry: ZipInfo) -> str:
    """The name of an entry; macOS writes UTF-8 and forgets to say so."""
    if entry.flag_bits & UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
