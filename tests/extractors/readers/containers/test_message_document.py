"""When the words of a message are the submission themselves."""

import pytest

from extractors.readers.containers.message_document import is_written_out

WORDS = "The survey covered the whole of the plain and two posts were opened. " * 6
TITLES = [
    "Report on Concerted Action 14.2 for the Addax",
    "Progress report on the Concerted Action for the Addax (Addax nasomaculatus)",
    "Bilan de l’action concertée 14.2 en faveur de l’addax",
    "Propuesta de Acción Concertada para el adax",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_short_text_under_a_title_is_a_document(title: str) -> None:
    assert is_written_out(f"{title}\n\n{WORDS}")


NOTES = [
    f"Dear all,\nplease find our report on Concerted Action 14.2 attached.\n{WORDS}",
    "Report on Concerted Action 14.2 for the Addax\nSee attached.",
    WORDS,
]


@pytest.mark.parametrize("body", NOTES)
def test_a_note_beside_an_attachment_is_none(body: str) -> None:
    assert not is_written_out(body)
