"""A kept file that was changed is neither read again nor handed out."""

from pathlib import Path

import pytest

from pipeline.register import open_register
from pipeline.services.maintenance import reread
from pipeline.services.session import Refused
from pipeline.services.submission_pages import kept_file
from tests.pipeline.filled import fill


def test_a_changed_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    with open_register(tmp_path) as register:
        fill(register)
        (line,) = register.submissions()
        register.files.path(line.sha256).write_bytes(b"another file")
    with pytest.raises(Refused, match="no longer what came in"):
        kept_file(line.sha256)
    (reread_file,) = reread(everything=True)
    assert reread_file.problem
    assert not reread_file.changed
    with open_register(tmp_path) as register:
        assert register.submission(line.sha256).summary.problem is None
