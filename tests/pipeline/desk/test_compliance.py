"""The matrix of reports at the desk: paged, and narrowed by words and by state."""

import re
from html import unescape

import pytest

from tests.pipeline.desk.conftest import Seat


def test_words_and_state_narrow_the_matrix(seat: type[Seat], saiga: str) -> None:
    reader, place = seat("reader"), "/meetings/COP15/compliance"
    line = f'<a href="/actions/{saiga}"><bdi>{saiga} Saiga</bdi>'
    assert line in reader.get(f"{place}?q={saiga}+saiga").content.decode()
    for narrowed in (f"{place}?q={saiga}+crane", f"{place}?q={saiga}&state=on_time"):
        page = unescape(reader.get(narrowed).content.decode())
        assert line not in page
        assert "0 actions" in page


def test_every_action_stands_on_one_page_of_the_matrix(
    seat: type[Seat], saiga: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.desk.screens import meetings
    from pipeline.services.papers import compliance_report
    from pipeline.services.session import this_day

    rows = compliance_report("COP15", this_day()).rows
    monkeypatch.setattr(meetings, "PAGE", half := -(-len(rows) // 2))
    for number, expected in enumerate((rows[:half], rows[half:]), 1):
        page = seat("reader").get(f"/meetings/COP15/compliance?page={number}").content.decode()
        shown = re.findall(r'<th scope="row"><a href="/actions/([^"]+)">', page)
        assert shown == [row.number for row in expected or rows]  # a single one stands alone
