"""Text of the form that should have been removed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extractors.document import RGB, Paragraph
from extractors.forms.section import Section
from extractors.forms.template import Template
from extractors.text import KEPT, key, plain

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


def find_guidance(section: Section, template: Template) -> tuple[Paragraph, ...]:
    """The paragraphs of `section` that hold guidance of the form; words compared tolerantly.

    Blue letters alone prove nothing (links are blue), they only make the words weigh more. The
    words of French and Spanish forms differ from translation to translation, so there a sentence
    that gives orders in much the same words is guidance too.
    """
    form = _guidance_of(template)
    return tuple(p for p in section.body if len(_own_sentences(p, form)) < len(_sentences(p.text)))


def own_text(section: Section, template: Template) -> str:
    """What the proponent wrote in `section`: its text without guidance, lines as paragraphs."""
    form = _guidance_of(template)
    left = [" ".join(_own_sentences(p, form)).strip() for p in section.body]
    return "\n".join(filter(None, left))


def is_blue(color: RGB | None) -> bool:
    """Whether a reader would call the colour blue."""
    return (
        color is not None and color.blue > 90 and color.blue > 1.4 * max(color.red, color.green, 1)
    )


@lru_cache(maxsize=KEPT)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(SENTENCE.split(text)) if text.strip() else ()


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


class FormGuidance:
    """The guidance of all sections of one form; kept by `_read` for each form."""

    def __init__(self, parts: Sequence[Guidance]) -> None:
        self._parts = parts
        self._with_word: defaultdict[str, list[int]] = defaultdict(list)
        for n, part in enumerate(parts):
            for word in part.words:
                self._with_word[word].append(n)

    def sharing(self, found: Sequence[str]) -> Iterator[tuple[Guidance, float]]:
        """Each part that has words of `found`, with the share (0-1) that it has."""
        places = Counter(n for word in found for n in self._with_word.get(word, ()))
        for n, count in places.items():
            yield self._parts[n], count / len(found)


def _guidance_of(template: Template) -> FormGuidance:
    return _read(tuple(g for s in template.sections for g in s.guidance.values() if g))


@lru_cache(maxsize=16)
def _read(rows: tuple[tuple[str, ...], ...]) -> FormGuidance:
    """`rows` are the sentences of guidance, by section and language."""
    return FormGuidance([_of_section(sentences) for sentences in rows])


def _of_section(sentences: Sequence[str]) -> Guidance:
    words = key(" ".join(sentences))
    single = (frozenset(key(part)) for text in sentences for part in SENTENCE.split(text))
    return Guidance(frozenset(words), frozenset(pairwise(words)), tuple(single))


def _own_sentences(paragraph: Paragraph, form: FormGuidance) -> Sequence[str]:
    """The sentences of `paragraph` that are not the form's."""
    sentences = _sentences(paragraph.text)
    blue = _blue(paragraph)
    if len(sentences) == 1:
        return () if _is_guidance(sentences[0], form, blue=blue) else sentences
    if _all_alike(sentences, form) and _is_guidance(paragraph.text, form, blue=blue):
        return ()
    return [text for text in sentences if not _is_guidance(text, form, blue=blue)]


def _all_alike(sentences: Sequence[str], form: FormGuidance) -> bool:
    """Whether no longer sentence speaks against a paragraph being guidance as a whole."""
    return all(
        len(key(text)) < 2 * SHORTEST or _is_guidance(text, form, blue=True) for text in sentences
    )


def _is_guidance(text: str, form: FormGuidance, *, blue: bool) -> bool:
    return _is_like(text, form)[blue]


@lru_cache(maxsize=KEPT)  # each sentence is asked about by several findings
def _is_like(text: str, form: FormGuidance) -> tuple[bool, bool]:
    """Whether `text` is of the form, and whether it is where its letters are blue."""
    found = key(text)
    orders = plain(text[:40]).split(" ", 1)[0] in ORDERS
    if len(found) < SHORTEST - orders:
        return False, False
    near = [(part, share) for part, share in form.sharing(found) if share >= WORDS_BLUE]
    return (
        any(_is_of(part, share, found, orders, WORDS, PAIRS) for part, share in near),
        any(_is_of(part, share, found, orders, WORDS_BLUE, PAIRS_BLUE) for part, share in near),
    )


def _is_of(
    part: Guidance, share: float, found: Sequence[str], orders: bool, words: float, pairs: float
) -> bool:
    """Whether the words `found` are those of `part`, which has this `share` of them."""
    if orders and share >= (words if len(found) >= SHORTEST else 1):
        return True  # the latter is "Specify the results of the consultations."
    if share < pairs or _beside(found, part.pairs) < pairs * len(found):
        return False
    return orders or len(found) >= LONG or part.has_sentence(found)


def _blue(paragraph: Paragraph) -> bool:
    inked = [span for span in paragraph.spans if span.text.strip()]
    return bool(inked) and all(is_blue(span.style.color) for span in inked)


def _beside(found: Sequence[str], pairs: frozenset[tuple[str, str]]) -> int:
    """How many words of `found` stand in the form beside the same neighbour."""
    hits = [pair in pairs for pair in pairwise(found)]
    return sum(
        before or after for before, after in zip([False, *hits], [*hits, False], strict=True)
    )
