"""Mail from fault reports: every document in it is found, and nothing else is asked for."""

from pathlib import Path

import pytest

from pipeline.services.check import check_files
from tests.extractors.readers.containers.test_twins import FORMATS, Mail

CASES = {
    "F17_two_messages.mbox": ["proposal.docx", "second.pdf"],
    "F18_signed_mail.eml": ["proposal.docx"],
    "F26_mail_trimmings.eml": ["proposal.docx"],
}


@pytest.mark.parametrize("name", CASES)
def test_the_documents_of_a_message_are_read(name: str, corpora: Path) -> None:
    results = list(check_files([corpora / "field-cases" / name], "COP15"))
    assert [result.summary.file for result in results] == CASES[name]
    assert all(result.problem is None for result in results)
    assert all(len(result.summary.activities) == 3 for result in results)
    days = {result.summary.suggested_received for result in results}
    assert "2025-10-20" in days or name.startswith("F17")


REPORT = (
    "Report on the implementation of Concerted Action 14.2 for the Addax (Addax nasomaculatus)\n\n"
    + "The survey covered the whole of the plain and two posts were opened there this year. " * 8
    + "\n\nWe propose that the action be continued for three more years."
)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_report_written_as_a_message_is_read_in_any_format(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{kind}"
    path.write_bytes(FORMATS[kind](Mail(plain=REPORT)))
    (result,) = check_files([path], "COP15")
    assert (result.summary.kind, result.summary.proposed_future) == (
        "progress_report",
        "continuation",
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_a_link_behind_a_word_is_told_in_any_format(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"link.{kind}"
    page = '<p>Our report is <a href="https://we.tl/t-4fX">here</a>.</p>'
    path.write_bytes(FORMATS[kind](Mail(plain="Our report is here.", page=page)))
    (result,) = check_files([path], "COP15")
    assert "we.tl" in str(result.problem)
