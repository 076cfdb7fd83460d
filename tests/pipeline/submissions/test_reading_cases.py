"""Files from fault reports that were hard to read: read right, or said to be unread."""

from pathlib import Path

import pytest

from pipeline.submissions.examine import examine
from pipeline.submissions.messages import message

STATES = {"MA", "ES", "DZ", "SN", "ML"}
PERFECT = [
    "F09_line_numbers.pdf",
    "F09_every_fifth_line.pdf",
    "F11_altchunk_html.docx",
    "F11_altchunk_mht.docx",
]
BY_OCR = ["F10_body_font_only.pdf", "F10_no_letter_table.pdf"]


@pytest.mark.parametrize("name", [*PERFECT, *BY_OCR])
def test_the_whole_proposal_is_read(name: str, corpora: Path) -> None:
    read = examine(corpora / "field-cases" / name, "COP15").summary
    assert len(read.proponents) == 2
    targets = [taxon.scientific_name for taxon in read.taxa if taxon.role == "target"]
    assert targets == ["Marmaronetta angustirostris"]
    assert {state.iso for state in read.range_states} == STATES
    assert len(read.activities) == 3
    assert not read.missing_sections
    assert not read.empty_sections
    codes = {finding.code for finding in read.findings} - {"DUE002"}
    assert codes == ({"DOC004"} if name in BY_OCR else set())


UNSEEN = {
    "F12_hidden_words.docx": (STATES, "hidden"),
    "F12_struck_out_words.docx": ({"MA", "DZ"}, "struck out"),
    "F12_white_words.pdf": (STATES, "in the colour of the page"),
    "F12_outside_the_page.pdf": (STATES, "outside the visible page"),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_words_that_nobody_sees_are_told_and_count_for_nothing(name: str, corpora: Path) -> None:
    read = examine(corpora / "field-cases" / name, "COP15").summary
    states, reason = UNSEEN[name]
    assert {state.iso for state in read.range_states} == states
    targets = [taxon.scientific_name for taxon in read.taxa if taxon.role == "target"]
    assert targets == ["Marmaronetta angustirostris"]
    assert all("Nigeria" not in proponent.name for proponent in read.proponents)
    (finding,) = (found for found in read.findings if found.code == "DOC012")
    assert reason in message(finding)
    assert finding.evidence
