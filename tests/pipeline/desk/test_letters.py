"""Letters at the desk: looked at, changed before they go, marked as sent, and kept as they went."""

import email
import email.policy
import re
from dataclasses import asdict, replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest

from pipeline.convention.calendar import this_day
from pipeline.services.letters import DeskLetter
from pipeline.submissions.checks.missing_section import RULE
from pipeline.submissions.findings import Finding
from pipeline.submissions.summary import ReadSection
from pipeline.submissions.versions.relations import RelationKind
from pipeline.workbooks.days import typed_day
from tests.pipeline.desk.conftest import Seat
from tests.pipeline.outcomes import outcome


@pytest.fixture
def file(at_desk: None, request: pytest.FixtureRequest) -> str:
    """The SHA-256 of a proposal that lacks a section, like no other one in the register."""
    from pipeline.config import home, register_url
    from pipeline.register import open_register

    name = request.node.nodeid
    mark = sha256(name.encode()).hexdigest()[:8]
    values: dict[str, Any] = {
        "file": f"proposal {mark}.docx",
        "symbol": None,
        "title": f"PROPOSAL FOR THE BIRDS OF {mark}",
        "sections": (ReadSection("timeframe", "Timeframe", "en", f"2030 {name}", 2, 7),),
        "findings": (Finding(RULE, {"heading": {"en": "Associated benefits"}}, (), None),),
    }
    with open_register(home(), register_url()) as register:
        content = name.encode()
        return register.load(outcome(content, **values), content, None, "COP15").sha256


def letter_on(digest: str, kind: str = "completeness") -> DeskLetter:
    """The letter of a kind on a submission."""
    from pipeline.services.letters import letters_of

    found = [each for each in letters_of("COP15", "en") if each.submission == digest]
    return next(each for each in found if each.kind == kind)


def address(letter: DeskLetter) -> str:
    return f"/letters/COP15/{letter.id}"


def words(letter: DeskLetter, **changed: str) -> dict[str, str]:
    """The form as it stands, with some fields changed."""
    from pipeline.services.letters import wording_of

    return (
        asdict(wording_of(letter)) | {"deed": "keep", "version": str(len(letter.steps))} | changed
    )


def change(seat: type[Seat], letter: DeskLetter, **form: str) -> Any:
    return seat("officer").post(f"{address(letter)}/change", {"version": "99"} | form)


def text_of(seat: type[Seat], letter: DeskLetter) -> str:
    """The text of the mail, its lines as on every machine."""
    return str(mail_of(seat, letter).get_body().get_content()).replace("\r\n", "\n").strip()


def mail_of(seat: type[Seat], letter: DeskLetter) -> Any:
    content = seat("reader").get(f"{address(letter)}/{letter.name}.eml").content
    return email.message_from_bytes(content, policy=email.policy.default)


def word_of(seat: type[Seat], letter: DeskLetter) -> list[str]:
    from docx import Document

    content = seat("reader").get(f"{address(letter)}/{letter.name}.docx").content
    return [line.text for line in Document(BytesIO(content)).paragraphs if line.text.strip()]


def test_a_letter_is_found_from_the_list_and_shown_as_it_is_to_go(
    seat: type[Seat], file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.desk.screens import letters as screen

    monkeypatch.setattr(screen, "PAGE", 10_000)  # whatever other tests have taken in
    letter = letter_on(file)
    reader = seat("reader")
    assert address(letter) in reader.get("/letters/COP15").content.decode()
    page = reader.get(address(letter)).content.decode()
    assert "Associated benefits" in page
    assert "To be filled in by hand before it goes: <bdi>[Name]</bdi> <bdi>[Title]</bdi>" in page
    assert "<textarea" not in page  # a reader changes nothing
    assert reader.post(f"{address(letter)}/change", words(letter)).status_code == 403


def test_a_letter_opened_alone_is_the_one_among_all(
    seat: type[Seat], file: str, saiga: str
) -> None:
    from pipeline.services import letters

    among_all = letters.letters_of("COP15", "en")
    assert len(among_all) > 1
    for letter in among_all:
        assert letters.letter_named("COP15", letter.id, "en") == letter
    about_files = letters.letters_about_files("COP15", "en", lambda digests, _: digests)
    about_actions = letters.letters_about_actions("COP15", "en")
    assert {each.id for each in (*about_files, *about_actions)} == {x.id for x in among_all}
    assert all(each in among_all for each in (*about_files, *about_actions))


def test_an_annex_to_a_file_of_another_meeting_has_its_letter(seat: type[Seat], file: str) -> None:
    from pipeline.config import home, register_url
    from pipeline.register import open_register
    from pipeline.services import letters
    from pipeline.services.relations import relate

    content = f"to {file}".encode()
    with open_register(home(), register_url()) as register:
        earlier = register.load(outcome(content), content, None, "COP14").sha256
    relate(file, RelationKind.ANNEX_TO, earlier, by="Ana", reason="the cover says so")
    letter = letter_on(file)
    assert letters.letter_named("COP15", letter.id, "en") == letter


def test_only_what_is_picked_is_drafted(seat: type[Seat], file: str) -> None:
    from pipeline.services.letters import letters_about_files

    found = letters_about_files("COP15", "en", lambda digests, _: [file])
    assert {letter.submission for letter in found} == {file}
    assert {letter.kind for letter in found} == {"acknowledgement", "completeness"}
    assert letters_about_files("COP15", "en", lambda digests, _: []) == ()


def test_the_pages_of_a_list_show_every_letter_once(
    seat: type[Seat], file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.desk.screens import letters as screen
    from pipeline.services.letters import letters_of

    monkeypatch.setattr(screen, "PAGE", 3)
    reader, shown = seat("reader"), []
    for about in ("submissions", "actions"):
        address = f"/letters/COP15?about={about}"
        ends = re.search(r'aria-current="page">1 / (\d+)<', reader.get(address).content.decode())
        for number in range(1, int(ends[1] if ends else 1) + 1):
            page = reader.get(f"{address}&page={number}").content.decode()
            shown += re.findall(r'href="/letters/COP15/([0-9a-f]{16})"', page)
    assert sorted(shown) == sorted(letter.id for letter in letters_of("COP15", "en"))


def test_changed_words_are_those_of_the_mail_and_of_the_word_file(
    seat: type[Seat], file: str
) -> None:
    letter = letter_on(file, "acknowledgement")
    before = word_of(seat, letter)
    text = words(letter)["text"].split("\n\n")
    new = [*text[:1], "A paragraph of our own,\r\non two lines.", *text[2:]]
    form = words(letter, text="\r\n\r\n".join(new), subject="Re: bustards", address="a@b.example")
    assert change(seat, letter, **form).status_code == 302
    mail = mail_of(seat, letter)
    assert (mail["Subject"], mail["To"]) == ("Re: bustards", "a@b.example")
    assert "A paragraph of our own,\non two lines." in text_of(seat, letter)
    after = word_of(seat, letter)
    changed = {"Re: bustards", "A paragraph of our own,\non two lines."}
    assert {*after} - {*before} == changed
    assert len(after) == len(before)
    assert "words changed" in seat("reader").get(address(letter)).content.decode()


CHANGES = [
    ("one more at the end", lambda text: [*text, "One more."]),
    ("one more at the beginning", lambda text: ["One more.", *text]),
    ("one less", lambda text: text[:-1]),
    ("another order", lambda text: text[::-1]),
    ("a single one", lambda text: ["All that is to be said."]),
    ("many more", lambda text: [f"{n}. {part}" for n in range(3) for part in text]),
    ("control signs", lambda text: ["A bell\x07 and a { brace }", *text]),
]


@pytest.mark.parametrize(("case", "edit"), CHANGES, ids=[row[0] for row in CHANGES])
def test_the_word_file_says_what_the_mail_says(
    seat: type[Seat], file: str, case: str, edit: Any
) -> None:
    letter = letter_on(file)
    text = edit(words(letter)["text"].split("\n\n"))
    change(seat, letter, **words(letter, text="\n\n".join(text)))
    body = text_of(seat, letter).split("\n\n")
    joined = "\n".join(word_of(seat, letter))
    for part in body:
        assert " ".join(part.replace("\x07", "").split()) in " ".join(joined.split())


def test_the_draft_can_be_taken_again(seat: type[Seat], file: str) -> None:
    letter = letter_on(file)
    drafted = words(letter)["text"]
    change(seat, letter, **words(letter, text="Other words."))
    assert words(letter_on(file))["text"] == "Other words."
    change(seat, letter_on(file), deed="anew")
    assert words(letter_on(file))["text"] == drafted
    assert letter_on(file).edited is None


@pytest.mark.parametrize(
    "wrong", [{"text": " \n "}, {"subject": ""}, {"address": "no address"}, {"copies": "a@b@c"}]
)
def test_what_cannot_go_is_refused_and_stays_typed(
    seat: type[Seat], file: str, wrong: dict[str, str]
) -> None:
    letter = letter_on(file)
    typed = words(letter, text="Typed with care.") | wrong
    answer = change(seat, letter, **typed)
    assert answer.status_code == 422
    if "text" not in wrong:
        assert "Typed with care.</textarea>" in answer.content.decode()
    assert letter_on(file).steps == ()


def test_a_day_in_a_form_is_written_as_a_person_would_type_it(
    seat: type[Seat], file: str, saiga: str
) -> None:
    pages = {address(letter_on(file)): "day", f"/actions/{saiga}?as_of=2024-05-02": "as_of",
             "/proposals/COP15": "day", "/actions?as_of=2024-05-02": "as_of"}  # fmt: skip
    for page, name in pages.items():
        text = seat("officer").get(page).content.decode()
        found = re.search(rf'<input id="{name}" name="{name}"[^>]* value="([^"]*)"', text)
        assert found, page
        assert re.fullmatch(r"\d\d\.\d\d\.\d{4}", found[1]), page
        assert typed_day(found[1]), page


def test_what_went_is_kept_as_it_went_with_who_and_when(seat: type[Seat], file: str) -> None:
    from pipeline.services.review import waive

    letter = letter_on(file)
    change(seat, letter, **words(letter, text="As we agreed."))
    day = (this_day() - timedelta(days=1)).isoformat()
    assert change(seat, letter, deed="sent", day=day).status_code == 302
    sent = letter_on(file).sent
    assert sent
    assert (sent.by, sent.after["day"]) == ("the-officer", day)
    change(seat, letter, **words(letter_on(file), text="Too late."))  # what went is not changed
    assert "As we agreed." in text_of(seat, letter)
    page = seat("reader").get("/letters/COP15?state=sent").content.decode()
    assert address(letter) in page
    for code in {f.rule.code for f in kept(file).open_findings}:  # nothing is left to ask
        waive(file, code, by="Ana", reason="agreed")
    assert "As we agreed." in seat("reader").get(address(letter)).content.decode()
    assert "As we agreed." in text_of(seat, letter)


def kept(digest: str) -> Any:
    from pipeline.services.submission_pages import kept_file

    return kept_file(digest).submission


def test_that_it_went_is_taken_back(seat: type[Seat], file: str) -> None:
    letter = letter_on(file)
    change(seat, letter, deed="sent", day=this_day().isoformat())
    change(seat, letter, deed="not_sent")
    assert letter_on(file).sent is None
    assert [step.path for step in letter_on(file).steps] == ["sent", "sent"]


def test_a_day_to_come_is_no_day_of_sending(seat: type[Seat], file: str) -> None:
    tomorrow = (this_day() + timedelta(days=1)).isoformat()
    letter = letter_on(file)
    for day, status in ((tomorrow, 422), ("", 422), ("soon", 422)):
        assert change(seat, letter, deed="sent", day=day).status_code == status
    assert letter_on(file).sent is None


def test_a_sent_letter_is_not_drafted_again_and_due_again_when_it_has_more_to_say(
    seat: type[Seat], file: str
) -> None:
    from pipeline.services.letters import mark_sent
    from pipeline.services.review import waive, withdraw

    code = next(iter({f.rule.code for f in kept(file).open_findings if f.rule.code == "SEC001"}))
    waive(file, code, by="Ana", reason="agreed")
    letter = letter_on(file, "acknowledgement")
    mark_sent(letter, this_day(), by="Ana")
    assert letter_on(file, "acknowledgement").sent
    withdraw(file, code, by="Ana", reason="it lacks after all")
    assert letter_on(file, "acknowledgement").sent  # the same letter: nothing new in it
    assert letter_on(file).sent is None  # what lacks is asked for by another


def test_a_colleague_who_was_faster_is_not_overwritten(seat: type[Seat], file: str) -> None:
    from pipeline.services.letters import keep_wording, wording_of

    letter = letter_on(file)
    mine = words(letter, text="Mine.")
    theirs = wording_of(letter)
    keep_wording(letter, replace(theirs, text="Theirs."), by="Bea")
    answer = change(seat, letter, **mine)
    assert answer.status_code == 422
    assert "Bea changed its words meanwhile" in answer.content.decode()
    assert "Mine.</textarea>" in answer.content.decode()
    assert words(letter_on(file))["text"] == "Theirs."


def test_a_letter_goes_with_the_submission_that_is_erased(seat: type[Seat], file: str) -> None:
    from pipeline.config import home
    from pipeline.services.erase import ask_erasure, confirm_erasure
    from pipeline.services.letters import letters_of
    from pipeline.services.session import opened_register

    letter = letter_on(file)
    change(seat, letter, **words(letter, text="Words on a file that is to be forgotten."))
    change(seat, letter, deed="sent", day=this_day().isoformat())
    ask_erasure(file, by="Ana", reason="asked by its author")
    confirm_erasure(file, by="Bea")
    with opened_register() as register:
        steps = register.letter_log.of("COP15")[letter.id]
    assert {str(step.after) for step in steps} == {
        "erased"
    }  # that there was one stays in the chain
    assert letter.id not in {each.id for each in letters_of("COP15", "en")}
    left = [
        path.name for path in (home() / "papers" / "COP15").rglob("*") if letter.name in path.name
    ]
    assert left == []


@pytest.mark.parametrize("path", ["/letters/COP99", "/letters/COP15/0000", "/letters/COP15/../key"])
def test_what_is_no_letter_is_not_found(seat: type[Seat], path: str) -> None:
    assert seat("reader").get(path).status_code == 404


def test_what_stands_in_the_form_is_what_is_marked_as_sent(seat: type[Seat], file: str) -> None:
    from pipeline.services.letters import letter_named, wording_of

    letter = letter_on(file)
    form = words(letter, address="fp@state.example", text="Our own words.") | {"deed": "sent"}
    day = this_day().strftime("%d.%m.%Y")
    answer = change(seat, letter, **form | {"day": "no day"})
    assert answer.status_code == 422
    assert "Our own words." in answer.content.decode()
    assert change(seat, letter, **form | {"day": day}).status_code == 302
    went = letter_named("COP15", letter.id, "en")
    assert went.sent
    assert wording_of(went).text == "Our own words."
    page = seat("officer").get(address(letter)).content.decode()
    assert "no address on record" not in page
    assert "As it went" in page


def test_an_address_that_was_typed_is_no_longer_missing(seat: type[Seat], file: str) -> None:
    letter = letter_on(file)
    assert "no address on record" in seat("reader").get(address(letter)).content.decode()
    change(seat, letter, **words(letter, address="fp@state.example"))
    assert "no address on record" not in seat("reader").get(address(letter)).content.decode()
