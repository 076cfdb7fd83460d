"""Days that a message suggests are shown with its words, and accepted together."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pipeline.desk.conftest import Seat


@pytest.fixture
def mailed(at_desk: None, tmp_path: Path) -> str:
    """The file name of a proposal that came by mail, without a day of receipt."""
    from pipeline.services.take_in import take_in

    paper = next(ROOT.glob("samples/great-bustard-missing-sections/*.docx"))
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ana@example.org", "cms@example.org", "Bustard"
    mail["Date"] = "Wed, 08 Oct 2025 22:30:00 +0200"
    mail["Received"] = "from mx.example.org by cms.example.org; Wed, 08 Oct 2025 22:30:05 +0200"
    mail.set_content(f"Please find attached our proposal. {tmp_path.name}")
    mail.add_attachment(
        paper.read_bytes(), maintype="application", subtype="octet-stream", filename="mailed.docx"
    )
    path = tmp_path / "mail.eml"
    path.write_bytes(bytes(mail))
    report = take_in([path], "COP15")
    return next(row.sha256 for row in report.rows if row.file == "mailed.docx")


@pytest.mark.slow
def test_suggested_days_are_accepted_together_and_lateness_follows(
    seat: type[Seat], mailed: str
) -> None:
    from pipeline.desk.runs import wait_for_all
    from pipeline.services.lookup import list_submissions

    officer = seat("officer")
    assert "/received-days" in officer.get("/").content.decode()
    page = officer.get("/received-days").content.decode()
    part = page.partition(mailed)[2].partition("</tr>")[0]
    assert "22:30" in part
    place = officer.post("/received-days/accept", {"sha256": mailed})["Location"]
    wait_for_all()
    assert officer.get(place).status_code == 200
    entry = next(entry for entry in list_submissions() if entry.sha256 == mailed)
    assert str(entry.received) == "2025-10-08"
    assert mailed not in officer.get("/received-days").content.decode()
    again = officer.post("/received-days/accept", {"sha256": mailed})
    assert again["Location"] == "/received-days"


def test_a_reader_accepts_none(seat: type[Seat]) -> None:
    assert seat("reader").post("/received-days/accept", {"sha256": "0" * 64}).status_code == 403
