"""The Word templates of letters and papers: tried before they are kept, and given back.

One that is replaced is laid aside, and can be brought back at any time.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

from pipeline.atomic_write import replace_file
from pipeline.config import home
from pipeline.i18n import LANGUAGES
from pipeline.letters.kinds import FIELDS, NEEDED, LetterKind
from pipeline.letters.templates import (
    LIST,
    check_template,
    fill_template,
    own_template,
    placeholders_in,
    shipped_template,
)
from pipeline.letters.texts import letter_words
from pipeline.reports import paper_template as papers
from pipeline.services.session import REFUSALS, Refused

PAPER = "paper"  # the kind of the template of a meeting's papers
KINDS = (*(kind.value for kind in LetterKind), PAPER)
EARLIER = re.compile(
    r"(?P<kind>[a-z_]+)-(?P<language>[a-z]{2})-(?P<moment>\d{8}-\d{6})(-\d+)?\.docx"
)
LARGEST = 10 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class EarlierTemplate:
    """One that was replaced."""

    name: str  # of its file
    until: datetime  # UTC


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """The template that is used for a kind of letter, or for papers, in one language."""

    kind: str  # of `KINDS`
    kind_name: str  # of a letter, in the language of the page; "" for papers
    language: str
    is_own: bool  # False: the one that came with the program
    path: Path
    earlier: tuple[EarlierTemplate, ...]  # newest first


@dataclass(frozen=True, slots=True)
class TemplateTrial:
    """What came of trying a template."""

    missing: tuple[str, ...]  # placeholders without which it cannot be used
    unknown: tuple[str, ...]  # placeholders that nothing can be filled into
    left_out: tuple[str, ...]  # known ones that it does without
    wrong: str  # anything else that is wrong with it, a sentence; "" for nothing
    subject: str  # of a letter, filled in with examples
    text: str  # paragraphs parted by an empty line; "" where it cannot be filled in

    @property
    def is_usable(self) -> bool:
        """Whether it may be kept."""
        return not (self.missing or self.unknown or self.wrong)


def list_templates(language: str) -> tuple[TemplateInfo, ...]:
    """Every template in use; the names of letters in `language`."""
    return tuple(_info(kind, tongue, language) for kind in KINDS for tongue in LANGUAGES)


def template_in_use(kind: str, language: str) -> Path:
    """The file of the template. Raises Refused for one that there is not."""
    custom, shipped = _places(kind, language)
    return custom if custom.exists() else shipped


def try_template(path: Path, kind: str, language: str) -> TemplateTrial:
    """Look at a Word file as a template: placeholders, and how it reads with examples in them.

    Raises Refused for a kind or language that there is not.
    """
    _places(kind, language)
    known = papers.FIELDS if kind == PAPER else FIELDS[LetterKind(kind)]
    needed = papers.NEEDED if kind == PAPER else NEEDED[LetterKind(kind)]
    try:
        found = placeholders_in(path)
    except REFUSALS as error:
        return TemplateTrial((), (), (), _plainly(error, path), "", "")
    missing, unknown = sorted(needed - found), sorted(found - known)
    wrong = "" if missing or unknown else _otherwise_wrong(path, kind)
    subject, text = ("", "") if missing or unknown or wrong else _filled(path, kind)
    left_out = sorted(known - found - needed)
    return TemplateTrial(tuple(missing), tuple(unknown), tuple(left_out), wrong, subject, text)


def keep_template(path: Path, kind: str, language: str) -> None:
    """Use a Word file as template from now on; the one before is laid aside.

    Raises Refused for one that cannot be used.
    """
    trial = try_template(path, kind, language)
    if not trial.is_usable:
        raise Refused("This template cannot be used yet. Mend it in Word, and try it again.")
    custom, _ = _places(kind, language)
    _lay_aside(kind, language)
    custom.parent.mkdir(parents=True, exist_ok=True)
    replace_file(custom, lambda part: copyfile(path, part))


def use_shipped(kind: str, language: str) -> bool:
    """Go back to the one that came with the program; False where it is in use."""
    custom, _ = _places(kind, language)
    if not custom.exists():
        return False
    _lay_aside(kind, language)
    custom.unlink()
    return True


def bring_back(name: str) -> tuple[str, str]:
    """Use one again that was laid aside; its kind and language. Raises Refused."""
    found = EARLIER.fullmatch(name)
    path = _folder() / name
    if not found or not path.is_file():
        raise Refused(f"There is no earlier template “{name[:80]}”.", "name")
    keep_template(path, found["kind"], found["language"])
    return found["kind"], found["language"]


def _lay_aside(kind: str, language: str) -> None:
    custom, _ = _places(kind, language)
    if not custom.exists():
        return
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    start = f"{kind}-{language}-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    place, number = folder / f"{start}.docx", 2
    while place.exists():
        place, number = folder / f"{start}-{number}.docx", number + 1
    copyfile(custom, place)


def _info(kind: str, tongue: str, language: str) -> TemplateInfo:
    custom, shipped = _places(kind, tongue)
    name = "" if kind == PAPER else str(letter_words(language)["letter_names"][kind])
    earlier = sorted(_earlier(kind, tongue), key=lambda each: each.name, reverse=True)
    path = custom if custom.exists() else shipped
    return TemplateInfo(kind, name, tongue, path == custom, path, tuple(earlier))


def _earlier(kind: str, language: str) -> list[EarlierTemplate]:
    names = [(EARLIER.fullmatch(path.name), path) for path in _folder().glob("*.docx")]
    return [
        EarlierTemplate(
            path.name, datetime.strptime(found["moment"], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
        )
        for found, path in names
        if found and (found["kind"], found["language"]) == (kind, language)
    ]


def _places(kind: str, language: str) -> tuple[Path, Path]:
    """Where the own one stands, or would, and the one that came with the program."""
    if kind not in KINDS or language not in LANGUAGES:
        raise Refused("There is no such template.", "kind")
    if kind == PAPER:
        return papers.own_paper_template(language), papers.shipped_paper_template(language)
    letter = LetterKind(kind)
    return own_template(letter, language), shipped_template(letter, language)


def _otherwise_wrong(path: Path, kind: str) -> str:
    try:
        if kind == PAPER:
            papers.check_paper_template(path)
        else:
            check_template(path, LetterKind(kind))
    except REFUSALS as error:
        return _plainly(error, path)
    return ""


def _plainly(error: Exception, path: Path) -> str:
    """What is wrong, without the place where the file lies for its trial, and what follows."""
    sentence = str(error).partition(f"{path} cannot be used: ")[2] or str(error)
    return sentence.partition(" Mend it in Word")[0]


def _filled(path: Path, kind: str) -> tuple[str, str]:
    """A letter with the name of each placeholder in its place; of a paper there is nothing."""
    if kind == PAPER:
        return "", ""
    example = {name: f"‹{name}›" for name in FIELDS[LetterKind(kind)]}
    lines = {LIST: [f"{n}. ‹{LIST}›" for n in (1, 2)]} if LIST in example else {}
    _, subject, text = fill_template(path, {**example, **lines})
    return subject, text


def _folder() -> Path:
    return home() / "templates" / "earlier"
