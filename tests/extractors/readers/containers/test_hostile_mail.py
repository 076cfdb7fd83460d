"""A message is never lost over a header: its attachments come out, whatever stands in one."""

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
WORDS = (b"=?undefined?q?Ot?=", b"=?idna?b?!!!!?=", b"=?utf-8?x?Ot?=", b"Ot\0ter", b"\xff\xfe",
         b"=?" * 200, b"=?utf-8?b?" + b"A" * 9, b"\xe2\x80\xaeotter")  # fmt: skip
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
