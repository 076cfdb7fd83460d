"""One message in each of three formats: as sent (.eml), as Outlook keeps it (.msg), in winmail.dat.

Whatever the format, the same files come out of it, the same is left out, and the same is read.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest

from extractors.readers.containers import read_bundle
from extractors.readers.read import read_document
from tests.extractors.readers.containers.outlookfile import attachment, forwarded, outlook_bytes
from tests.extractors.readers.containers.test_eml import signed
from tests.extractors.readers.containers.test_tnef import winmail

PDF = b"%PDF-1.4 a proposal"
REPORT = "We counted the cranes in every marsh of the country, and found them well. " * 15
PAGE = f"<h2>Counts</h2><p>{REPORT}</p>"
OLDER = (
    "<p>On 2 May 2031 Ada &lt;ada@b.example&gt; wrote:</p><blockquote>When is it due?</blockquote>"
)
SUBJECT, BODY, HTML = 0x0037, 0x1000, 0x1013


@dataclass(frozen=True)
class File:
    """One file that a message brings."""

    name: str
    content: bytes
    kind: str = "application/octet-stream"
    shown: str = ""  # the id under which the page shows it


@dataclass(frozen=True)
class Mail:
    """What a message holds, whatever its format."""

    plain: str = "Please find it attached."
    page: str = ""
    files: tuple[File, ...] = ()
    brings: "Mail | None" = None  # the message that it forwards


def as_eml(mail: Mail) -> bytes:
    return _letter(mail).as_bytes()


def _letter(mail: Mail) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "ada@lake.example", "Report on Concerted Action 99.1"
    letter.set_content(mail.plain)
    if mail.page:
        letter.add_alternative(mail.page, subtype="html")
    for file in mail.files:
        main, sub = file.kind.split("/")
        cid = f"<{file.shown}>" if file.shown else None
        letter.add_attachment(file.content, main, sub, filename=file.name, cid=cid)
    if mail.brings:
        letter.add_attachment(_letter(mail.brings))
    return letter


def as_msg(mail: Mail) -> bytes:
    strings, attached = _of_outlook(mail)
    return outlook_bytes(strings, attached)


def _of_outlook(mail: Mail) -> tuple[dict[int, str], list]:  # type: ignore[type-arg] # a tree of streams
    strings = {SUBJECT: "Report on Concerted Action 99.1", BODY: mail.plain, HTML: mail.page}
    attached = [
        attachment(file.name, file.content, mime=file.kind, content_id=file.shown)
        for file in mail.files
    ]
    attached += [forwarded(*_of_outlook(mail.brings))] if mail.brings else []
    return {number: text for number, text in strings.items() if text}, attached


def as_winmail(mail: Mail) -> bytes:
    attributes = [(0x18004, b"Report on Concerted Action 99.1\0"), (0x2800C, mail.plain.encode())]
    if mail.page:
        html = mail.page.encode()
        value = struct.pack("<IHHII", 1, 0x102, HTML, 1, len(html)) + html + b"\0" * 3
        attributes.append((0x69003, value))
    for file in mail.files:
        attributes += [(0x69002, b"\0" * 14), (0x18010, file.name.encode() + b"\0")]
        attributes.append((0x6800F, file.content))
    return winmail(*attributes)


FORMATS: dict[str, Callable[[Mail], bytes]] = {
    "eml": as_eml,
    "msg": as_msg,
    "winmail": as_winmail,
}
LOGO = File("logo.png", b"png", "image/png", shown="logo")
INVITATION = File("invite.ics", b"BEGIN:VCALENDAR", "text/calendar")
SIGNATURE = File("smime.p7s", b"0 signature", "application/pkcs7-signature")
A_PDF = File("a.pdf", PDF)
WHOLE = "application/pkcs7-mime"
INSIDE = as_eml(Mail(files=(A_PDF,)))

FILES = [  # the message; the names of the files that come out of it; the formats that tell so much
    ("a file", Mail(files=(A_PDF,)), ["a.pdf"], "eml msg winmail"),
    ("a logo that the page shows", Mail(page='<img src="cid:logo">', files=(A_PDF, LOGO)),
     ["a.pdf"], "eml msg"),
    ("an invitation", Mail(files=(A_PDF, INVITATION)), ["a.pdf"], "eml msg"),
    ("a detached signature", Mail(files=(A_PDF, SIGNATURE)), ["a.pdf"], "eml msg"),
    ("signed as a whole", Mail(files=(File("smime.p7m", signed(INSIDE), WHOLE),)),
     ["a.pdf"], "eml msg"),
    ("signed, kept as sent", Mail(files=(File("smime.p7m", INSIDE, "multipart/signed"),)),
     ["a.pdf"], "msg"),
    ("forwarded", Mail(brings=Mail(files=(A_PDF,))), ["a.pdf"], "eml msg"),
    ("a message as a file", Mail(files=(File("m.eml", INSIDE),)), ["a.pdf"], "eml msg winmail"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("mail", "names", "formats"), [case[1:] for case in FILES], ids=[case[0] for case in FILES]
)
def test_the_same_files_come_out(
    mail: Mail, names: list[str], formats: str, tmp_path: Path
) -> None:
    for kind in formats.split():
        path = tmp_path / f"a.{kind}"
        path.write_bytes(FORMATS[kind](mail))
        assert (kind, [part.name for part in read_bundle(path).parts]) == (kind, names)


READ = [  # the message; what is read of it as a document; the formats that tell so much
    ("plain text", Mail(plain=f"Counts\n\n{REPORT}"), "eml msg winmail"),
    ("a page", Mail(plain="See the page.", page=PAGE), "eml msg winmail"),
    ("a page that quotes", Mail(plain="See the page.", page=PAGE + OLDER), "eml msg winmail"),
    ("an answer", Mail(plain=f"Counts\n\n{REPORT}\n\nOn 2 May 2031 Ada wrote:\n> When is it due?"),
     "eml msg winmail"),
    ("forwarded", Mail(brings=Mail(plain=f"Counts\n\n{REPORT}")), "eml msg"),
    ("signed as a whole", Mail(plain="", files=(File(
        "smime.p7m", signed(as_eml(Mail(plain=f"Counts\n\n{REPORT}"))), "application/pkcs7-mime"
    ),)), "msg"),
]  # fmt: skip


@pytest.mark.parametrize(("mail", "formats"), [c[1:] for c in READ], ids=[c[0] for c in READ])
def test_the_same_is_read(mail: Mail, formats: str, tmp_path: Path) -> None:
    for kind in formats.split():
        path = tmp_path / f"a.{kind}"
        path.write_bytes(FORMATS[kind](mail))
        lines = [paragraph.text for paragraph in read_document(path).paragraphs]
        assert (kind, lines) == (
            kind,
            ["Report on Concerted Action 99.1", "Counts", REPORT.strip()],
        )
