"""A receipt with an hour: a deadline ends with its day in Bonn, and minutes are told as minutes."""

import json
from datetime import date
from pathlib import Path

import pytest

from extractors.fields.bonn import DayInBonn
from pipeline.letters.drafts import drafts_for
from pipeline.reports.compliance import compliance_of
from pipeline.reports.compliance import text as compliance_text
from pipeline.reports.texts import wording
from pipeline.services.session import opened_register
from pipeline.services.take_in import take_in
from pipeline.submissions.messages import message
from pipeline.views.compliance import answer_compliance
from pipeline.workbooks.hours import typed_receipt
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.plain_work import HereReaders
from tests.pipeline.test_stories import a_file

__all__ = ["concerted"]
TODAY = date(2025, 11, 5)  # the deadline for COP15 is 24 October 2025
NUMBER = "14.51"
REPORT = (
    f"REPORT ON THE IMPLEMENTATION OF CONCERTED ACTION {NUMBER} FOR THE RURITANIAN CRANE",
    "Summary",
    "The action was carried out. We propose that the Concerted Action be continued.",
)
LATE = "2025-10-24 22:48 UTC"  # 48 minutes into the next day in Bonn
MAIL = """\
Received: from mx.ruritania.example by mx.example; Fri, 24 Oct 2025 22:48:10 +0000
From: focal@ruritania.example
Subject: report
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=X

--X
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="crane.docx"
Content-Transfer-Encoding: base64

{content}
--X--
"""


def comes(path: Path, received: str | None) -> str:
    """Take a file in as received then; its SHA-256."""
    day = typed_receipt(received) if received else None
    rows = take_in([path], "COP15", day, readers=HereReaders(TODAY)).rows
    return rows[-1].sha256


@pytest.fixture
def crane(concerted: Concerted, tmp_path: Path) -> Path:
    """The report on an action that runs."""
    concerted.record(NUMBER, "proposed", "COP14", "2023-05-01", "--title", "Ruritanian Crane")
    concerted.record(NUMBER, "accepted", "COP14", "2024-02-17", "--until", "COP15")
    return Path(a_file(tmp_path, "crane.docx", *REPORT))


def test_it_is_late_by_minutes_and_everybody_says_so(concerted: Concerted, crane: Path) -> None:
    digest = comes(crane, LATE)
    shown = concerted.json("submissions", "show", digest)
    (receipt,) = shown["receipts"]
    assert (receipt["received"], receipt["received_at"]) == ("2025-10-25", "2025-10-25T00:48+02:00")
    with opened_register() as register:
        findings = {f.code: f for f in register.submission(digest).findings}
        report = compliance_of(register, "COP15", TODAY)
        letters = drafts_for(register, "COP15", TODAY, {})
    sentences = [message(findings["DUE001"], language) for language in ("en", "fr", "es")]
    assert sentences[0].startswith(
        "Received on 25 October 2025 at 00:48 (Bonn time), 48 minutes late;"
    )
    assert "le 25 octobre 2025 à 0\u00a0h\u00a048" in sentences[1].replace(" h ", "\u00a0h\u00a0")
    assert "avec 48 minutes de retard" in sentences[1]
    assert "con 48 minutos de retraso" in sentences[2]
    (row,) = report.rows
    remarks = [compliance_text.remark(row, wording(x, "compliance")) for x in ("en", "fr", "es")]
    assert remarks == [
        "48 minutes after the deadline",
        "48 minutes après la date limite",
        "48 minutos después de la fecha límite",
    ]
    (answer,) = answer_compliance(report).actions
    assert (answer.state, answer.received, answer.minutes_late) == ("late", "2025-10-25", 48)
    assert answer.received_at == "2025-10-25T00:48+02:00"
    assert letters[0].values["received"] == (
        "25 October 2025 at 00:48 (Bonn time), 48 minutes after the deadline of 24 October 2025, "
        "which is 150 days before the opening"
    )
    listed = concerted.json("submissions", "list")
    assert [line["received_at"] for line in listed] == ["2025-10-25T00:48+02:00"]
    assert "2025-10-25 00:48 CEST" in concerted.run("submissions", "show", digest).stdout


LATENESS = [
    ("2025-10-24 23:59", False, None),  # the deadline ends with its day in Bonn
    ("2025-10-25 06:30+09:00", False, None),
    ("2025-10-24", False, None),
    ("2025-10-25 00:00:30", True, "less than a minute late"),
    ("2025-10-25 02:05", True, "2 hours and 5 minutes late"),
    ("2025-10-27 09:00", True, None),  # days say enough; the clocks went back meanwhile
    ("2025-10-25", True, None),
]


@pytest.mark.parametrize(("received", "late", "words"), LATENESS)
def test_lateness_follows_the_moment(received: str, late: bool, words: str | None) -> None:
    from pipeline.convention.meetings import find_meeting
    from pipeline.submissions.checks.late_submission import late_finding

    day = typed_receipt(received)
    assert day
    finding = late_finding({"progress_report"}, day, find_meeting("COP15"))
    assert (finding is not None) == late
    if finding:
        assert ("late;" in message(finding)) == (words is not None)
        assert (words or "") in message(finding)


def test_the_night_on_which_clocks_go_back_is_an_hour_longer() -> None:
    from extractors.fields.bonn import time_after

    noon = typed_receipt("2025-10-26 12:00")
    assert noon
    delay = time_after(noon, date(2025, 10, 25))
    assert delay is not None
    assert delay.total_seconds() == 13 * 3600


def test_the_hour_is_added_corrected_and_taken_back(concerted: Concerted, crane: Path) -> None:
    digest = comes(crane, "2025-10-25")
    comes(crane, LATE)  # a second intake of the same file tells the hour
    moments = [receipt_of(concerted, digest)]
    for value in ("2025-10-24 23:10", "2025-10-24"):
        concerted.run("correct", digest, "received", value, "--reason", "the server says so")
        moments.append(receipt_of(concerted, digest))
    line = concerted.json("history", digest)[-1]["number"]
    concerted.run("undo", str(line), "--reason", "it was right")
    moments.append(receipt_of(concerted, digest))
    assert moments == [
        "2025-10-25T00:48+02:00",
        "2025-10-24T23:10+02:00",
        None,
        "2025-10-24T23:10+02:00",
    ]
    due = [f["code"] for f in concerted.json("submissions", "show", digest)["findings"]]
    assert "DUE001" not in due


def test_another_day_of_a_file_that_is_held_is_told_on_the_terminal(
    concerted: Concerted, crane: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipeline.cli.intake_run import _show

    outputs = []
    for received in (LATE, "2025-10-20", LATE):
        day = typed_receipt(received)
        _show(take_in([crane], "COP15", day, readers=HereReaders(TODAY)))
        outputs.append(" ".join(capsys.readouterr().out.split()))
    assert "as received on 2025-10-25 00:48 CEST: 2025-10-20 changes nothing" in outputs[1]
    assert "changes nothing" not in outputs[0] + outputs[2]


def receipt_of(concerted: Concerted, digest: str) -> str | None:
    (receipt,) = concerted.json("submissions", "show", digest)["receipts"]
    moment: str | None = receipt["received_at"]
    return moment


def test_a_mail_tells_the_hour_of_the_day_that_a_person_confirms(
    concerted: Concerted, crane: Path, tmp_path: Path
) -> None:
    from base64 import encodebytes

    mail = tmp_path / "report.eml"
    mail.write_text(MAIL.format(content=encodebytes(crane.read_bytes()).decode()), "ascii")
    digest = comes(mail, None)
    (reading,) = [concerted.json("submissions", "show", digest)["summary"]]
    assert reading["suggested_received"] == "2025-10-25"
    assert reading["suggested_received_at"] == "2025-10-25T00:48+02:00"
    assert receipt_of(concerted, digest) is None
    comes(mail, "2025-10-25")
    assert receipt_of(concerted, digest) == "2025-10-25T00:48+02:00"


def test_of_two_versions_on_one_day_the_first_counts() -> None:
    from extractors.fields.bonn import by_moment

    early, late = (typed_receipt(f"2025-10-25 {hour}") for hour in ("00:10", "09:00"))
    assert early
    assert late
    assert min([late, early], key=by_moment) is early
    day = date(2025, 10, 25)
    assert min([early, day], key=by_moment) is day  # nobody knows when on that day
    assert json.dumps({"day": DayInBonn(2025, 10, 25).isoformat()}) == '{"day": "2025-10-25"}'
