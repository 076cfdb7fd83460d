"""The pictures of docs/desk.md: each screen of the desk with the samples in it.

    .venv/bin/python -m tests.tools.desk_pictures

Takes the samples into a home of its own, opens each screen in Chromium and writes docs/desk/*.png.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page

from tests.pipeline.site.browsing import chromium
from tests.tools.demo import COMMAND, ROOT, TAKE_IN

FOLDER = ROOT / "docs" / "desk"
PASSWORD = "seven herons over the weir"
SIZE = {"width": 1200, "height": 800}
COLOURS = 48  # of a palette: a picture is some 40 kB then
SCREENS: Mapping[str, str] = {  # name of the picture -> address; what stands in braces is looked up
    "today": "/",
    "intake": "/intake",
    "submissions": "/submissions",
    "submission": "{submission}?at=finding-1",
    "versions": "{submission}/versions",
    "belonging": "{submission}/belonging",
    "comments": "{submission}/comments",
    "headings": "{submission}/headings",
    "proposals": "/proposals/COP15",
    "actions": "/actions",
    "action": "/actions/14.90",
    "meetings": "/meetings",
    "meeting": "/meetings/COP15",
    "compliance": "/meetings/COP15/compliance",
    "letters": "/letters/COP15",
    "letter": "{letter}",
    "keys": "/keys",
    "papers": "/papers",
    "states": "/states/KE",
    "funding": "/funding",
    "search": "/search?q=bustard",
    "wordings": "/wordings",
    "workbooks": "/workbooks",
    "editions": "/editions",
    "settings": "/settings",
    "templates": "/settings/templates",
    "people": "/people",
    "history": "/history",
    "condition": "/condition",
}


def main() -> int:
    """0 when every picture was made."""
    with TemporaryDirectory(prefix="concerted-desk-") as folder:
        home = Path(folder)
        _fill(home)
        with _desk(home) as address, chromium() as browser:
            page = browser.new_page(base_url=address, viewport=SIZE)  # type: ignore[arg-type]
            _sign_in(page)
            found = {"submission": _submission(page), "letter": _letter(page)}
            _comment(page, found["submission"])
            FOLDER.mkdir(exist_ok=True)
            for name, place in SCREENS.items():
                answer = page.goto(place.format(**found))
                if answer is None or answer.status != 200:
                    sys.stderr.write(f"{name}: {place} answers {answer and answer.status}\n")
                    return 1
                _keep(page, FOLDER / f"{name}.png")
    return 0


def _fill(home: Path) -> None:
    _run(home, *TAKE_IN)
    for name, role in (("ana", "administrator"), ("bea", "officer")):
        _run(home, "desk", "user", "add", name, "--role", role, "--password-stdin")
    day = ("--meeting", "COP14", "--by", "ana")
    _run(
        home, "record", "14.90", "proposed", *day, "--day", "2023-05-10", "--title", "Great Bustard"
    )
    states = ("--range-state", "Mongolia", "--range-state", "Kazakhstan")
    _run(home, "record", "14.90", "accepted", *day, "--day", "2024-02-17", *states)
    table = ("--document", "Action concertée girafe (tableau).pdf", "--by", "ana")
    _run(home, "record", "Giraffe", "proposed", *table, "--meeting", "COP15", "--day", "2025-10-17")


def _run(home: Path, *arguments: str) -> None:
    subprocess.run(
        [COMMAND, *arguments],
        cwd=ROOT,
        env=_environment(home),
        input=f"{PASSWORD}\n",
        text=True,
        check=False,
        stdout=subprocess.DEVNULL,
    )


def _environment(home: Path) -> dict[str, str]:
    known = {**os.environ, "CONCERTED_HOME": str(home)}
    known.pop("CONCERTED_REGISTER_URL", None)
    return known


@contextmanager
def _desk(home: Path) -> Iterator[str]:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(COMMAND), "desk", "--port", str(port)]
    with subprocess.Popen(
        command, env=_environment(home), stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        next(line for line in running.stderr if "The desk is at" in line)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


def _sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.fill("#username", "ana")
    page.fill("#password", PASSWORD)
    page.click("button.do")
    page.wait_for_selector("nav.main")


def _submission(page: Page) -> str:
    """The address of the bustard's proposal."""
    page.goto("/submissions?q=bustard")
    found = re.search(r"/submissions/[0-9a-f]{64}", page.content())
    assert found, "no bustard among the samples"
    return found.group()


def _comment(page: Page, submission: str) -> None:
    """Something for a colleague, and for the history."""
    page.goto(f"{submission}/comments")
    page.fill("#text", "@bea: the annex is still to come, says the focal point.")
    page.click("form:has(#text) button")
    page.wait_for_selector("li[id^=c]")


def _letter(page: Page) -> str:
    """The address of a letter that asks for something."""
    page.goto("/letters/COP15")
    found = re.findall(r"/letters/COP15/[0-9a-f]{16}", page.content())
    assert found, "no letter is due"
    return str(found[1])


def _keep(page: Page, path: Path) -> None:
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
