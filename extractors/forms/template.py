"""A form as data: its sections, their wordings in each language, its guidance text."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

INNERMOST = re.compile(r"\{([^{}]*)\}")
TEMPLATES = Path(__file__).parent / "templates"


class HeadingWording(NamedTuple):
    """A heading as it may stand in a document."""

    text: str
    language: str  # "en", "fr", "es"
    official: bool = True  # False: a rendering of our own, or seen only in practice


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """One section of a form."""

    id: str
    wordings: tuple[HeadingWording, ...]  # the first of each language is the one we show
    guidance: Mapping[str, tuple[str, ...]]  # language -> sentences of the form to be removed
    required: bool = True
    about_words: int | None = None  # the form asks for "approx." so many words; None for no wish
    covers: tuple[str, ...] = ()  # a merged heading: the ids of the sections it stands for

    def title(self, language: str = "en") -> str:
        """The heading in `language`, in English where the form has none."""
        return self.titles.get(language, self.titles["en"])

    @property
    def titles(self) -> Mapping[str, str]:
        """The heading we show, by language."""
        return {wording.language: wording.text for wording in reversed(self.wordings)}


@dataclass(frozen=True, slots=True)
class Template:
    """One edition of a form."""

    kind: str  # "proposal", "progress_report", "listing_proposal", ... as in document_kind
    edition: str  # "COP14"
    source: str
    sections: tuple[TemplateSection, ...]  # in the order of the form
    merged: tuple[TemplateSection, ...] = ()  # headings that stand for several sections
    extras: tuple[HeadingWording, ...] = ()  # headings proponents often add, like "References"

    @property
    def required(self) -> tuple[TemplateSection, ...]:
        return tuple(section for section in self.sections if section.required)

    def section(self, id: str) -> TemplateSection:  # noqa: A002 - the form's own word
        """Raises KeyError for an id the form does not have."""
        return {section.id: section for section in (*self.sections, *self.merged)}[id]


def load_template(path: Path) -> Template:
    """Read one template edition.

    `wordings` and `guidance` of a `[[section]]` are tables by language code, so a form gains
    a language by gaining a line; `unofficial` holds wordings that are only renderings. In a
    wording, `{a|b}` stands for either and an empty side for none.
    `based_on` names the file of another edition, from which sections take what they leave out.
    """
    raw = _with_base(tomllib.loads(path.read_text("utf-8")), path.parent)
    return Template(
        kind=raw["kind"],
        edition=raw["edition"],
        source=raw["source"],
        sections=tuple(map(_section, raw["section"])),
        merged=tuple(map(_section, raw.get("merged", []))),
        extras=_wordings(raw, "extra", official=False),
    )


def _with_base(raw: dict[str, Any], folder: Path) -> dict[str, Any]:
    """`raw` with what it leaves out taken from the edition it is `based_on`, if any."""
    if "based_on" not in raw:
        return raw
    base = tomllib.loads((folder / raw["based_on"]).read_text("utf-8"))
    before = {row["id"]: row for row in base["section"]}
    return base | raw | {"section": [before.get(row["id"], {}) | row for row in raw["section"]]}


@cache
def load_templates(folder: Path = TEMPLATES) -> Mapping[tuple[str, str], Template]:
    """Every template edition on disk, by (kind, edition)."""
    templates = map(load_template, sorted(folder.glob("*.toml")))
    return {(template.kind, template.edition): template for template in templates}


def _section(row: Mapping[str, object]) -> TemplateSection:
    return TemplateSection(
        id=str(row["id"]),
        wordings=_wordings(row, "wordings", official=True)
        + _wordings(row, "unofficial", official=False),
        guidance={
            language: tuple(sentences) for language, sentences in _by_language(row, "guidance")
        },
        required=bool(row.get("required", True)),
        about_words=row.get("about_words"),  # type: ignore[arg-type]  # checked by the loader test
        covers=tuple(row.get("covers", ())),  # type: ignore[arg-type]  # checked by the loader test
    )


def _wordings(row: Mapping[str, object], key: str, *, official: bool) -> tuple[HeadingWording, ...]:
    return tuple(
        HeadingWording(text, language, official)
        for language, texts in _by_language(row, key)
        for pattern in texts
        for text in spell_out(pattern)
    )


def spell_out(pattern: str) -> list[str]:
    """Every wording that `{a|b}` stands for, in order.

    >>> spell_out("Aire {de répartition |}géographique")
    ['Aire de répartition géographique', 'Aire géographique']
    >>> spell_out("Relevance{ to {the |}CMS|}")
    ['Relevance to the CMS', 'Relevance', 'Relevance to CMS']
    """
    inner = INNERMOST.search(pattern)
    if not inner:
        return [" ".join(pattern.split())]
    before, after = pattern[: inner.start()], pattern[inner.end() :]
    ways = [way for choice in inner[1].split("|") for way in spell_out(before + choice + after)]
    return list(dict.fromkeys(ways))


def _by_language(row: Mapping[str, object], key: str) -> list[tuple[str, list[str]]]:
    table = row.get(key, {})
    if not isinstance(table, dict):
        raise TypeError(f"{key} of section {row.get('id')} must be a table by language code")
    return list(table.items())
