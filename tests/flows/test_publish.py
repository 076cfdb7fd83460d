"""The flow that publishes: it writes the folder, and only what changed the next time."""

from pathlib import Path

import pytest

from pipeline.register import open_register
from tests.pipeline.site.seeds import seed

pytestmark = pytest.mark.slow


def test_the_flow_publishes_where_the_settings_say(
    prefect_server: None, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.publish import publish_site

    monkeypatch.setenv("CONCERTED_SITE", str(tmp_path / "site"))
    monkeypatch.setenv("CONCERTED_SITE_ADDRESS", "https://example.org/register")
    with open_register(own_home) as register:
        seed(register)
    first = publish_site()
    assert first.written > 100
    assert (tmp_path / "site/es/action/97.1/index.html").is_file()
    assert publish_site().written == 0


def test_an_intake_publishes_where_a_place_is_kept_up(
    prefect_server: None,
    own_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from flows.intake import intake

    with open_register(own_home) as register:
        seed(register)
    proposal = tmp_path / "proposal.docx"
    proposal.write_bytes(b"not a Word file")
    monkeypatch.setenv("CONCERTED_SITE", str(tmp_path / "site"))
    assert intake([proposal], "COP15").unread
    assert (tmp_path / "site/en/action/97.1/index.html").is_file()
    assert "Online register" in capsys.readouterr().err
    (tmp_path / "site/.published.json").unlink()  # no longer a folder of ours
    assert intake([proposal], "COP15").rows
    assert "was not published anew" in capsys.readouterr().err
