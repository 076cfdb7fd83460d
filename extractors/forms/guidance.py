"""Text of the form that should have been removed."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extractors.document import RGB, Paragraph
from extractors.forms.section import Section
from extractors.forms.template import Template
from extractors.text import key, plain

SHORTEST = 4  # content words; fewer are shared by chance
LONG = 8  # content words that no proponent writes like the form by chance
COVERED = 0.6  # share (0-1) of a sentence of the form that shorter text without an order must have
PAIRS = 0.7  # share (0-1) of the words of a sentence that guidance has beside the same neighbour
PAIRS_BLUE = 0.6  # less is enough where the words are still blue
WORDS = 0.5  # share (0-1) of words that guidance has at all, in a sentence that gives orders
WORDS_BLUE = 0.4
SENTENCE = re.compile(r"(?<=[.;:)»”])\s+(?=[(«“\w])")
_ORDERS = """
provide list define summarize summarise identify specify explain demonstrate consult
describe indicate state fournir fournissez veuillez indiquer indiquez preciser precisez
definir definissez resumer resumez identifier identifiez recenser recensez expliquer
expliquez demontrer demontrez consulter consultez enumerer enumerez decrire decrivez
dresser donner donnez mentionner lister indique indicar proporcione proporcionar facilite
enumere enumerar liste defina definir resuma resumir identifique identificar senale
senalar especifique especificar explique explicar demuestre demostrar consulte consultar
describa describir mencione
"""
ORDERS = frozenset(_ORDERS.split())
"""How the sentences of the form begin, in three languages; proponents hardly ever write so."""

Rows = tuple[tuple[str, ...], ...]
"""The sentences of guidance, by section and language."""


def find_guidance(section: Section, template: Template) -> tuple[Paragraph, ...]:
    """The paragraphs of `section` that hold guidance of the form; words compared tolerantly.

    Blue letters alone prove nothing (links are blue), they only make the words weigh more. The
    words of French and Spanish forms differ from translation to translation, so there a sentence
    that gives orders in much the same words is guidance too.
    """
    return tuple(p for p in section.body if len(_own_sentences(p, template)) < len(_sentences(p)))


def own_text(section: Section, template: Template) -> str:
    """What the proponent wrote in `section`: its text without guidance, lines as paragraphs."""
    left = [" ".join(_own_sentences(p, template)).strip() for p in section.body]
    return "\n".join(filter(None, left))


def is_blue(color: RGB | None) -> bool:
    """Whether a reader would call the colour blue."""
    return (
        color is not None and color.blue > 90 and color.blue > 1.4 * max(color.red, color.green, 1)
    )


def _sentences(paragraph: Paragraph) -> list[str]:
    return SENTENCE.split(paragraph.text) if paragraph.text.strip() else []


def _own_sentences(paragraph: Paragraph, template: Template) -> list[str]:
    """The sentences of `paragraph` that are not the form's."""
    sentences = _sentences(paragraph)
    blue = _blue(paragraph)
    if len(sentences) == 1:
        return [] if _is_guidance(sentences[0], template, blue=blue) else sentences
    if _is_guidance(paragraph.text, template, blue=blue) and _all_alike(sentences, template, blue):
        return []
    return [text for text in sentences if not _is_guidance(text, template, blue=blue)]


def _all_alike(sentences: Sequence[str], template: Template, blue: bool) -> bool:
    """Whether no longer sentence speaks against a paragraph being guidance as a whole."""
    return all(
        len(key(text)) < 2 * SHORTEST or _is_guidance(text, template, blue=True)
        for text in sentences
    )


def _is_guidance(text: str, template: Template, *, blue: bool) -> bool:
    return _is_of(_rows(template), text, blue)


@lru_cache(maxsize=4096)  # each sentence is asked about by several findings
def _is_of(rows: Rows, text: str, blue: bool) -> bool:
    found = key(text)
    orders = plain(text[:40]).split(" ", 1)[0] in ORDERS
    if len(found) < SHORTEST - orders:
        return False
    pairs, words = (PAIRS_BLUE, WORDS_BLUE) if blue else (PAIRS, WORDS)
    if len(found) < SHORTEST:
        words = 1  # "Specify the results of the consultations."
    for form in _read(rows):
        shared = sum(word in form.words for word in found) / len(found)
        if orders and shared >= words:
            return True
        alike = shared >= pairs and _beside(found, form.pairs) >= pairs * len(found)
        if alike and (orders or len(found) >= LONG or form.has_sentence(found)):
            return True
    return False


def _blue(paragraph: Paragraph) -> bool:
    inked = [span for span in paragraph.spans if span.text.strip()]
    return bool(inked) and all(is_blue(span.style.color) for span in inked)


def _beside(found: Sequence[str], pairs: frozenset[tuple[str, str]]) -> int:
    """How many words of `found` stand in the form beside the same neighbour."""
    hits = [pair in pairs for pair in pairwise(found)]
    return sum(
        before or after for before, after in zip([False, *hits], [*hits, False], strict=True)
    )


class Guidance(NamedTuple):
    """The guidance of one section in one language."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    sentences: tuple[frozenset[str], ...]

    def has_sentence(self, found: Sequence[str]) -> bool:
        """Whether `found` is most of one sentence: "Range States, Secretariat" is not."""
        words = set(found)
        return any(
            len(words & words_of_sentence) >= COVERED * len(words_of_sentence)
            for words_of_sentence in self.sentences
            if words_of_sentence
        )


def _rows(template: Template) -> Rows:
    return tuple(g for s in template.sections for g in s.guidance.values() if g)


@lru_cache(maxsize=16)
def _read(rows: Rows) -> list[Guidance]:
    return [_of_section(sentences) for sentences in rows]


def _of_section(sentences: Sequence[str]) -> Guidance:
    words = key(" ".join(sentences))
    single = (frozenset(key(part)) for text in sentences for part in SENTENCE.split(text))
    return Guidance(frozenset(words), frozenset(pairwise(words)), tuple(single))
