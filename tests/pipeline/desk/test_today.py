"""Today: every count is what a click on it shows."""

import re

from tests.pipeline.desk.conftest import Seat


def test_every_count_is_what_its_list_shows(seat: type[Seat], taken_in: str) -> None:
    reader = seat("reader")
    page = reader.get("/").content.decode()
    links = re.findall(r'<a href="([^"]+)"><strong>(\d+)</strong>', page)
    assert links
    for address, count in links:
        shown = reader.get(address.replace("&amp;", "&")).content.decode()
        found = re.search(r'class="found" role="status">([^<]+)<', shown)
        assert found, address  # "3 actions · 2 proposals": apart, and all of them counted
        assert sum(map(int, re.findall(r"\d+", found[1]))) == int(count), address
