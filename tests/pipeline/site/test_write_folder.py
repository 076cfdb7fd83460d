"""A folder changes only where it has to, and never for the worse."""

import contextlib
import errno
import os
import time
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from extractors.readers.read import read_document
from pipeline.actions.lifecycle import Event
from pipeline.register import Register
from pipeline.site.errors import CutOff, DamagedFile, InTheWay, NotOurs
from pipeline.site.output.manifest import MANIFEST
from pipeline.site.output.output_file import OutputFile
from pipeline.site.output.write_folder import Written, alone, write_folder
from tests.pipeline.site.seeds import ADOPTED, TODAY, happen, make, prepare, seed

pytestmark = pytest.mark.slow  # seconds, all told: folders, pages or pictures made whole


def leaf(path: str, text: str, key: str | None = None) -> OutputFile:
    return OutputFile(path, text if key is None else key, text.encode)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def stamps(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def unmakeable() -> bytes:
    raise RuntimeError("half way")


def test_the_same_register_gives_the_same_bytes(register: Register, tmp_path: Path) -> None:
    seed(register)  # once: the moment at which something was entered is part of the register
    for name in ("one", "other"):
        make(register, tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_nothing_is_written_anew_where_nothing_changed(register: Register, tmp_path: Path) -> None:
    seed(register)
    first = make(register, tmp_path / "site")
    before = stamps(tmp_path / "site")
    second = make(register, tmp_path / "site")
    assert second == Written(0, first.written, 0)
    assert stamps(tmp_path / "site") == before


def test_one_event_changes_only_pages_that_tell_of_it(register: Register, tmp_path: Path) -> None:
    seed(register)
    make(register, tmp_path / "site")
    before = stamps(tmp_path / "site")
    happen(register, "98.10", Event.REPORTED, "COP99", TODAY - timedelta(days=40))
    make(register, tmp_path / "site")
    after = stamps(tmp_path / "site")
    changed = {path for path in after if after[path] != before.get(path)}
    assert {path for path in changed if path.startswith("en/")} == {
        "en/about/index.html",
        "en/action/98.10/index.html",
        "en/deadlines.ics",  # the report is awaited no more
        "en/due/index.html",
        "en/feed.xml",
        "en/since/COP97/index.html",
        "en/since/COP98/index.html",
        "en/figures/index.html",  # which counts reports
        "en/meeting/COP99/index.html",
        "en/meeting/index.html",
    }


def test_an_incremental_folder_equals_a_new_one(register: Register, tmp_path: Path) -> None:
    seed(register)
    make(register, tmp_path / "site")
    happen(register, "97.1", Event.CLOSED, "COP99", TODAY)
    make(register, tmp_path / "site")
    make(register, tmp_path / "new")
    assert contents(tmp_path / "site") == contents(tmp_path / "new")


def test_what_is_gone_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a/b.html", "1"), leaf("c.html", "2")])
    assert write_folder(folder, [leaf("c.html", "2")]) == Written(0, 1, 1)
    assert set(contents(folder)) == {"c.html", MANIFEST}


def test_a_file_changed_by_hand_is_written_anew(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "as published")])
    (folder / "a.html").write_text("changed by hand")
    assert write_folder(folder, [leaf("a.html", "as published")]).written == 1
    assert (folder / "a.html").read_text() == "as published"


def test_a_page_that_comes_out_the_same_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "same", key="made one way")])
    assert write_folder(folder, [leaf("a.html", "same", key="made another way")]).written == 0


def test_an_unchanged_key_is_not_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "text", key="k")])
    assert write_folder(folder, [OutputFile("a.html", "k", unmakeable)]).kept == 1


def test_a_broken_build_leaves_the_good_one(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "good")])
    before = contents(folder)
    with pytest.raises(RuntimeError):
        write_folder(folder, [leaf("a.html", "new"), OutputFile("b.html", "k", unmakeable)])
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_change_of_places_that_was_cut_off_is_undone(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "good")])
    folder.rename(tmp_path / ".site.before")
    write_folder(folder, [leaf("a.html", "good")])
    assert (folder / "a.html").read_text() == "good"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("done", range(6))
def test_a_change_that_is_cut_off_is_ended_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    """After as many files as this have been put in their places."""
    folder, moved = tmp_path / "site", iter(range(done))
    old = [leaf("a.html", "1"), leaf("b/c.html", "1"), leaf("gone/d.html", "1"), leaf("e", "1")]
    new = [leaf("a.html", "2"), leaf("b/c.html", "2"), leaf("f/g.html", "2"), leaf("e/h", "2")]
    write_folder(folder, old)
    put = Path.replace

    def cut_off(path: Path, place: Path) -> Path:
        if next(moved, None) is None:
            raise KeyboardInterrupt
        return put(path, place)

    monkeypatch.setattr(Path, "replace", cut_off)
    with contextlib.suppress(KeyboardInterrupt):
        write_folder(folder, new)
    monkeypatch.undo()
    assert write_folder(folder, new).written == 0
    write_folder(tmp_path / "whole", new)
    assert contents(folder) == contents(tmp_path / "whole")
    assert not (folder / "gone").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "whole"]


def test_pages_that_cannot_be_put_in_place_are_kept_for_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, place: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(place))

    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "1")])
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CutOff, match="publish again: that goes on"):
        write_folder(folder, [leaf("a.html", "2")])
    monkeypatch.undo()
    assert write_folder(folder, [leaf("a.html", "2")]).written == 0
    assert (folder / "a.html").read_text() == "2"


def test_what_a_killed_run_left_beside_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".site.beside/x").mkdir(parents=True)
    (tmp_path / ".site.beside/x/half.html").write_text("ha")
    write_folder(tmp_path / "site", [leaf("a.html", "1")])
    assert contents(tmp_path / "site").keys() == {"a.html", MANIFEST}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_change_by_hand_is_seen_whatever_its_day(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "published")])
    path = folder / "a.html"
    day = path.stat().st_mtime_ns
    time.sleep(0.05)  # past the tick of the clock of the file system
    path.write_text("unnoticed")  # as long as before
    os.utime(path, ns=(day, day))
    assert write_folder(folder, [leaf("a.html", "published")]).written == 1
    assert path.read_text() == "published"


def test_a_link_in_the_place_of_a_folder_of_ours_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("en/a.html", "1")])
    (folder / "en").rename(tmp_path / "elsewhere")
    (folder / "en").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InTheWay, match="Move it away"):
        write_folder(folder, [leaf("en/a.html", "2")])
    assert (tmp_path / "elsewhere/a.html").read_text() == "1"


def test_what_others_put_there_is_taken_along(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "1"), leaf("b/c.html", "1")])
    (folder / ".htaccess").write_text("settings")
    (folder / "b/robots.txt").write_text("of the web server")
    (folder / ".git/refs").mkdir(parents=True)
    (folder / "latest").symlink_to("b", target_is_directory=True)
    write_folder(folder, [leaf("a.html", "2")])
    assert contents(folder).keys() == {"a.html", ".htaccess", "b/robots.txt", MANIFEST}
    assert (folder / ".git/refs").is_dir()
    assert (folder / "latest").is_symlink()


@pytest.mark.parametrize("path", ["b.html", "b", "b.html/c"])
def test_a_file_of_others_that_is_in_the_way_is_named(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "1")])
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text("mine")
    with pytest.raises(InTheWay, match="Move it away"):
        write_folder(folder, [leaf("b.html", "2"), leaf("b/d.html", "2")])
    assert (folder / path).read_text() == "mine"
    assert (folder / "a.html").read_text() == "1"


def test_a_damaged_note_of_what_is_ours_stops_it(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, [leaf("a.html", "1")])
    (folder / MANIFEST).write_text('{"a.html"')
    with pytest.raises(NotOurs):
        write_folder(folder, [leaf("a.html", "2")])
    assert (folder / "a.html").read_text() == "1"


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    order = []

    def second() -> None:
        with alone(tmp_path / "home"):
            order.append("second")

    with alone(tmp_path / "home"):
        waiting = Thread(target=second)
        waiting.start()
        waiting.join(0.1)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_a_link_to_the_folder_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "site"
    link.symlink_to("real")
    write_folder(link, [leaf("a.html", "1")])
    write_folder(link, [leaf("a.html", "2")])
    assert link.is_symlink()
    assert (tmp_path / "real/a.html").read_text() == "2"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["real", "site"]


def test_the_whole_disk_is_no_folder_of_ours() -> None:
    with pytest.raises(NotOurs):
        write_folder(Path("/"), [leaf("a.html", "1")])


def own_folder(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.docx").write_text("mine")


def own_file(folder: Path) -> None:
    folder.write_text("mine")


@pytest.mark.parametrize("made", [own_folder, own_file])
def test_files_of_others_are_left_alone(tmp_path: Path, made: Callable[[Path], None]) -> None:
    folder = tmp_path / "site"
    made(folder)
    with pytest.raises(NotOurs, match="Nothing was changed"):
        write_folder(folder, [leaf("a.html", "1")])
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_of_a_kept_file_its_pages_are_offered_under_a_readable_name(site: Path) -> None:
    (file,) = (site / "files").iterdir()
    assert file.name == "UNEP-CMS-Concerted-Action-97-1-es.pdf"
    assert "adopted text of 97.1" in read_document(file).paragraphs[0].text
    assert b"PRIVATE" in ADOPTED
    assert b"PRIVATE" not in file.read_bytes()


def test_a_damaged_file_is_not_published(register: Register, tmp_path: Path) -> None:
    seed(register)
    make(register, tmp_path / "site")
    before = contents(tmp_path / "site")
    digest = sha256(ADOPTED).hexdigest()
    register.files.public_path(digest).unlink()
    register.files.path(digest).write_bytes(b"%PDF-1.7 something else")
    with pytest.raises(DamagedFile, match="Nothing was published"):
        make(register, tmp_path / "other")
    assert not (tmp_path / "other").exists()
    assert contents(tmp_path / "site") == before


def test_no_day_of_publishing_is_on_a_page(register: Register, tmp_path: Path) -> None:
    """Between two meetings, every day gives the same bytes."""
    from pipeline.site.publish import publish

    prepare(register)
    happen(register, "98.1", Event.ACCEPTED, "COP98", title="Bustard")
    for name, day in (("one", TODAY), ("other", TODAY + timedelta(days=60))):
        publish(register, tmp_path / name, day)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
