"""Links that bring a file: known services, file servers, documents; never a signature."""

import pytest

from extractors.readers.containers.shared_links import shared_links

SAFE = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwe.tl%2Ft-4f&data=05"
LINKS = [
    ("See https://we.tl/t-4fX.", ("https://we.tl/t-4fX",)),
    ("(https://example.sharepoint.com/:w:/s/a?e=1)", ("https://example.sharepoint.com/:w:/s/a?e=1",)),
    ('<a href="https://www.dropbox.com/s/a/CA.docx?dl=0&amp;x=1">here</a>',
     ("https://www.dropbox.com/s/a/CA.docx?dl=0&x=1",)),
    ("https://ministry.example/files/report.pdf", ("https://ministry.example/files/report.pdf",)),
    ("https://cloud.example/s/AbCd", ("https://cloud.example/s/AbCd",)),
    (SAFE, ("https://we.tl/t-4f",)),
    ("https://we.tl/a https://we.tl/a", ("https://we.tl/a",)),
    ("www.ministry.example, https://www.ministry.example/about", ()),
    ("https://notwe.tl/x https://dropbox.com.evil.example/x", ()),
    ("https://[broken", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "links"), LINKS)
def test_a_link_to_a_file(text: str, links: tuple[str, ...]) -> None:
    assert shared_links(text) == links
