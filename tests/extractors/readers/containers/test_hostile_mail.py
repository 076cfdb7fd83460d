"""A message is never lost over a header: its attachments come out, whatever stands in one."""

import random
import re
from collections.abc import Iterator

import pytest

from extractors.readers.containers.eml import read_eml, read_words

ATTACHED = b"%PDF-1.4 an otter"
MAIL = b"""\
From: Ana <ana@example.org>
Received: by mx.example.org; Mon, 20 Oct 2025 10:00:00 +0000
Subject: Otter
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="cut"

--cut
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit
Content-ID: <one>

Please find attached.
--cut
Content-Type: application/pdf; name="otter.pdf"
Content-Disposition: attachment; filename="otter.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQgYW4gb3R0ZXI=
--cut--
"""
CHARSETS = (b"undefined", b"idna", b"punycode", b"base64", b"hex", b"rot13", b"no such", b"a\0b",
            b"unicode_escape", b"utf-16", b"\xff\xfe", b"mbcs", b"")  # fmt: skip
DAYS = (b"Fri, 31 Dec 9999 23:59:59 -1200", b"Sat, 01 Jan 0001 00:00:00 +1400", b"nonsense", b"\0",
        b"Mon, 20 Oct 2025 10:00:00 +9999", b"Mon, 99 Oct 2025 99:99:99 +0000")  # fmt: skip
WORDS = (b"=?undefined?q?Ot?=", b"=?\xeedna?b?!!?=", b"=?idna?b?!!!!?=", b"=?utf-8?x?Ot?=",
         b"Ot\0ter", b"\xff\xfe", b"=?" * 200, b"=?utf-8?b?" + b"A" * 9,
         b"\xe2\x80\xaeotter")  # fmt: skip
ENCODED_NAMES = tuple(
    b"filename*=%s''otter.pdf" % name for name in (*CHARSETS, b"%00", b"'", b"utf-8%00")
)


def with_(old: bytes, new: bytes) -> bytes:
    assert MAIL.count(old) == 1
    return MAIL.replace(old, new)


HOSTILE = {
    **{f"charset {c!r}": with_(b'charset="utf-8"', b'charset="' + c + b'"') for c in CHARSETS},
    **{f"*charset {c!r}": with_(b'charset="utf-8"', b"charset*=" + c + b"''x") for c in CHARSETS},
    **{f"day {d!r}": with_(b"Mon, 20 Oct 2025 10:00:00 +0000", d) for d in DAYS},
    **{f"subject {w!r}"[:60]: with_(b"Subject: Otter", b"Subject: " + w) for w in WORDS},
    **{f"sender {w!r}"[:60]: with_(b"Ana <ana@example.org>", w) for w in WORDS},
    **{f"id {w!r}"[:60]: with_(b"<one>", w) for w in WORDS},
    **{f"id of the file {w!r}"[:60]: with_(
        b'name="otter.pdf"\nContent-D', b'name="otter.pdf"\nContent-ID: ' + w + b"\nContent-D"
    ) for w in WORDS},
    **{f"name {n!r}": with_(b'filename="otter.pdf"', n) for n in ENCODED_NAMES},
    **{f"coding {e!r}": with_(b"8bit", e) for e in (b"base64", b"x-uuencode", b"\0", b"")},
}  # fmt: skip


@pytest.mark.parametrize("mail", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_attachment_comes_out(mail: bytes) -> None:
    letter = read_eml(mail)
    assert [content for _, content in letter.attachments] == [ATTACHED]
    read_words(mail)


@pytest.mark.parametrize("day", DAYS)
def test_a_day_that_is_none_is_passed_over_for_the_next(day: bytes) -> None:
    mail = b"Received: by last.example.org; " + day + b"\n" + MAIL
    received = read_eml(mail).received
    assert received is None or received.day.year < 2026


CUTS = (b"\n", b"no header at all\n", b"\x85\xff\x00\n", b" \n", b"\nno header\n\n")
LINE = re.compile(rb"(?m)^[A-Za-z-]+: .*\n")


@pytest.mark.parametrize("cut", CUTS)
def test_headers_that_are_cut_anywhere_go_on(cut: bytes) -> None:
    """After each line of each block but its last, which nothing shows to be none."""
    ends = [m.end() for m in LINE.finditer(MAIL) if MAIL[m.end() : m.end() + 1] != b"\n"]
    assert len(ends) == 8
    for end in ends:
        letter = read_eml(MAIL[:end] + cut + MAIL[end:])
        assert [content for _, content in letter.attachments] == [ATTACHED], end
        assert letter.body.endswith("Please find attached.")


def test_words_that_look_like_headers_stay_words() -> None:
    quoted = b"Dear all,\n\nContent-Type: multipart/mixed\nis what it says.\n"
    assert "is what it says" in read_eml(with_(b"Please find attached.\n", quoted)).body
    alone = b"From: Ana <ana@example.org>\nSubject: Otter\n\n" + quoted
    assert read_eml(alone).body.splitlines()[0] == "Dear all,"


def test_a_message_within_keeps_its_own_headers() -> None:
    inner = b"Content-Type: message/rfc822\n\n" + MAIL.replace(b"cut", b"deep")
    outer = MAIL[: MAIL.index(b"--cut\n")] + b"--cut\n" + inner + b"--cut--\n"
    letter = read_eml(outer.replace(b"From", b"no header\nFrom", 1))
    assert [content for _, content in letter.attachments] == [ATTACHED]
    assert letter.body == "Please find attached."


ODD = (*CHARSETS, *DAYS, *WORDS, b"\r", b"\n ", b"\n", b"\n\n", b"\x1b[31m", b"%00", b"''", b'"',
       b";" * 50, b"(" * 60, b"A" * 3000, b"..\\..//etc/passwd", b"filename*0*=a''b",
       b"charset*0=a; charset*1*=b", b"[", b"@", b"\x85", b"=?unknown-8bit?q?=FF?=")  # fmt: skip
NEEDED = re.compile(rb"Content-Type: (?:multipart|application)|Content-Transfer-Encoding: base64")


def mutants(count: int, seed: int) -> Iterator[bytes]:
    """Messages with one to three headers made odd; those without which nothing is attached stay."""
    chance = random.Random(seed)
    for _ in range(count):
        mail = MAIL
        for _ in range(chance.choice((1, 1, 2, 3))):
            lines = [m.span() for m in LINE.finditer(mail) if not NEEDED.match(mail, m.start())]
            start, end = chance.choice(lines)
            at = min(chance.randrange(mail.index(b":", start) + 2, end), end - 1)
            until = min(chance.choice((at, at + 1, end - 1)), end - 1)
            noise = bytes(chance.randrange(256) for _ in range(chance.randrange(40)))
            mail = mail[:at] + chance.choice((*ODD, noise)) + mail[max(at, until) :]
        yield mail


def test_no_header_loses_an_attachment() -> None:
    """2,000 and more of other seeds were tried; see docs/safety.md."""
    for mail in mutants(500, seed=14):
        letter = read_eml(mail)
        assert ATTACHED in [content for _, content in letter.attachments], mail
        read_words(mail)
