"""Which submissions a message is about: by what it brought, its conversation, or its subject."""

import pytest

from pipeline.submissions.correspondence import MailDraft, MailMessage, MessageHeaders
from pipeline.submissions.threads import Tie, tied


def message(name: str, *thread: str, subject: str = "", id_: str | None = None) -> MailMessage:
    headers = MessageHeaders(
        f"<{name}>" if id_ is None else id_, thread, "a@b.example", "A", subject
    )
    return MailMessage(name, headers, "2025-10-20T10:00:00+00:00")


LETTER = MailDraft("<letter>", "box", ("k",), "saiga.docx", "a@b.example", "", "<first>", "2025")
FIRST = message("first", subject="Proposal on the saiga")
CASES = {
    "what it brought": (FIRST, [("saiga", Tie.BROUGHT)]),
    "an answer": (message("second", "<first>"), [("saiga", Tie.THREAD)]),
    "an answer to an answer we never saw": (
        message("third", "<first>", "<lost>"),
        [("saiga", Tie.THREAD)],
    ),
    "an answer to our letter": (message("fourth", "<letter>"), [("saiga", Tie.THREAD)]),
    "a forwarded mail that names none": (
        message("fifth", subject="TR : Proposal on  the saiga"),
        [("saiga", Tie.SUBJECT)],
    ),
    "the same subject, no answer": (message("sixth", subject="Proposal on the saiga"), []),
    "another conversation": (message("seventh", "<other>"), []),
    "without an id of its own": (message("eighth", id_=""), []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_message_leads_to_its_submissions(case: str) -> None:
    asked, expected = CASES[case]
    others = [FIRST, message("none", id_=""), asked]
    messages = list({each.sha256: each for each in others}.values())
    found = {each.message.sha256: each for each in tied(messages, {"first": ["saiga"]}, [LETTER])}
    assert list(found[asked.sha256].submissions) == expected
    assert bool(found[asked.sha256].letters) == (
        Tie.THREAD in dict(expected).values() or asked is FIRST
    )


def test_answers_that_came_before_what_they_answer_are_tied_too() -> None:
    second = message("second", "<first>")
    found = tied([second, FIRST], {"first": ["saiga"]}, [])
    assert found[0].submissions == (("saiga", Tie.THREAD),)


def test_a_long_conversation_is_one() -> None:
    chain = [message(f"{n}", f"<{n - 1}>") for n in range(1, 60)]
    found = tied([*reversed(chain), FIRST, message("0", "<first>")], {"first": ["saiga"]}, [])
    assert {each.submissions[0][0] for each in found} == {"saiga"}
