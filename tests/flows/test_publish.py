"""The flow that publishes: it writes the folder, and only what changed the next time."""

from pathlib import Path

import pytest

from pipeline.register import open_register
from tests.pipeline.site.seeds import seed

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prefect")]


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
