"""Marks that stand for no text: "to be completed", "N/A", "néant"."""

import re

from extractors.text import plain

PLACEHOLDERS = (
    r"n ?/? ?[ad]|none|nil|tb[acdn]|x{2,}|lorem ipsum|pending|under preparation|see above|text",
    r"to be (?:completed|confirmed|determined|added|defined|provided|advised)(?: later)?",
    r"not (?:applicable|available|yet available)|(?:insert|enter|your) text(?: here)?|insert here",
    r"click (?:or tap )?(?:here )?to enter text",
    r"a (?:completer|definir|determiner|confirmer|preciser|remplir|venir)(?: ulterieurement)?",
    r"sans objet|neant|non applicable|s ?o|en (?:preparation|attente)",
    r"(?:complete|fill in|completer|remplir|completar|rellenar)(?: (?:later|here|plus tard))?",
    r"to (?:come|follow)|to ?do|en (?:cours de )?redaction|en curso|por hacer|a faire",
    r"por (?:completar|definir|confirmar|determinar|rellenar)|a completar|n ?/? ?c",
    r"no (?:aplica|aplicable|procede)|sin objeto|ningun[oa]|pendiente|en preparacion",
)
# A sentence by which the section itself is put off, whoever is to write it.
SUBJECT = r"(?:this section|cette (?:section|rubrique)|est[ae] (?:seccion|apartado))"
PROMISES = (
    r"(?:will|shall|is to) (?:be )?(?:completed|added|provided|sent|submitted|written|follow)",
    r"sera (?:complete|ajoute|transmis|envoye|fourni|redige)e?",
    r"se (?:completara|anadira|enviara|remitira|redactara)",
)
PUT_OFF = re.compile(rf"{SUBJECT}\b.{{0,60}}\b(?:{'|'.join(PROMISES)})\b.{{0,80}}")
PLACEHOLDER = re.compile(rf"(?:{'|'.join(PLACEHOLDERS)})?")


def is_placeholder(text: str) -> bool:
    """Whether `text` only holds the place of text to come, or says that there is none.

    >>> is_placeholder("[to be completed]"), is_placeholder("à compléter"), is_placeholder("Kenya")
    (True, True, False)
    >>> is_placeholder("Cette section, encore en discussion, sera transmise séparément.")
    True
    """
    words = plain(text)
    return bool(PLACEHOLDER.fullmatch(words) or PUT_OFF.fullmatch(words))
