"""Keys are a person's own; a form that was sent too late is kept for its person."""

import re
from typing import Any

import pytest

from tests.pipeline.desk.conftest import PASSWORD, Seat

USUAL = {"down": "j", "up": "k", "next": "n", "confirm": "a", "correct": "c", "waive": "w",
         "these": "t"}  # fmt: skip


def form(**keys: str) -> dict[str, Any]:
    return {"page": "submission"} | USUAL | keys


def test_keys_are_changed_for_oneself_alone_and_set_back(seat: type[Seat], taken_in: str) -> None:
    officer, address = seat("officer"), f"/submissions/{taken_in}"
    assert officer.post("/keys", form(confirm="Y")).status_code == 302
    assert 'data-key-confirm="y"' in officer.get(address).content.decode()
    assert 'data-key-confirm="a"' in seat("administrator").get(address).content.decode()
    officer.post("/keys", {"page": "submission", "deed": "usual"})
    assert 'data-key-confirm="a"' in officer.get(address).content.decode()


def test_keys_that_differ_from_the_usual_do_not_change_the_language(seat: type[Seat]) -> None:
    reader = seat("reader")
    reader.post("/language", {"language": "fr"})
    reader.post("/keys", form(confirm="v"))
    reader.post("/keys", {"page": "submission", "deed": "usual"})
    assert reader.get("/keys")["Content-Language"] == "fr"
    reader.post("/language", {"language": "en"})


@pytest.mark.parametrize("wrong", ["j", "", " ", "ab", "\x07"])
def test_a_key_that_is_taken_or_no_sign_is_refused_and_the_rest_stays_typed(
    seat: type[Seat], wrong: str
) -> None:
    officer = seat("officer")
    answer = officer.post("/keys", form(confirm=wrong, waive="z"))
    assert answer.status_code == 422
    assert re.search(r'name="waive" value="z"', answer.content.decode())
    assert 'name="waive" value="w"' in officer.get("/keys").content.decode()


def test_what_was_sent_after_the_session_ended_is_kept_and_sent_by_a_click(
    seat: type[Seat], taken_in: str
) -> None:
    from pipeline.desk.people.models import Comment, SignIn

    words = "Two <lines>\nof a comment nobody else wrote"
    gone = seat(None)
    late = gone.post(f"/submissions/{taken_in}/comments/write", {"text": words})
    assert late.status_code == 401
    kept = re.search(r'name="kept" value="([^"]+)"', late.content.decode())
    assert kept
    entry = {"username": "the-officer", "kept": kept[1]}
    wrong = gone.post("/sign-in", entry | {"password": "not this one"})
    assert kept[1] in wrong.content.decode()  # a slip in the password loses nothing either
    page = gone.post("/sign-in", entry | {"password": PASSWORD}).content.decode()
    assert "Two &lt;lines&gt;" in page
    assert not Comment.objects.filter(text=words).exists()  # nothing happens by itself
    assert f'action="/submissions/{taken_in}/comments/write"' in page
    gone.post(f"/submissions/{taken_in}/comments/write", {"text": words})
    assert Comment.objects.filter(text=words).count() == 1
    SignIn.objects.all().delete()  # the wrong try is nothing to other tests


@pytest.mark.parametrize("kept", ["", "made up", "eyJhIjoxfQ:1:abc"])
def test_what_the_desk_did_not_sign_is_not_shown(seat: type[Seat], kept: str) -> None:
    entry = {"username": "the-officer", "password": PASSWORD, "kept": kept}
    assert seat(None).post("/sign-in", entry)["Location"] == "/"


def test_a_page_from_before_signing_in_again_loses_nothing(seat: type[Seat], taken_in: str) -> None:
    officer = seat("officer")
    path = f"/submissions/{taken_in}/comments/write"
    sent = {"text": "typed on an old page", "csrfmiddlewaretoken": "x" * 64}
    ours = officer.client.post(path, sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert (ours.status_code, "typed on an old page" in ours.content.decode()) == (403, True)
    other = officer.client.post(path, sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert (other.status_code, "typed on an old page" in other.content.decode()) == (403, False)
