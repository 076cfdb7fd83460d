"""Documents that no event rests on: public by what they are and what was decided since."""

from pathlib import Path

import pytest

from pipeline.lifecycle import Event
from pipeline.register import Register
from tests.pipeline.site.reading import text_of
from tests.pipeline.site.seeds import BEFORE, happen, keep, make, prepare
from tests.pipeline.site.test_package import rows

pytestmark = pytest.mark.slow  # each publishes a register of its own

E = Event
CASES = [
    ("an adopted text", "adopted text", "CMS/Concerted Action 97.1 (Rev.COP98)", True),
    ("a proposal that was accepted", "proposal", "CMS/COP97/Doc.28.2.1", True),
    ("a proposal for a later meeting", "proposal", "CMS/COP99/Doc.28.2.1", False),
    ("a second report", "report", "CMS/COP98/Doc.28.1.1.b", True),
    ("a report that no event tells of", "report", "CMS/COP99/Doc.28.1.1", False),
    ("an addendum to a decided extension", "extension, addendum", "CMS/COP98/Doc.1/Add.2", True),
    ("an extension asked for again", "extension", "CMS/COP99/Doc.28.1.1", False),
    ("a report that asks for an extension", "report and extension", "CMS/COP98/Doc.3", True),
    ("anything else", "document", "CMS/ScC-SC90/Doc.6", False),
    ("a role we do not know", "mail", "CMS/COP97/Mail", False),
]


@pytest.mark.parametrize(
    ("role", "symbol", "shown"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_linked_document_is_public_by_its_role(
    held: Register, tmp_path: Path, role: str, symbol: str, shown: bool
) -> None:
    live(held)
    held.link("97.1", symbol, role, "PRIVATE REASON")
    make(held, tmp_path / "site")
    page = text_of(tmp_path / "site/en/action/97.1/index.html")
    assert (symbol in page) is shown
    assert "PRIVATE" not in page
    assert [row["name"] for row in rows(tmp_path / "site", "documents")] == [symbol] * shown


@pytest.mark.parametrize(("meeting", "shown"), [("COP97", True), ("COP98", True), ("COP99", False)])
def test_a_file_waits_for_the_meeting_it_was_sent_to(
    held: Register, tmp_path: Path, meeting: str, shown: bool
) -> None:
    live(held)
    request = keep(held, b"%PDF-1.7 request", "extension_proposal", "CMS/Request", meeting)
    held.link("97.1", request, "extension", "")
    make(held, tmp_path / "site")
    assert (tmp_path / f"site/files/{request}.pdf").is_file() is shown


def test_a_hash_without_a_file_is_no_name(held: Register, tmp_path: Path) -> None:
    prepare(held)
    happen(held, "97.1", E.ACCEPTED, "COP97", document="0" * 64)
    make(held, tmp_path / "site")
    assert "0" * 64 not in text_of(tmp_path / "site/en/action/97.1/index.html")


def live(register: Register) -> None:
    """Accepted at COP97, reported on and extended at COP98, asked about again for COP99."""
    prepare(register)
    happen(register, "97.1", E.ACCEPTED, "COP97", title="Bustard")
    happen(register, "97.1", E.REPORTED, "COP98", BEFORE)
    happen(register, "97.1", E.EXTENDED, "COP98")
    happen(register, "97.1", E.EXTENSION_PROPOSED, "COP99")
