"""A real browser for the tests of the pages, and a server for them to look at."""

import importlib.resources
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.site.preview_server import serve

ARGUMENTS = [  # without these Chromium calls out, and runs into the walls of a closed network
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = importlib.resources.files("axe_playwright_python") / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # it describes the parts that are right otherwise, half its time
}
PROGRAMS = ["chromium-headless-shell", "chromium", "chromium-browser"]
"""The shell first: with a whole Chromium of another age than Playwright a new page, once in some
hundred, waits for ever."""
INSTALL = "no Chromium: apt-get install chromium-headless-shell"


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine; skips the test where there is none."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not found:
        pytest.skip(INSTALL)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served meanwhile."""
    known: list[str] = []
    ready = threading.Event()

    def tell(address: str) -> None:
        known.append(address)
        ready.set()

    threading.Thread(target=serve, args=(folder, 0, tell), daemon=True).start()
    assert ready.wait(10)
    yield known[0]


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page, however small, with where it stands."""
    page.add_script_tag(path=str(AXE))
    result = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
