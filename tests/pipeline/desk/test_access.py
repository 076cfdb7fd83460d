"""Who may open what, and what a stranger, a reader and a forger get."""

import re
import stat
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.pipeline.desk.conftest import PASSWORD, Seat


def test_health_answers_anybody_and_any_host(seat: type[Seat]) -> None:
    answer = seat(None).get("/health", HTTP_HOST="elsewhere.example")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_another_host_is_not_answered(seat: type[Seat]) -> None:
    assert seat("officer").get("/", HTTP_HOST="elsewhere.example").status_code == 400


@pytest.mark.parametrize("path", ["/", "/submissions", "/people", "/nowhere"])
def test_a_stranger_is_sent_to_sign_in_and_back(seat: type[Seat], path: str) -> None:
    answer = seat(None).get(path)
    if path == "/nowhere":
        assert answer.status_code == 404
        return
    assert answer.status_code == 302
    assert urlsplit(answer["Location"]).path == "/sign-in"


def test_signing_in_leads_to_the_page_asked_for_and_nowhere_else(seat: type[Seat]) -> None:
    entry = {"username": "the-officer", "password": PASSWORD}
    assert (
        seat(None).post("/sign-in", entry | {"next": "/submissions"})["Location"] == "/submissions"
    )
    away = seat(None).post("/sign-in", entry | {"next": "https://elsewhere.example/"})
    assert away["Location"] == "/"


@pytest.mark.slow
def test_a_wrong_password_says_the_same_for_any_name_and_slows_down(seat: type[Seat]) -> None:
    def tries(name: str) -> list[tuple[int, str]]:
        person = seat(None)
        answers = [
            person.post("/sign-in", {"username": name, "password": f"wrong {n}"}) for n in range(8)
        ]
        return [
            (
                a.status_code,
                re.sub(name, "NAME", re.sub(r'"\w{64}"', "", a.content.decode())),
            )
            for a in answers
        ]

    from pipeline.desk.people.models import SignIn

    known, unknown = tries("the-reader"), (SignIn.objects.all().delete(), tries("nobody-here"))[1]
    SignIn.objects.all().delete()
    codes = [code for code, _ in known]
    assert codes == [code for code, _ in unknown]
    assert codes[0] == 401
    assert codes[-1] == 429
    assert known[0][1] == unknown[0][1]


def test_a_form_from_elsewhere_changes_nothing_and_is_noted(seat: type[Seat]) -> None:
    from pipeline.desk.people.models import Deed

    before = Deed.objects.count()
    answer = seat("administrator").post("/people/add", {"name": "x", "role": "reader"}, forged=True)
    assert answer.status_code == 403
    assert Deed.objects.count() == before + 1
    assert Deed.objects.latest("pk").refused


def test_a_reader_is_told_whom_to_ask(seat: type[Seat]) -> None:
    answer = seat("reader").get("/people")
    assert answer.status_code == 403
    assert "the-administrator" in answer.content.decode()


def test_an_account_is_invited_once(seat: type[Seat]) -> None:
    administrator = seat("administrator")
    page = administrator.post("/people/add", {"name": "Ana Lopez", "role": "officer"})
    found = re.search(r"http://127.0.0.1(/welcome/[\w-]+)", page.content.decode())
    assert found
    stranger = seat(None)
    assert stranger.get(found[1]).status_code == 200
    chosen = {"new_password1": "four storks at dusk", "new_password2": "four storks at dusk"}
    assert stranger.post(found[1], chosen)["Location"] == "/"
    assert stranger.get("/submissions").status_code == 200
    assert seat(None).get(found[1]).status_code == 410


@pytest.mark.parametrize("password", ["short", "password1234", "the-officer-the"])
def test_a_password_that_is_easy_to_guess_is_refused(seat: type[Seat], password: str) -> None:
    from pipeline.desk.people.accounts import PasswordRefused, add_account

    with pytest.raises(PasswordRefused):
        add_account("the-officer-the", "reader", password)


def test_the_last_administrator_stays(seat: type[Seat]) -> None:
    from django.contrib.auth.models import User

    from pipeline.desk.people.roles import Role, people_with

    number = User.objects.get(username="the-administrator").pk
    seat("administrator").post(f"/people/{number}", {"deed": "off"})
    assert "the-administrator" in [user.username for user in people_with(Role.ADMINISTRATOR)]


def test_every_page_forbids_framing_foreign_content_and_caches(seat: type[Seat]) -> None:
    for path in ("/sign-in", "/", "/submissions"):
        headers = seat("officer").get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_language_of_the_reader_is_kept(seat: type[Seat]) -> None:
    person = seat("reader")
    person.post("/language", {"language": "fr", "next": "/submissions"})
    answer = person.get("/submissions")
    assert answer["Content-Language"] == "fr"
    assert "Soumissions" in answer.content.decode()
    person.post("/language", {"language": "en"})


def test_the_key_of_the_sessions_is_for_its_owner_alone(desk_home: Path, seat: type[Seat]) -> None:
    assert stat.S_IMODE((desk_home / "desk" / "key").stat().st_mode) == 0o600


def test_the_words_of_the_desk_have_the_same_keys_in_every_language() -> None:
    from pipeline.desk.texts import texts

    def keys(table: dict[str, object], before: str = "") -> set[str]:
        return {
            path
            for name, value in table.items()
            for path in (
                keys(value, f"{before}{name}.") if isinstance(value, dict) else {before + name}
            )
        }

    english = keys(texts("en").words)
    assert keys(texts("fr").words) == english
    assert keys(texts("es").words) == english


SHOWN = {  # what a reader may ask for; every other address changes something, or is for officers
    *("today", "keys", "language", "sign-in", "sign-out", "welcome", "search", "funding", "land"),
    *("submissions", "submission", "versions", "submission-headings", "belonging", "comments"),
    *("submission-file", "submission-page", "received-days", "wordings", "actions", "action"),
    *("proposals", "proposals-of", "states", "state", "state-table", "state-calendar", "editions"),
    *("meetings", "meeting", "meeting-compliance", "run", "letters", "letters-of", "letter"),
    *("letter-file", "papers", "paper", "changes"),
}
PARTS = {"sha256": "0" * 64, "number": "1", "page": "1", "meeting": "COP15", "iso": "KE"}


def addresses() -> dict[str, str]:
    """A path of each address that there is, by name; sign-out last, as it ends what asks."""
    from django.urls import URLPattern

    from pipeline.desk.urls import urlpatterns

    found = {
        str(known.name): re.sub(
            r"<(?:\w+:)?(\w+)>", lambda part: PARTS.get(part[1], "x"), f"/{known.pattern}"
        )
        for known in urlpatterns
        if isinstance(known, URLPattern)
    }
    return dict(sorted(found.items(), key=lambda entry: entry[0] == "sign-out"))


@pytest.mark.slow
def test_a_reader_who_guesses_addresses_changes_nothing(seat: type[Seat]) -> None:
    """A new address fails here until somebody says that it only shows."""
    reader = seat("reader")
    reader.client.handler.enforce_csrf_checks = False  # as from a form of the desk's own
    answered = {name: reader.client.post(path).status_code for name, path in addresses().items()}
    assert {name for name, status in answered.items() if status != 403} == SHOWN


def test_a_stranger_who_guesses_addresses_is_sent_to_sign_in(seat: type[Seat]) -> None:
    shown = {
        name
        for name, path in addresses().items()
        if not seat(None).client.get(path).headers.get("Location", "").startswith("/sign-in")
    }
    assert shown == {"sign-in", "sign-out", "welcome", "language"}
