"""What a message says itself, above the one that it answers."""

import pytest

from extractors.readers.containers.quoted_mail import own_words

OWN = "We report on Concerted Action 99.5.\n\nIts aims are met and it can end."
QUOTES = [
    "On 2 September 2025 at 10:12, the Secretariat wrote:\n> Reports are due in October.",
    "Le 2 septembre 2025, le Secrétariat a écrit :\n\n> Les rapports sont attendus\n> en octobre.",
    "El 2 de septiembre de 2025 la Secretaría escribió:\n> Se esperan los informes.\n>> ¿Cuándo?",
    "On 2 September 2025 at 10:12, documents of the\nSecretariat <a@b.example> wrote:\n> When?",
    "> When?",
    "-----Original Message-----\nFrom: the Secretariat\nReports are due in October.",
    "----- Message d’origine -----\nDe : le Secrétariat\nLes rapports sont attendus.",
]


@pytest.mark.parametrize("quoted", QUOTES)
def test_what_a_message_answers_is_not_its_own(quoted: str) -> None:
    assert own_words(f"{OWN}\n\n{quoted}") == OWN


@pytest.mark.parametrize("line", ["The State wrote to us:", "On 2 May 2025 we met:"])
def test_what_stands_over_no_quotation_stays(line: str) -> None:
    assert own_words(f"{OWN}\n{line}\nall is well.") == f"{OWN}\n{line}\nall is well."


@pytest.mark.parametrize(
    "quoted", ["> " + OWN.replace("\n", "\n> "), f"-----Original Message-----\n{OWN}"]
)
def test_a_message_sent_for_what_it_quotes_is_read_with_it(quoted: str) -> None:
    assert own_words(f"For you.\n\n{quoted}") == f"For you.\n\n{quoted}"
