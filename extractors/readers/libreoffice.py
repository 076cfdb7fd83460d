"""Old and other word processor files through LibreOffice, which alone opens them all.

The only place that knows LibreOffice.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from extractors.errors import BrokenFile, ConverterMissing, EncryptedFile, ReadingTooLong
from extractors.readers.file_types import BOM, OLE_ERRORS, RTF

NO_EXCEPTION = {"no_proxy": "", "NO_PROXY": ""}
PROGRAMS = ("soffice", "libreoffice")
TIME_LIMIT = 60  # seconds for one file; a start with a new profile takes about 5
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOWHERE = "9"  # of this machine: the port of "discard", where nobody listens
ALONE = ("unshare", "--user", "--map-root-user", "--net", "--")  # a network without any machine
# Macros off, links never followed, nothing fetched: these files come from strangers. Where the
# system gives no network of one's own, every request goes to a proxy that is not there.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop></item>
</oor:items>
"""


@contextmanager
def converted_to_docx(path: Path, page: bytes | None = None) -> Iterator[Path]:
    """A .docx made from the .doc, .odt or .rtf at `path`; it is gone after the block.

    `page` is the HTML inside a file of another format, converted in its place. Raises
    ConverterMissing without LibreOffice, EncryptedFile when a password is asked for,
    ReadingTooLong after `TIME_LIMIT`, BrokenFile when nothing comes out.
    """
    with tempfile.TemporaryDirectory(prefix="concerted-") as folder:
        yield converted(path, Path(folder), page)


def converted(path: Path, folder: Path, page: bytes | None = None) -> Path:
    """The .docx that LibreOffice makes of `path`, in `folder`. Errors: see `converted_to_docx`."""
    program = _program()
    if program is None:
        raise ConverterMissing(path)
    if is_protected(path):
        raise EncryptedFile(path)
    # A name without surprises: under that of a text LibreOffice shows the code of an RTF file.
    source = folder / ("source.doc" if page is None else "source.html")
    source.write_bytes(from_its_mark(path.read_bytes()) if page is None else page)
    return _made(_command(program, source, folder, "docx:MS Word 2007 XML"), path, "source.docx")


def converted_to_pdf(path: Path, folder: Path) -> Path:
    """The pages of a .docx as a PDF in `folder`. Errors: see `converted_to_docx`."""
    program = _program()
    if program is None:
        raise ConverterMissing(path)
    command = _command(program, path, folder, "pdf:writer_pdf_Export")
    return _made(command, path, f"{path.stem}.pdf")


def _made(command: list[str], path: Path, name: str) -> Path:
    """What the command makes of the file at `path`, under `name`. Raises BrokenFile."""
    output = _run(command, path)
    result = Path(command[command.index("--outdir") + 1]) / name
    if not result.is_file() or not result.stat().st_size:
        raise BrokenFile(path, output)
    return result


def from_its_mark(content: bytes) -> bytes:
    """`content` without what stands before the mark of RTF, where LibreOffice looks for it."""
    start = content.removeprefix(BOM).lstrip()
    return start if start.startswith(RTF) else content


def converter_available() -> bool:
    return _program() is not None


def _program() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def _command(program: str, source: Path, folder: Path, form: str) -> list[str]:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, "utf-8")
    return [
        *_without_network(),
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        form,
        "--outdir",
        str(folder / "converted"),
        str(source),
    ]


@cache
def _without_network() -> tuple[str, ...]:
    """What to put before a command so that it reaches no machine; () where the system has none."""
    found = shutil.which(ALONE[0])
    if found is None:
        return ()
    alone = (found, *ALONE[1:])
    tried = subprocess.run(  # noqa: S603 - a fixed command
        [*alone, "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return alone if tried.returncode == 0 else ()


def _dead_proxy() -> dict[str, str]:
    names = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
    dead = dict.fromkeys(names, f"http://127.0.0.1:{NOWHERE}")
    return dead | {name.upper(): value for name, value in dead.items()} | NO_EXCEPTION


def _run(command: list[str], path: Path) -> str:
    """What the program said. It leaves no process behind, whatever happens."""
    with subprocess.Popen(  # noqa: S603 - fixed program, our own file name
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | _dead_proxy(),
        start_new_session=True,  # soffice is a script that starts the real program
    ) as process:
        try:
            output, _ = process.communicate(timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired as slow:
            raise ReadingTooLong(path, f"LibreOffice: more than {TIME_LIMIT} s") from slow
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return output.decode("utf-8", "replace").strip()


def is_protected(path: Path) -> bool:
    """Whether a password is needed; LibreOffice would only fail without saying why."""
    with path.open("rb") as file:
        head = file.read(8)
    if head == OLE2:
        return _word97_is_protected(path)
    return head.startswith(b"PK") and _opendocument_is_protected(path)


def _word97_is_protected(path: Path) -> bool:
    """fEncrypted: bit 0x100 of the flags at offset 10 of the file information block (MS-DOC)."""
    import olefile

    try:
        with olefile.OleFileIO(path) as ole:
            if ole.exists("EncryptedPackage"):
                return True
            if not ole.exists("WordDocument"):
                return False
            block: bytes = ole.openstream("WordDocument").read(12)
            return len(block) == 12 and bool(block[11] & 1)
    except OLE_ERRORS as broken:
        raise BrokenFile(path, repr(broken)) from broken


def _opendocument_is_protected(path: Path) -> bool:
    """An encrypted entry is described in the manifest (OpenDocument 1.3, part 2, 4.4)."""
    try:
        with zipfile.ZipFile(path) as package, package.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(1_000_000)
    except (KeyError, zipfile.BadZipFile, OSError):
        return False
