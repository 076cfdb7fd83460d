"""Papers are written as runs and given out as downloads; nothing else of the disk is."""

import inspect
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from pipeline.convention.calendar import this_day
from tests.pipeline.desk.conftest import Seat


@pytest.mark.slow
def test_a_paper_is_written_and_downloaded(seat: type[Seat]) -> None:
    from pipeline.desk.runs import wait_for_all
    from pipeline.services.papers import compliance_in_words, compliance_report

    officer = seat("officer")
    place = officer.post("/papers/make", {"kind": "compliance", "meeting": "COP15"})["Location"]
    wait_for_all()
    page = officer.get(place).content.decode()
    assert "/papers/COP15/" in page
    line = '<p class="found" role="status"><a href="/meetings/COP15/compliance"><bdi>'
    for language in ("en", "fr", "es"):
        counted = compliance_in_words(compliance_report("COP15", this_day()), language).counts
        page = officer.get(f"{place}?language={language}").content.decode()
        assert f"{line}{escape(counted)}</bdi>" in page
    name = page.partition('href="/papers/COP15/')[2].partition('"')[0]
    answer = seat("reader").get(f"/papers/COP15/{name}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    answer.close()


@pytest.mark.parametrize(
    "path", ["/papers/COP15/../../desk/key", "/papers/../desk/key", "/papers/COP15//etc/passwd"]
)
def test_no_path_leads_elsewhere(seat: type[Seat], path: str) -> None:
    assert seat("reader").get(path).status_code == 404


def test_a_reader_writes_no_paper(seat: type[Seat]) -> None:
    form = {"kind": "compliance", "meeting": "COP15"}
    assert seat("reader").post("/papers/make", form).status_code == 403


def test_the_history_opens_in_excel_without_a_formula(seat: type[Seat]) -> None:
    from pipeline.desk.people.models import Deed

    Deed.objects.create(who="=cmd()", what="x", subject="@sum", detail="-1")
    content = seat("administrator").get("/history?as=csv&q=cmd").content
    assert content.startswith("\ufeff".encode())
    assert b"'=cmd()" in content
    assert b"'@sum" in content
    assert seat("officer").get("/history").status_code == 403


def test_the_history_leads_to_what_was_changed(seat: type[Seat], taken_in: str, saiga: str) -> None:
    from pipeline.desk.people.models import Deed
    from pipeline.services.submission_pages import kept_file

    for subject in (f"submission:{taken_in}", f"submission:{'0' * 64}", f"action:{saiga}"):
        Deed.objects.create(who="Cleo of the history", what="x", subject=subject)
    page = seat("administrator").get("/history?q=Cleo+of+the+history").content.decode()
    name = kept_file(taken_in).submission.file
    assert f'<a href="/submissions/{taken_in}"><bdi>{name}</bdi></a>' in page
    assert f'<a href="/actions/{saiga}"><bdi>{saiga}</bdi></a>' in page
    assert "/submissions/0000" not in page  # erased since, or never there


def test_the_condition_is_told(seat: type[Seat]) -> None:
    assert seat("administrator").get("/condition").status_code == 200


@pytest.mark.slow
def test_a_backup_is_written_by_a_button_and_downloaded(seat: type[Seat], taken_in: str) -> None:
    from pipeline.desk.runs import wait_for_all

    administrator = seat("administrator")
    place = administrator.post("/condition/backup", {})["Location"]
    wait_for_all()
    name = administrator.get(place).content.decode().partition("/condition/backups/")[2]
    answer = administrator.get(f"/condition/backups/{name.partition(chr(34))[0]}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert administrator.get("/condition/backups/register.sqlite").status_code == 404
    assert seat("officer").post("/condition/backup", {}).status_code == 403


def test_the_history_says_what_was_done_in_words(
    seat: type[Seat], take: Callable[[str], str]
) -> None:
    digest = take("great-bustard-missing-sections/*.docx")
    seat("officer").post(f"/submissions/{digest}/comments/write", {"text": "Look at page 2"})
    administrator = seat("administrator")
    for language, words in (("en", "wrote a comment"), ("fr", "Commentaire"), ("es", "Comentario")):
        page = administrator.get(f"/history?language={language}").content.decode()
        assert words in page
        assert "comments-write" not in page
    administrator.get("/history?language=en")


def test_every_page_that_notes_what_was_done_has_words_for_it(desk_home: Path) -> None:
    from django.urls import URLPattern

    from pipeline.desk.texts import texts
    from pipeline.desk.urls import urlpatterns

    noting = {
        path.name
        for path in urlpatterns
        if isinstance(path, URLPattern)
        and "note(" in inspect.getsource(inspect.unwrap(path.callback))
    }
    assert len(noting) > 20
    for language in ("en", "fr", "es"):
        assert noting <= texts(language).words["noted"].keys()
