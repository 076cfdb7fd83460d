"""A new edition of the Appendices is looked at from the desk before an administrator keeps it."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.pipeline.desk.conftest import Seat

LIST = "appendix,taxon,annotation\nI,Gazella cuvieri,\nII,Saiga tatarica,<b>Only Mongolia</b>\n"


@pytest.fixture(autouse=True)
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of editions of this test's own."""
    from pipeline.services import import_appendices, taxa

    for module in (import_appendices, taxa):
        monkeypatch.setattr(module, "editions_folder", lambda: tmp_path, raising=False)
    return tmp_path


def looked_at(person: Any, content: str, edition: str = "DESK1", day: str = "1.6.2026") -> Any:
    file = SimpleUploadedFile("list.csv", content.encode())
    return person.post("/editions/look", {"files": file, "edition": edition, "day": day})


def token_in(page: str) -> str:
    return page.partition('name="token" value="')[2].partition('"')[0]


def test_it_is_shown_and_kept_by_an_administrator(seat: type[Seat]) -> None:
    administrator = seat("administrator")
    page = looked_at(administrator, LIST).content.decode()
    assert "Gazella cuvieri" in page or "2 lines" in page
    assert "<b>Only" not in page
    assert "DESK1" not in seat("reader").get("/editions").content.decode()
    form = {"token": token_in(page), "edition": "DESK1", "day": "2026-06-01", "deed": "keep"}
    administrator.post("/editions/keep", form)
    assert "DESK1" in seat("reader").get("/editions").content.decode()


def test_what_was_dropped_is_not_kept(seat: type[Seat]) -> None:
    administrator = seat("administrator")
    token = token_in(looked_at(administrator, LIST).content.decode())
    administrator.post("/editions/keep", {"token": token, "deed": "drop"})
    form = {"token": token, "edition": "DESK1", "day": "2026-06-01", "deed": "keep"}
    administrator.post("/editions/keep", form)
    assert "DESK1" not in administrator.get("/editions").content.decode()


@pytest.mark.parametrize(
    ("content", "edition", "day"),
    [("nothing here", "X", "1.6.2026"), (LIST, "../../X", "1.6.2026"), (LIST, "X", "soon")],
)
def test_what_cannot_be_an_edition_is_told(
    seat: type[Seat], content: str, edition: str, day: str
) -> None:
    answer = looked_at(seat("administrator"), content, edition, day)
    assert answer.status_code == 422
    assert 'class="messages"' in answer.content.decode()


def test_two_editions_are_compared(seat: type[Seat]) -> None:
    page = seat("reader").get("/editions").content.decode()
    ids = [part.partition("<")[0] for part in page.split("<option>")[1:]]
    if len(ids) < 2:
        pytest.skip("one edition is shipped, so there is nothing to compare")
    shown = seat("reader").get(f"/editions?before={ids[1]}&after={ids[0]}").content.decode()
    assert 'class="found"' in shown


def test_others_bring_in_none(seat: type[Seat]) -> None:
    assert looked_at(seat("officer"), LIST).status_code == 403
    assert seat("officer").post("/editions/keep", {}).status_code == 403
