"""Files of before, or of somebody else, get the rights of the home, or are named."""

import os
from collections import Counter
from pathlib import Path
from stat import S_IMODE

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.home_rights import mend_rights

PRIVATE, SHARED = 0o700, 0o2770
FILES = {PRIVATE: 0o600, SHARED: 0o660}
ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files of other users")


@pytest.fixture(params=[PRIVATE, SHARED], ids=oct)
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "my home"
    place.mkdir()
    place.chmod(request.param)
    monkeypatch.setenv("CONCERTED_HOME", str(place))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    return place


def written(home: Path, mode: int) -> Path:
    """A file in a folder of the home, both with the rights that an umask of before gave."""
    folder = home / "files" / "ab"
    folder.mkdir(parents=True)
    (folder / "kept").write_text("a submission")
    (folder / "kept").chmod(mode)
    for place in (folder, folder.parent):
        place.chmod(mode | 0o111)
    return folder / "kept"


@pytest.mark.parametrize("mode", [0o644, 0o666, 0o640, 0o604, 0o400, 0o777])
def test_what_is_ours_is_mended_once(home: Path, mode: int) -> None:
    kept = written(home, mode)
    assert mend_rights(home)[0] == 3
    wanted = S_IMODE(home.stat().st_mode)
    assert S_IMODE(kept.stat().st_mode) == FILES[wanted]
    assert {S_IMODE(place.stat().st_mode) for place in kept.parents[:2]} == {wanted}
    assert mend_rights(home)[0] == 0


def test_what_lies_elsewhere_and_what_people_put_into_the_inbox_is_left_alone(
    home: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.write_text("of somebody")
    (home / "inbox").mkdir()
    (home / "inbox" / "link").symlink_to(outside)
    (home / "link").symlink_to(outside)
    (home / "inbox" / "otter.docx").write_text("sent by somebody")
    for path in (outside, home / "inbox" / "otter.docx"):
        path.chmod(0o644)
    assert mend_rights(home)[0] == 0
    assert S_IMODE(outside.stat().st_mode) == 0o644


@ROOT_ONLY
def test_what_is_of_somebody_else_is_named_with_the_command(home: Path) -> None:
    kept = written(home, 0o600)
    mend_rights(home)
    kept.chmod(0o600)
    os.chown(kept, 65534, 65534)
    assert mend_rights(home)[1] == Counter({"nobody": 1})
    ran = CliRunner().invoke(app, ["doctor"])
    assert ran.exit_code == 1
    assert "that belong to nobody (1)" in ran.output
    is_shared = home.stat().st_mode & 0o070
    mode = "u+rwX,g+rwX,o-rwx" if is_shared else "u+rwX,go-rwx"
    assert f"chmod -R {mode} '{home}'" in ran.output
    assert S_IMODE(kept.stat().st_mode) == 0o600


def test_the_doctor_says_what_it_mended(home: Path) -> None:
    written(home, 0o644)
    ran = CliRunner().invoke(app, ["doctor"])
    assert f"Files and folders in {home} with other rights than this home: 3, mended." in ran.output
