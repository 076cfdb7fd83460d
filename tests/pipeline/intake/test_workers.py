"""What a bad file does to its process is said of that file, and of no other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.intake.examine_all import examine_here
from pipeline.intake.incoming import IncomingFile
from pipeline.intake.workers import (
    LONGEST_LIMIT,
    PER_PICTURE,
    SHORTEST_LIMIT,
    SMALLEST_SCAN,
    ReaderPool,
    time_limit,
)
from pipeline.submissions.result import ReadersDoNotStart, ReadersStopped
from tests.conftest import ROOT
from tests.pipeline.bad_readers import die_at_start, read_badly
from tests.pipeline.dossiers import meeting

pytestmark = pytest.mark.slow
SMALL = 400_000_000  # bytes: enough for the readers, too little for the bomb


@pytest.fixture(scope="module", autouse=True)
def _findable() -> Iterator[None]:
    """The processes have to find the readers of this test by their name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        yield


@pytest.fixture(scope="module")
def room(_findable: None) -> Iterator[ReaderPool]:
    with ReaderPool(1, SMALL, read_badly) as opened:
        yield opened


def state_of(room: ReaderPool, name: str, limit: float = 30) -> str | None:
    outcome = room.examine(IncomingFile(Path(name), "COP99"), meeting(), limit)
    assert outcome.summary.file == name
    return outcome.summary.problem_state


def test_each_misfortune_has_its_state(room: ReaderPool) -> None:
    assert state_of(room, "good.pdf") is None
    assert state_of(room, "crash.pdf") == "crashed"
    assert state_of(room, "hang.pdf", limit=0.5) == "time_limit"
    assert state_of(room, "bomb.pdf") == "size_limit"
    assert state_of(room, "fail.pdf") == "broken"
    assert state_of(room, "good.pdf") is None


def test_a_process_is_kept_from_file_to_file(room: ReaderPool) -> None:
    kinds = {
        room.examine(IncomingFile(Path("good.pdf"), "COP99"), meeting()).summary.kind
        for _ in range(3)
    }
    assert len(kinds) == 1


def test_a_crash_leaves_the_others_alone() -> None:
    names = ["good.pdf", "crash.pdf", "good.pdf", "good.pdf"]
    with ReaderPool(2, SMALL, read_badly) as room:
        begun = [room.begin(IncomingFile(Path(name), "COP99"), meeting()) for name in names]
        states = [wait().summary.problem_state for wait in begun]
    assert states == [None, "crashed", None, None]


def test_threads_may_share_a_room(room: ReaderPool) -> None:
    with ThreadPoolExecutor(4) as threads:
        states = threads.map(lambda name: state_of(room, name), ["good.pdf", "fail.pdf"] * 4)
    assert [*states] == [None, "broken"] * 4


def test_who_waits_when_the_block_is_left_is_told() -> None:
    with ReaderPool(1, SMALL, read_badly) as room:
        names = ("hang.pdf", "good.pdf", "good.pdf")
        begun = [room.begin(IncomingFile(Path(name), "COP99"), meeting()) for name in names]
    for wait in begun:
        with pytest.raises(ReadersStopped):
            wait()
    with pytest.raises(ReadersStopped):
        room.examine(IncomingFile(Path("good.pdf"), "COP99"), meeting())


def test_files_come_back_in_order_with_their_problems(tmp_path: Path) -> None:
    empty, text = tmp_path / "empty.pdf", tmp_path / "notes.txt"
    empty.write_bytes(b"")
    text.write_text("Not a submission.")
    paths = [empty, tmp_path, tmp_path / "absent.docx", text]
    files = [IncomingFile(path, "COP99") for path in paths]
    examined = [*examine_here(files, {"COP99": meeting()}, workers=2)]
    assert [file for file, _ in examined] == files
    states = [result.summary.problem_state for _, result in examined]
    assert states == ["empty", "not_a_file", "not_there", "unknown_format"]


def test_processes_that_die_at_their_start_are_an_error_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.intake.workers._settle", die_at_start)
    with pytest.raises(ReadersDoNotStart, match="exit code 7"):
        ReaderPool(2, SMALL, read_badly)


def test_scans_may_take_longer(tmp_path: Path) -> None:
    page = b"<< /Type /XObject /Subtype /Image >>\n"
    pages = (page + bytes(SMALLEST_SCAN)) * 20
    scan, word = tmp_path / "scan.pdf", tmp_path / "pictures.docx"
    scan.write_bytes(b"%PDF-1.4\n" + pages)
    word.write_bytes(b"PK" + pages)
    assert time_limit(scan) - time_limit(word) == pytest.approx(20 * PER_PICTURE, abs=1)
    scan.write_bytes(b"%PDF-1.4\n" + pages * 100)
    assert time_limit(scan) == LONGEST_LIMIT


def test_what_a_file_claims_gives_it_no_more_time(tmp_path: Path) -> None:
    claims = tmp_path / "claims.pdf"
    claims.write_bytes(b"%PDF-1.4\n" + b"<< /Subtype /Image >>\n" * 1000)
    assert time_limit(claims) < SHORTEST_LIMIT + 3 * PER_PICTURE


def test_large_files_may_take_longer(tmp_path: Path) -> None:
    small, large = tmp_path / "small.pdf", tmp_path / "large.pdf"
    small.write_bytes(b"%PDF")
    with large.open("wb") as file:
        file.truncate(10_000_000_000)  # a hole, which takes no room on the disk
    assert SHORTEST_LIMIT <= time_limit(small) < time_limit(large) == LONGEST_LIMIT
    assert time_limit(tmp_path / "absent.pdf") == SHORTEST_LIMIT
