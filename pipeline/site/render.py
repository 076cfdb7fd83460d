"""From values to HTML. Every text is escaped by the engine; a name that is missing is an error."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, reduce
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from extractors.language import guess_language
from pipeline.languages import sentence
from pipeline.site import addresses
from pipeline.site.cutting import Page
from pipeline.site.pages import Line
from pipeline.site.plain import folded, short, unturned
from pipeline.site.rows import LANGUAGES
from pipeline.site.timeline import timeline
from pipeline.site.wording import Wording, wording
from pipeline.site.world import picture

TEMPLATES = Path(__file__).parent / "templates"
WORDS = re.compile(r"\{\{ w\.([\w.]+) \}\}")
STEPS = re.compile(r"\d\(\d\)")
FIGURES = re.compile(r"^[\d.,\u202f\u00a0 ]+ ")
INDEXES = frozenset({"taxon/", "state/", "meeting/", "proponent/", "due/", "about/", ""})
GAP = "\x00"  # in no text of ours: `clean` takes it out
PARTS = {"action": "start", "actions": "start", "status": "start", "class": "start"} | {
    "appendix": "start",
    "": "start",
}


def render(language: str, page: Page) -> bytes:
    """The bytes of a page in a language."""
    return _renderer(language).page(page)


class _Renderer:
    """The templates in one language."""

    def __init__(self, language: str) -> None:
        self._environment = _environment(language)
        self._listed = _Listed(self._environment)
        self._framed = _Framed(self._environment)

    def page(self, page: Page) -> bytes:
        """The bytes of a page in this language."""
        depth = page.folder.count("/")
        values = {
            **page.values,
            "listed": self._listed,
            "frame": self._framed(page.folder),
            "root": "../" * (depth + 1),
            "here": "../" * depth or "./",
        }
        return self._environment.get_template(page.template).render(values).encode("utf-8")


@cache
def _renderer(language: str) -> _Renderer:
    return _Renderer(language)


class _Framed:
    """What stands around every page, made once for all that differ in their address alone."""

    def __init__(self, environment: Environment) -> None:
        self._macros: Any = environment.get_template("macros.html").module
        self._made: dict[tuple[int, str, bool], Mapping[str, str]] = {}

    def __call__(self, folder: str) -> Mapping[str, Markup]:
        kind = folder.count("/"), _part_of(folder), folder in INDEXES
        if kind not in self._made:
            self._made[kind] = self._make(*kind)
        return {
            name: Markup(made.replace(GAP, folder))  # noqa: S704 - `addresses` gives plain letters
            for name, made in self._made[kind].items()
        }

    def _make(self, depth: int, part: str, is_index: bool) -> Mapping[str, str]:
        here, root = "../" * depth or "./", "../" * (depth + 1)
        return {
            "head": str(self._macros.head(root, GAP)),
            "top": str(self._macros.top(here, root, GAP, part, is_index)),
        }


class _Listed:
    """An action on the line of a list, made once however many lists it is on.

    Of the page, a line depends on the way to the folder of the language alone.
    """

    def __init__(self, environment: Environment) -> None:
        self._make = environment.get_template("macros.html").module.line  # type: ignore[attr-defined]  # a macro
        self._made = lru_cache(maxsize=20_000)(self._parts)

    def _parts(self, line: Line) -> tuple[str, str]:
        before, _, after = str(self._make(line, GAP)).partition(GAP)
        return before, after

    def __call__(self, line: Line, here: str) -> Markup:
        before, after = self._made(line)
        return Markup(f"{before}{here}{after}")  # noqa: S704 - parts of what the engine made


def choose() -> bytes:
    """The page before all languages."""
    names = [{"code": code, **wording(code).words} for code in LANGUAGES]
    return _environment("en").get_template("choose.html").render(names=names).encode()


def _part_of(folder: str) -> str:
    first = folder.partition("/")[0]
    return PARTS.get(first, first)


def _apart(text: str, language: str = "") -> Markup:
    """A text of a document, so that its direction of writing stays its own.

    `language` is said where it is known to be another than that of the page.
    """
    said = f' lang="{language}"' if language else ""
    return Markup(f"<bdi{said}>{escape(text)}</bdi>")  # noqa: S704 - escaped


def _other_language(text: str, own: str) -> str:
    found = _language_of(text)
    return found if found and found != own else ""


def _ours(text: str, own: str) -> Markup:
    """A sentence that we keep in English, in the language of the page where we have it."""
    said = sentence(text, own)
    return _apart(said, _other_language(said, own))


@lru_cache(maxsize=5000)
def _language_of(text: str) -> str | None:
    return guess_language(text)


def _spelled(name: str, own: Wording) -> str:
    """A template with our words in their places, which need not be looked up for each page.

    Raises KeyError for a word that this language does not have.
    """
    source = (TEMPLATES / name).read_text("utf-8")
    return WORDS.sub(lambda found: str(escape(_word(found[1], own))), source)


def _word(path: str, own: Wording) -> object:
    return reduce(lambda table, name: table[name], path.split("."), own.words)


@cache
def _environment(language: str) -> Environment:
    """The engine of a language, whose templates are compiled once."""
    own = wording(language)
    environment = Environment(
        loader=FunctionLoader(lambda name: _spelled(name, own)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "t": own,
        "w": own.words,
        "lang": language,
        "languages": LANGUAGES,
        "language_names": [(code, wording(code).words["name"]) for code in LANGUAGES],
        "address": addresses.page,
        "file": addresses.document,
        "timeline": timeline,  # drawn where a page is made anew, not for each that stays
        "map_of": picture,
    }
    environment.filters |= {
        "slug": addresses.slug,
        "part": addresses.part,
        "short": short,
        "bdi": _apart,
        "told": lambda text: _apart(text, _other_language(text, language)),
        "ours": lambda text: _ours(text, language),
        "titled": lambda text: _apart(
            text or own.words["action"]["untitled"], _other_language(text, language)
        ),
        "unturned": unturned,
        "around": around,
        "after_number": lambda text: FIGURES.sub("", text),
        "group": lambda name: own.words["group"].get(name, name),
        "dict": dict,
        "size": lambda size: _size(size, own),
        "step": lambda step: _step(step, own),
        "party": lambda party: own.words["action"][PARTY[party]],
        "by_name": lambda states: _by_name(states, own),
        "states_by_name": lambda rows: sorted(rows, key=lambda one: folded(_state(one, own))),
    }
    return environment


PARTY = {True: "party", False: "not_party", None: "party_unknown"}


def around(number: int, pages: int) -> list[int]:
    """The pages to offer from page `number`; 0 stands for a gap.

    >>> around(5, 20)
    [1, 0, 4, 5, 6, 0, 20]
    """
    shown = sorted({1, pages, *range(max(number - 1, 1), min(number + 1, pages) + 1)})
    found: list[int] = []
    for one in shown:
        if found and one - found[-1] > 1:
            found.append(one - 1 if one - found[-1] == 2 else 0)
        found.append(one)
    return found


def _size(size: int, own: Wording) -> str:
    mark = own.words["decimal"]
    if size < 1_000_000:
        return f"{max(size // 1000, 1)} kB"
    return f"{size / 1_000_000:.1f}".replace(".", mark) + " MB"


def _step(step: str, own: Wording) -> str:
    """Where a rule stands, in our words; what it says beside that is left out."""
    forms: Mapping[str, str] = own.words["step"]
    if step.startswith("Step"):
        return forms["step"].format(numbers=", ".join(STEPS.findall(step)))
    kind, _, rest = step.partition(" ")
    return forms[kind.lower()].format(numbers=rest.partition(" ")[0])


def _by_name(
    states: Iterable[tuple[str, Mapping[str, str]]], own: Wording
) -> Sequence[tuple[str, str]]:
    named = [(iso, own.names(names)) for iso, names in states]
    return sorted(named, key=lambda one: folded(one[1]))


def _state(row: Any, own: Wording) -> str:
    return own.names(dict(row.names))


@cache
def fingerprint() -> bytes:
    """A digest of what decides how values look: templates, words and this package's code."""
    here = Path(__file__).parent
    kinds = ("*.py", "templates/*", "assets/*", "words/*.toml", "data/*.csv")
    paths = [path for kind in kinds for path in sorted(here.glob(kind))]
    return sha256(b"".join(path.read_bytes() for path in paths)).digest()
