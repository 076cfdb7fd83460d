"""Reading kept files again, and a register put away and brought back, as the desk asks for it."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.register import Register, open_register
from pipeline.services.maintenance import RereadFile, back_up, health, reread, restore
from pipeline.services.session import Refused
from pipeline.services.take_in import take_in
from pipeline.submissions.review import ReviewAction, ReviewDecision
from tests.flows.conftest import proposal
from tests.pipeline.outcomes import outcome

DAY = date(2025, 1, 1)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    return tmp_path / "home"


@pytest.mark.slow
def test_kept_files_are_read_again_and_one_that_is_gone_says_so(home: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("crane", "eel"):
        proposal(inbox / f"{name}.docx")
    take_in([inbox], "COP15")
    with open_register(home) as register:
        digest = correct_title(register, "crane.docx")
        before = register.submission("crane.docx")
        register.files.path(register.submission("eel.docx").sha256).unlink()
    crane, eel = reread(everything=True)
    assert crane == RereadFile("crane.docx", None, changed=False)
    assert (eel.file, eel.changed) == ("eel.docx", False)
    assert eel.problem is not None
    with open_register(home) as register:
        assert register.submission(digest) == before
        assert register.submission("eel.docx").summary.problem is None  # what was read stays
    assert [*reread(failed=True)] == []
    assert [file.file for file in reread(["inbox/crane.docx"])] == ["crane.docx"]


def correct_title(register: Register, name: str) -> str:
    submission = register.submission(name)
    decision = ReviewDecision(ReviewAction.CORRECT, "title", None, "Cranes", "why", "Ana", DAY, "")
    register.say(name, decision)
    return submission.sha256


@pytest.mark.usefixtures("home")
def test_what_nobody_named_is_not_read_again() -> None:
    with pytest.raises(Refused, match="Say what to read again"):
        next(reread())


def test_a_register_is_put_away_and_brought_back(home: Path, tmp_path: Path) -> None:
    assert not health().begun
    with open_register(home) as register:
        register.load(outcome(b"x"), b"x", None, "COP15")
    assert back_up(tmp_path / "all.zip")[0] == 1
    with open_register(home) as register:
        correct_title(register, "saiga.docx")
    done = restore(tmp_path / "all.zip", replace_register=True)
    assert (done.files, done.problems) == (1, ())
    assert done.aside is not None
    with open_register(home) as register:
        assert register.submission("saiga.docx").words == ()
    assert restore(done.aside, replace_register=True).files == 1
    with open_register(home) as register:
        assert len(register.submission("saiga.docx").words) == 1
    assert health().begun


@pytest.mark.usefixtures("home")
def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        back_up(tmp_path)
    with pytest.raises(Refused, match="is not there"):
        restore(tmp_path / "lost.zip")
