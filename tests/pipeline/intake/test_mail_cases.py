"""Mail from fault reports: every document in it is found, and nothing else is asked for."""

from pathlib import Path

import pytest

from pipeline.services.check import check_files

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
