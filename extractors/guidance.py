"""Text of the form that should have been removed, and marks that stand for no text."""

import re
from functools import lru_cache

from extractors.document import RGB, Paragraph
from extractors.plain import plain, words
from extractors.sections import Section
from extractors.template import Template

SHARED = 0.8  # share (0-1) of the words of a paragraph that guidance has in the same order
SHARED_BLUE = 0.6  # less is enough where the words are still blue
SHORTEST = 4  # words; fewer are shared by chance

PLACEHOLDER = re.compile(
    r"\W*(?:n ?/? ?[ad]|none|nil|tb[acdn]|to be (?:completed|confirmed|determined|added|defined|provided)(?: later)?"
    r"|not (?:applicable|available|yet available)|pending|under preparation|see above|x{2,}|lorem ipsum"
    r"|insert (?:text )?here|text|your text here|click (?:or tap )?here to enter text|enter text here"
    r"|a (?:completer|definir|determiner|confirmer|preciser|remplir)|sans objet|neant|non applicable|s ?o"
    r"|por (?:completar|definir|confirmar|determinar|rellenar)|no (?:aplica|aplicable|procede)|n ?/? ?c|ninguno|pendiente)?\W*",
)


def find_guidance(section: Section, template: Template) -> tuple[Paragraph, ...]:
    """The paragraphs of `section` that are guidance of the form; words compared tolerantly.

    Blue letters alone prove nothing (links are blue), they only make the words weigh more.
    """
    return tuple(p for p in section.body if _is_guidance(p, template))


def own_text(section: Section, template: Template) -> str:
    """What the proponent wrote in `section`: its text without guidance, lines as paragraphs."""
    left = [p.text for p in section.body if p.text.strip() and not _is_guidance(p, template)]
    return "\n".join(left)


def is_placeholder(text: str) -> bool:
    """Whether `text` only holds the place of text to come, or says that there is none.

    >>> is_placeholder("[to be completed]"), is_placeholder("à compléter"), is_placeholder("None yet")
    (True, True, False)
    """
    return bool(PLACEHOLDER.fullmatch(plain(text)))


def is_blue(color: RGB | None) -> bool:
    """Whether a reader would call the colour blue."""
    return (
        color is not None and color.blue > 90 and color.blue > 1.4 * max(color.red, color.green, 1)
    )


def _is_guidance(paragraph: Paragraph, template: Template) -> bool:
    found = [word.key for word in words(paragraph.text)]
    if len(found) < SHORTEST:
        return False
    needed = SHARED_BLUE if _blue(paragraph) else SHARED
    return any(_shared(found, form) >= needed * len(found) for form in _guidance(template))


def _blue(paragraph: Paragraph) -> bool:
    inked = [span for span in paragraph.spans if span.text.strip()]
    return bool(inked) and all(is_blue(span.style.color) for span in inked)


def _shared(found: list[str], form: dict[tuple[str, str], int]) -> int:
    """How many words of `found` stand in the form beside the same neighbour."""
    pairs = list(zip(found, found[1:], strict=False))
    hits = [pair in form for pair in pairs]
    return sum(
        before or after for before, after in zip([False, *hits], [*hits, False], strict=True)
    )


def _guidance(template: Template) -> list[dict[tuple[str, str], int]]:
    rows = tuple(
        tuple(sentences)
        for s in template.sections
        for sentences in s.guidance.values()
        if sentences
    )
    return _pairs(rows)


@lru_cache(maxsize=16)
def _pairs(rows: tuple[tuple[str, ...], ...]) -> list[dict[tuple[str, str], int]]:
    """For the guidance of each section and language, its pairs of neighbouring words."""
    keys = [[word.key for word in words(" ".join(sentences))] for sentences in rows]
    return [{pair: 1 for pair in zip(k, k[1:], strict=False)} for k in keys]
