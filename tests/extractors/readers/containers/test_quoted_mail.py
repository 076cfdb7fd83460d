"""What a message says itself, above the one that it answers."""

import pytest

from extractors.readers.containers.quoted_mail import own_words
from extractors.readers.containers.quoted_page import own_page

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


BLOCK = {
    "en": "From: S <a@b.example>\nSent: Tuesday, 2 September\nTo: Ada\nSubject: Reports\n\nWhen?",
    "fr": "De : S\nEnvoyé : mardi 2 septembre\nÀ : Ada\nObjet : Rapports\n\nQuand ?",
    "es": "De: S\nEnviado el: martes 2\nPara: Ada\nAsunto: Informes\n\n¿Cuándo?",
}
LONGER = f"{OWN} Twelve posts were opened, the nets are gone, and the birds are back in the marsh."


@pytest.mark.parametrize("language", BLOCK)
def test_the_headers_of_an_older_message_end_what_a_message_says(language: str) -> None:
    assert own_words(f"{LONGER}\n\n{BLOCK[language]}") == LONGER
    assert own_words(f"{LONGER}\n\n{'_' * 32}\n{BLOCK[language]}") == LONGER


def test_a_line_that_begins_like_a_header_is_none() -> None:
    assert own_words(f"{LONGER}\nFrom: all the lakes.\nTo: the sea.").endswith("the sea.")


PAGES = [
    "<blockquote type='cite'>When?</blockquote>",
    "<div class='gmail_quote'><div class='gmail_attr'>On 2 May 2031, S &lt;a@b.example&gt; wrote:"
    "</div><blockquote>When?</blockquote></div>",
    "<div class='moz-cite-prefix'>Le 2/5/2031, S a écrit :</div><blockquote>Quand ?</blockquote>",
    "<p>El 2 de mayo de 2031 la Secretaría escribió:</p><blockquote>¿Cuándo?</blockquote>",
    "<div id='appendonsend'></div><hr><div id='divRplyFwdMsg'>De: S</div><div>When?</div>",
    "<p>-----Original Message-----</p><p>When?</p>",
    *(
        f"<div><p><b>{head.replace(': ', ':</b> ', 1)}</p></div><p>When?</p>"
        for text in BLOCK.values()
        for head in [text.partition("\n\n")[0].replace("<a@b.example>", "").replace("\n", "<br>")]
    ),
]


@pytest.mark.parametrize("quoted", PAGES)
def test_what_a_page_quotes_is_not_its_own(quoted: str) -> None:
    assert "When" not in own_page(f"<p>{LONGER}</p>{quoted}")
    assert "Twelve posts" in own_page(f"<p>{LONGER}</p>{quoted}")


def test_a_passage_that_is_set_in_stays() -> None:
    page = f"<p>{LONGER}</p><blockquote>Article IV: Parties shall</blockquote>"
    assert own_page(page) == page


def test_a_page_sent_for_what_it_quotes_is_read_with_it() -> None:
    page = f"<p>For you.</p><blockquote type='cite'>{LONGER}</blockquote>"
    assert own_page(page) == page
