"""What fixes the bytes of a page: equal keys, equal bytes in one language."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from json import JSONEncoder
from pathlib import Path
from typing import Any

from pipeline.site.content.rows import ActionRow
from pipeline.site.render.of_action import ActionData, plain
from pipeline.site.render.pagination import Page

DECIDING = (  # what says how a value looks; what was read or decided is in the values
    *("pipeline/site", "pipeline/i18n", "pipeline/titles", "pipeline/convention"),
    *("pipeline/actions", "pipeline/csv_cells.py", "pipeline/national_reports"),
    *("extractors/fields", "extractors/language.py", "taxonomy/names"),
)
LIBRARIES = ("jinja2", "markupsafe", "icalendar", "pycountry")
ROOT = Path(__file__).parents[3]


@cache
def fingerprint() -> bytes:
    """A digest of what decides how values look: templates, words, names, and the code that does.

    A page that was published before stays only while all of this is as it was.
    """
    rooms = [ROOT / room for room in DECIDING]
    paths = [path for room in rooms for path in (room, *sorted(room.rglob("*")))]
    files = [path for path in paths if path.is_file() and path.suffix != ".pyc"]
    names = [f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode() for path in files]
    contents = [path.read_bytes() for path in files]
    versions = [f"{name} {version(name)}\n".encode() for name in LIBRARIES]
    return sha256(b"".join([*names, *contents, *versions])).digest()


class PageKeys:
    """The keys of the pages of one site, whose rows stand on many of them and are told once."""

    def __init__(self, program: bytes, data: Mapping[str, ActionData]) -> None:
        """`program`: what decides how values look; `data` is that of each action, by number."""
        self._program = program
        self._data = data
        self._rows: dict[int, tuple[object, str]] = {}  # by id, of rows that are kept alive here
        self._values = JSONEncoder(default=self._told)

    def of(self, page: Page) -> str:
        return self.of_text(f"{page.folder} {page.template} {self._values.encode(page.values)}")

    def of_text(self, text: str) -> str:
        """Of a file that is made of what this text tells."""
        return sha256(self._program + text.encode("utf-8", "backslashreplace")).hexdigest()

    def _told(self, value: Any) -> str:
        """What tells a row apart from every other that may stand in its place on a page."""
        if isinstance(value, ActionRow):
            return self._data[value.number].digest
        known = self._rows.get(id(value))
        if known is None:
            known = self._rows[id(value)] = value, self._values.encode(plain(value))
        return known[1]
