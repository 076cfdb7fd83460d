"""Documents on offer: what may be shown of a kept file, as a PDF under a readable name."""

from hashlib import sha256
from pathlib import Path

from extractors.readers.public_copy import write_public_copy
from pipeline.register import LinkedDocument, Register
from pipeline.site import urls
from pipeline.site.content.rows import OfferedFile
from pipeline.site.errors import DamagedFile
from pipeline.site.settings import UNSET, SiteSettings

BEGINNINGS = (b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"PK")
NOT_FINISHED = frozenset({"DOC002", "DOC005"})
"""Tracked changes, comments: while nobody has looked at these, the file is not for everybody."""


class ServedFiles:
    """The files that pages lead to, each under an address of its own.

    What was submitted is never served itself: its comments, tracked changes and properties are
    for the Secretariat.
    """

    def __init__(self, register: Register, settings: SiteSettings = UNSET) -> None:
        self._register = register
        self.settings = settings
        self._taken: dict[str, OfferedFile] = {}

    def offer(
        self, document: LinkedDocument, symbol: str, language: str
    ) -> tuple[OfferedFile, int] | None:
        """The file on offer for a kept one, and its size; None where none is fit to be shown.

        Raises DamagedFile.
        """
        digest = document.document
        copy = None if self._is_unfinished(document) else self._copy(digest)
        if copy is None:
            return None
        content = copy.read_bytes()
        address = urls.document(symbol, language, digest)
        if self._taken.get(address, OfferedFile("", "", digest)).kept != digest:
            address = urls.numbered_file(address, digest)
        offered = OfferedFile(address, sha256(content).hexdigest(), digest)
        self._taken[address] = offered
        return offered, len(content)

    def all(self) -> tuple[OfferedFile, ...]:
        """Every file that was offered, by address."""
        return tuple(self._taken[address] for address in sorted(self._taken))

    def _is_unfinished(self, document: LinkedDocument) -> bool:
        if not NOT_FINISHED & document.codes:
            return False
        findings = self._register.submission(document.document).open_findings
        return any(finding.rule.code in NOT_FINISHED for finding in findings)

    def _copy(self, digest: str) -> Path | None:
        """The copy for everybody, which is made once; None where none can be made."""
        files = self._register.files
        kept, copy = files.path(digest), files.public_path(digest)
        if copy.is_file():
            return copy
        if not _is_document(kept):
            return None
        if not files.is_whole(digest):
            raise DamagedFile(digest)
        copy.parent.mkdir(parents=True, exist_ok=True)
        return copy if write_public_copy(kept, copy) else None


def _is_document(path: Path) -> bool:
    """Whether it begins as a document does: a page of markup under its name is none."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        begin = file.read(1024).lstrip(b"\xef\xbb\xbf \r\n")
    return begin.startswith(BEGINNINGS)
