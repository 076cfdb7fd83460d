"""From values to HTML. Every text is escaped by the engine; a name that is missing is an error."""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, reduce
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from extractors.fields.states.countries import state_name
from extractors.language import guess_language
from pipeline.actions.names import is_action_name
from pipeline.convention.governments import governments_in
from pipeline.i18n import sentence
from pipeline.site import urls
from pipeline.site.content.rows import LANGUAGES
from pipeline.site.content.text import folded, short, unturned
from pipeline.site.output.target import HERE
from pipeline.site.render.action_lines import ActionListEntry
from pipeline.site.render.due_lines import parted
from pipeline.site.render.pagination import Page, around
from pipeline.site.render.timeline import timeline
from pipeline.site.render.world_map import picture
from pipeline.site.texts import Texts, wording
from pipeline.titles import title_in, title_language

TEMPLATES = Path(__file__).parent.parent / "templates"
STYLE = (TEMPLATES / "embed.css").read_text("utf-8")  # of the page that stands in others
WORDS = re.compile(r"\{\{ w\.([\w.]+) \}\}")
STEPS = re.compile(r"(\d)\((\d)\)")
FIGURES = re.compile(r"^[\d.,\u202f\u00a0 ]+ ")
INDEXES = frozenset(
    {"taxon/", "state/", "meeting/", "proponent/", "due/", "figures/", "about/", ""}
)
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
        macros: Any = self._environment.get_template("macros.html").module
        self._status = cache(macros.status)  # a handful, on thousands of lines
        self._listed = _Listed(self._environment)
        self._framed = _Framed(self._environment)

    def page(self, page: Page) -> bytes:
        """The bytes of a page in this language."""
        depth = page.folder.count("/")
        values = {
            **page.values,
            "listed": self._listed,
            "status": self._status,
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

    def _parts(self, line: ActionListEntry) -> tuple[str, str]:
        before, _, after = str(self._make(line, GAP)).partition(GAP)
        return before, after

    def __call__(self, line: ActionListEntry, here: str) -> Markup:
        before, after = self._made(line)
        return Markup(f"{before}{here}{after}")  # noqa: S704 - parts of what the engine made


def choose() -> bytes:
    """The page before all languages."""
    names = [{"code": code, **wording(code).words} for code in LANGUAGES]
    return _environment("en").get_template("choose.html").render(names=names, root="").encode()


def not_found(address: str) -> bytes:
    """The page for an address at which there is nothing; `address` is that of the site, or HERE."""
    names = [{"code": code, **wording(code).words} for code in LANGUAGES]
    root = "/" if address == HERE else address
    return _environment("en").get_template("not_found.html").render(names=names, root=root).encode()


def _part_of(folder: str) -> str:
    first = folder.partition("/")[0]
    return PARTS.get(first, first)


def _apart(text: str, language: str = "") -> Markup:
    """A text of a document, so that its direction of writing stays its own.

    `language` is said where it is known to be another than that of the page.
    """
    attribute = f' lang="{language}"' if language else ""
    return Markup(f"<bdi{attribute}>{escape(text)}</bdi>")  # noqa: S704 - escaped


def _other_language(text: str, language: str) -> str:
    found = _language_of(text)
    return found if found and found != language else ""


def _titled(title: str, texts: Texts) -> Markup:
    """The title of an action in the language of the page where that is known, else as it is."""
    named = title_in(texts.language, title) or texts.words["action"]["untitled"]
    return _apart(named, title_language(title, texts.language))


def _ours(text: str, language: str) -> Markup:
    """A sentence that we keep in English, in the language of the page where we have it."""
    text_here = sentence(text, language)
    return _apart(text_here, _other_language(text_here, language))


@lru_cache(maxsize=5000)
def _language_of(text: str) -> str | None:
    return guess_language(text)


def _spelled(name: str, texts: Texts) -> str:
    """A template with our words in their places, which need not be looked up for each page.

    Raises KeyError for a word that this language does not have.
    """
    source = (TEMPLATES / name).read_text("utf-8")
    return WORDS.sub(lambda found: str(escape(_word(found[1], texts))), source)


def _word(path: str, texts: Texts) -> object:
    return reduce(lambda table, name: table[name], path.split("."), texts.words)


@cache
def _environment(language: str) -> Environment:
    """The engine of a language, whose templates are compiled once."""
    texts = wording(language)
    environment = Environment(
        loader=FunctionLoader(lambda name: _spelled(name, texts)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "t": texts,
        "w": texts.words,
        "lang": language,
        "languages": LANGUAGES,
        "language_names": [(code, wording(code).words["name"]) for code in LANGUAGES],
        "address": urls.page,
        "timeline": timeline,  # drawn where a page is made anew, not for each that stays
        "map_of": picture,
        "style": STYLE,
        "style_digest": b64encode(sha256(STYLE.encode()).digest()).decode(),
    }
    environment.filters |= {
        "slug": urls.slug,
        "part": urls.part,
        "numbered": urls.numbered,
        "short": short,
        "bdi": _apart,
        "told": lambda text: _apart(text, _other_language(text, language)),
        "ours": lambda text: _ours(text, language),
        "titled": lambda text: _titled(text, texts),
        "in_language": lambda text: title_in(language, text),
        "title_language": lambda text: title_language(text, language),
        "unturned": unturned,
        "around": around,
        "after_number": lambda text: FIGURES.sub("", text),
        "gone_on": lambda into: _gone_on(into, texts),
        "group": lambda name: texts.words["group"].get(name, name),
        "dict": dict,
        "size": lambda size: _size(size, texts),
        "step": lambda step: _step(step, texts),
        "proponent": lambda name: _proponent(name, language),
        "parted": parted,
        "party": lambda party: texts.words["action"][PARTY[party]],
        "by_name": lambda states: _by_name(states, texts),
        "states_by_name": lambda rows: sorted(rows, key=lambda row: folded(_state(row, texts))),
    }
    return environment


PARTY = {True: "party", False: "not_party", None: "party_unknown"}


def _gone_on(into: str, texts: Texts) -> str:
    """Where an action goes on: in one with a number, or in what somebody wrote, quoted."""
    words = texts.words["action"]
    wording = words["continued" if is_action_name(into) else "continued_as"]
    return str(wording).format(into=into)


def _size(size: int, texts: Texts) -> str:
    mark = texts.words["decimal"]
    if size < 1_000_000:
        return f"{max(size // 1000, 1)} kB"
    return f"{size / 1_000_000:.1f}".replace(".", mark) + " MB"


def _step(step: str, texts: Texts) -> str:
    """Where a rule stands, in our words; what it says beside that is left out."""
    forms: Mapping[str, Any] = texts.words["step"]
    if step.startswith("Step"):
        named = [forms["number"].format(*found) for found in STEPS.findall(step)]
        wording: str = forms["step"][len(named) > 1]
        return wording.format(numbers=", ".join(named))
    kind, _, rest = step.partition(" ")
    form: str = forms[kind.lower()]
    return form.format(numbers=rest.partition(" ")[0])


@lru_cache(maxsize=5000)
def _proponent(name: str, language: str) -> str:
    """A government by the name of its State in a language, anybody else as they are."""
    codes = governments_in(name)
    return state_name(codes[0], language) if len(codes) == 1 else name


def _by_name(
    states: Iterable[tuple[str, Mapping[str, str]]], texts: Texts
) -> Sequence[tuple[str, str]]:
    named = [(iso, texts.names(names)) for iso, names in states]
    return sorted(named, key=lambda state: folded(state[1]))


def _state(row: Any, texts: Texts) -> str:
    return texts.names(dict(row.names))
