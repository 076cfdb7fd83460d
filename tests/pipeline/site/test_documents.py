"""Documents that no event rests on: public by what they are and what was decided since."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.register import Register
from pipeline.submissions.checks import rules
from pipeline.submissions.findings import Finding
from pipeline.submissions.review import ReviewAction, ReviewDecision
from tests.pipeline.site.reading import text_of
from tests.pipeline.site.seeds import BEFORE, happen, keep, make, prepare
from tests.pipeline.site.small_pdf import small_pdf
from tests.pipeline.site.test_data_package import rows

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
    register: Register, tmp_path: Path, role: str, symbol: str, shown: bool
) -> None:
    live(register)
    register.link("97.1", symbol, role, "PRIVATE REASON")
    make(register, tmp_path / "site")
    page = text_of(tmp_path / "site/en/action/97.1/index.html")
    assert (symbol in page) is shown
    assert "PRIVATE" not in page
    assert [row["name"] for row in rows(tmp_path / "site", "documents")] == [symbol] * shown


@pytest.mark.parametrize(("meeting", "shown"), [("COP97", True), ("COP98", True), ("COP99", False)])
def test_a_file_waits_for_the_meeting_it_was_sent_to(
    register: Register, tmp_path: Path, meeting: str, shown: bool
) -> None:
    live(register)
    words = small_pdf("request")
    request = keep(register, words, "extension_proposal", "CMS/Request", meeting)
    register.link("97.1", request, "extension", "")
    make(register, tmp_path / "site")
    assert (tmp_path / "site/files/CMS-Request-es.pdf").is_file() is shown


@pytest.mark.parametrize("code", ["DOC002", "DOC005"])
@pytest.mark.parametrize("waived", [True, False])
def test_an_unfinished_text_is_named_and_not_offered(
    register: Register, tmp_path: Path, code: str, waived: bool
) -> None:
    """With open changes or comments in it, a file waits until somebody has looked at these."""
    prepare(register)
    open_still = Finding(rules()[code], {"insertions": 1, "deletions": 1, "count": 1})
    text = keep(register, small_pdf("text"), "adopted_action", "CMS/Text", findings=(open_still,))
    if waived:
        waiver = (ReviewAction.WAIVE, code, None, None, "Read.", "Ana", date(2090, 1, 1), "")
        register.say(text, ReviewDecision(*waiver))
    happen(register, "97.1", E.ACCEPTED, "COP97", document=text)
    make(register, tmp_path / "site")
    assert "CMS/Text" in text_of(tmp_path / "site/en/action/97.1/index.html")
    assert (tmp_path / "site/files/CMS-Text-es.pdf").is_file() is waived


def test_a_hash_without_a_file_is_no_name(register: Register, tmp_path: Path) -> None:
    prepare(register)
    happen(register, "97.1", E.ACCEPTED, "COP97", document="0" * 64)
    make(register, tmp_path / "site")
    assert "0" * 64 not in text_of(tmp_path / "site/en/action/97.1/index.html")


def live(register: Register) -> None:
    """Accepted at COP97, reported on and extended at COP98, asked about again for COP99."""
    prepare(register)
    happen(register, "97.1", E.ACCEPTED, "COP97", title="Bustard")
    happen(register, "97.1", E.REPORTED, "COP98", BEFORE)
    happen(register, "97.1", E.EXTENDED, "COP98")
    happen(register, "97.1", E.EXTENSION_PROPOSED, "COP99")


SPELLINGS = (("97.1", "Government of Mongolia"), ("97.2", "Gouvernement de la Mongolie"))


def test_a_government_is_one_proponent_whatever_its_spelling(
    register: Register, tmp_path: Path
) -> None:
    prepare(register)
    for number, lead in SPELLINGS:
        details = [EventDetail("lead", lead), EventDetail("proponents", "Mongolia")]
        happen(register, number, E.ACCEPTED, "COP97", title="Crane", details=details)
    make(register, tmp_path / "site")
    folders = [path.name for path in (tmp_path / "site/en/proponent").iterdir() if path.is_dir()]
    assert folders == ["mongolia"]
    assert "Mongolie" in text_of(tmp_path / "site/fr/proponent/mongolia/index.html")
    table = rows(tmp_path / "site", "proponents")
    assert {(row["name"], row["lead"]) for row in table} == {("Mongolia", "true")}
