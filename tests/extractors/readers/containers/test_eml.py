"""Each row: a header of a message, and the day of receipt it suggests."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from textwrap import wrap

import pytest
from asn1crypto import cms
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import UnknownFormat
from extractors.fields.bonn import DayInBonn
from extractors.readers.containers.eml import messages_of, read_eml
from extractors.readers.containers.msg import read_msg
from extractors.readers.file_types import OLE_ERRORS
from extractors.readers.read import read_document
from tests.extractors.readers.containers.outlookfile import attachment, forwarded, outlook_bytes

PDF = b"%PDF-1.4 a proposal"
RECEIVED = "Received: from ruritania.example by mx.example; {}"
DAYS = [
    ("in Bonn", RECEIVED.format("Mon, 20 Oct 2031 10:00:00 +0200"), date(2031, 10, 20)),
    ("late in the evening elsewhere", RECEIVED.format("Mon, 20 Oct 2031 23:30:00 +0000"),
     date(2031, 10, 21)),
    ("early in the east", RECEIVED.format("Tue, 21 Oct 2031 05:00:00 +1300 (NZDT)"),
     date(2031, 10, 20)),
    ("no time zone", RECEIVED.format("Mon, 20 Oct 2031 10:00:00 -0000"), date(2031, 10, 20)),
    ("folded", RECEIVED.format("\r\n\tMon,\r\n 20 Oct 2031 10:00:00 +0200"), date(2031, 10, 20)),
    ("the topmost of two", RECEIVED.format("Wed, 22 Oct 2031 10:00:00 +0200") + "\r\n"
     + RECEIVED.format("Mon, 20 Oct 2031 10:00:00 +0200"), date(2031, 10, 22)),
    ("the topmost has none", RECEIVED.format("yesterday") + "\r\n"
     + RECEIVED.format("Mon, 20 Oct 2031 10:00:00 +0200"), date(2031, 10, 20)),
    ("never the day it was sent", "Date: Mon, 20 Oct 2031 10:00:00 +0200", None),
    ("a day that is none", RECEIVED.format("Mon, 35 Oct 2031 10:00:00 +0200"), None),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "day"), [d[1:] for d in DAYS], ids=[d[0] for d in DAYS])
def test_the_day_of_receipt_is_that_of_the_last_server(headers: str, day: date | None) -> None:
    received = read_eml(f"{headers}\r\nFrom: a@b.example\r\n\r\nHello".encode()).received
    assert (received and received.day) == day
    if received:
        assert received.source.startswith("Received: from ruritania.example by mx.example;")


@given(st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)), st.integers(-12, 14))  # noqa: DTZ001 - given a zone below
def test_the_day_in_bonn_does_not_depend_on_how_a_moment_is_written(
    moment: datetime, hours: int
) -> None:
    utc = moment.replace(tzinfo=UTC)
    shifted = (moment + timedelta(hours=hours)).isoformat()[:19]
    elsewhere = datetime.fromisoformat(f"{shifted}{hours:+03d}:00")
    assert DayInBonn.at(utc.replace(microsecond=0)) == DayInBonn.at(elsewhere)


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Rudolf Rassendyll <rudolf@ruritania.example>"
    message["Subject"] = "Proposition d’action concertée"
    message.set_content("Please find attached.\n\nRudolf")
    message.add_alternative("<p>Please find <b>attached</b>.</p>", subtype="html")
    return message


def test_a_message_gives_its_words_and_its_attachments() -> None:
    message = letter()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="Été.pdf")
    message.add_attachment("as text", filename="note.txt")
    message.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar")
    read = read_eml(message.as_bytes())
    assert read.subject == "Proposition d’action concertée"
    assert read.sender == "Rudolf Rassendyll <rudolf@ruritania.example>"
    assert read.body == "Please find attached.\nRudolf"
    assert read.attachments == (("Été.pdf", PDF), ("note.txt", b"as text\n"))
    assert len(read.left_out) == 1


def test_html_speaks_where_there_is_no_plain_text() -> None:
    page = "<style>p {}</style><p>First</p><div>Second<br>third</div>"
    message = EmailMessage()
    message.set_content(page, subtype="html")
    assert read_eml(message.as_bytes()).body == "First\nSecond\nthird"


def test_pictures_in_the_text_are_left_out_and_named() -> None:
    message = EmailMessage()
    message.set_content('<p>Hello</p><img src="cid:logo">', subtype="html")
    message.add_related(b"png", "image", "png", cid="<logo>", filename="logo.png")
    message.add_attachment(b"map", "image", "png", cid="<map>", filename="map.png")
    read = read_eml(message.as_bytes())
    assert (read.attachments, read.left_out) == ((("map.png", b"map"),), ("logo.png",))


def test_what_a_forwarded_message_brings_counts() -> None:
    inner, outer = letter(), letter()
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="in.pdf")
    outer.add_attachment(inner)
    assert read_eml(outer.as_bytes()).attachments == (("in.pdf", PDF),)


def test_an_attachment_without_a_name_gets_one() -> None:
    message = letter()
    message.add_attachment(PDF, maintype="application", subtype="pdf")
    assert read_eml(message.as_bytes()).attachments == (("attachment 1.pdf", PDF),)


ODD = [
    b"From: a\r\nSubject: =?nonsense?b?////?=\r\n\r\nHello",
    b"From: a\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nHello",
    b"From: a\r\nContent-Transfer-Encoding: base64\r\n\r\n???",
    b"From: a\r\nContent-Type: multipart/mixed\r\n\r\nno boundary",
    b"From: \xff\xfe\r\nSubject: \x80\r\n\r\n\xff",
]


@pytest.mark.parametrize("content", ODD)
def test_messages_against_the_rules_are_read_as_far_as_they_go(content: bytes) -> None:
    assert read_eml(content).attachments == ()


@pytest.mark.parametrize("before", [b"\r\n\r\n", b"\xef\xbb\xbf"])
def test_what_stands_before_the_headers_loses_nothing(before: bytes) -> None:
    assert read_eml(before + b"From: a\r\nSubject: Otters\r\n\r\nHello").subject == "Otters"


@given(st.binary(max_size=300))
def test_no_bytes_trip_the_reader_of_messages(content: bytes) -> None:
    read_eml(b"From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + content)


HEADERS = (
    "Received: by mx.example; Mon, 20 Oct 2031 23:30:00 +0000\r\nFrom: r@ruritania.example\r\n\r\n"
)
SIGNED = '<p>Attached.</p><img src="cid:logo">'
SUBJECT, BODY, HTML, TRANSPORT, DELIVERED = 0x0037, 0x1000, 0x1013, 0x007D, 0x0E06


def test_an_outlook_message_gives_its_words_and_its_attachments() -> None:
    read = read_msg(
        outlook_bytes(
            {SUBJECT: "Otter", BODY: "Attached.\r\n", TRANSPORT: HEADERS, HTML: SIGNED},
            [
                attachment("été.pdf", PDF),
                attachment("logo.png", b"png", mime="image/png", content_id="logo"),
                forwarded({SUBJECT: "inner"}, [attachment("in.pdf", PDF * 400)]),
            ],
        )
    )
    assert (read.subject, read.sender, read.body) == ("Otter", "r@ruritania.example", "Attached.")
    assert read.attachments == (("été.pdf", PDF), ("in.pdf", PDF * 400))
    assert read.left_out == ("logo.png",)
    assert read.received
    assert read.received.day == date(2031, 10, 21)


def test_outlook_knows_when_it_delivered() -> None:
    ticks = (
        datetime(2031, 10, 20, 9, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)
    ).total_seconds()
    read = read_msg(outlook_bytes({SUBJECT: "Otter"}, times={DELIVERED: int(ticks) * 10_000_000}))
    assert read.received
    assert read.received.day == date(2031, 10, 20)
    assert read.received.source == "Outlook, message delivery time: 2031-10-20 09:00:00+00:00"


def test_a_draft_was_never_received() -> None:
    assert read_msg(outlook_bytes({SUBJECT: "Otter"})).received is None


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=40))
def test_damaged_outlook_messages_fail_in_ways_we_can_explain(place: int, noise: bytes) -> None:
    content = bytearray(outlook_bytes({SUBJECT: "Otter"}, [attachment("a.pdf", PDF)]))
    content[place : place + len(noise)] = noise
    with suppress(*OLE_ERRORS):
        assert isinstance(read_msg(bytes(content)).subject, str)


def signed(message: bytes) -> bytes:
    """The message inside a signature, as mail programs send it; nobody signed it."""
    inner = {"content_type": "data", "content": message}
    content = {
        "version": "v1",
        "digest_algorithms": [],
        "encap_content_info": inner,
        "signer_infos": [],
    }
    whole = cms.ContentInfo({"content_type": "signed_data", "content": content})
    return bytes(whole.dump())


def test_what_a_signed_message_brings_is_taken_out_of_its_signature() -> None:
    inside = letter()
    inside.add_attachment(PDF, maintype="application", subtype="pdf", filename="a.pdf")
    outside = EmailMessage()
    outside["From"] = "a@b.example"
    outside.set_content(
        signed(inside.as_bytes()), "application", "pkcs7-mime", filename="smime.p7m"
    )
    assert read_eml(outside.as_bytes()).attachments == (("a.pdf", PDF),)


def test_a_mailbox_file_holds_several_messages() -> None:
    first = b"From a@b.example Mon Oct 20 10:15:00 2031\nSubject: a\n\nFrom here\n\n"
    other = b"From c@d.example Tue Oct 21 10:15:00 2031\nSubject: b\n\nc\n"
    assert [read_eml(message).subject for message in messages_of(first + other)] == ["a", "b"]
    assert messages_of(b"Subject: a\n\nb") == []


WORDS = "We counted the cranes in every marsh of the country, and found them well. "


@pytest.mark.parametrize("page", [False, True])
def test_a_message_that_says_enough_is_a_document(page: bool, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "Report on Concerted Action 99.1"
    body = WORDS * 15
    if page:
        message.set_content(f"<h2>Counts</h2><p>{body}</p>", subtype="html")
    else:
        message.set_content("Counts\n\n" + "\n".join(wrap(body, 70)) + "\n\n- one\n- two")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    lines = [paragraph.text for paragraph in read_document(path).paragraphs]
    assert lines[:3] == ["Report on Concerted Action 99.1", "Counts", body.strip()]
    assert lines[3:] == ([] if page else ["- one", "- two"])


def test_a_message_with_few_words_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(letter().as_bytes())
    with pytest.raises(UnknownFormat):
        read_document(path)
