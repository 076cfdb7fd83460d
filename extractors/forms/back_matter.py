"""Headings of what stands around the text of a submission and asks for no section of the form."""

import re

from extractors.text import key

NUMBER = re.compile(r"^\W*(?:(?:\d{1,2}|[ivxIVX]{1,5}|[A-Za-z])\W+\s*)?")
_NAMES = """
references bibliography literature sources works cited acronyms abbreviations glossary annex annexes
appendix appendices attachments enclosures contents table acknowledgements acknowledgments thanks
notes footnotes contact contacts signatures signature
références bibliographie littérature ouvrages cités sigles acronymes abréviations glossaire annexe
appendice pièces jointes matières sommaire remerciements coordonnées
referencias bibliografía literatura fuentes obras citadas siglas acrónimos abreviaturas glosario
anexo anexos apéndice adjuntos índice contenido contenidos tabla agradecimientos notas contacto
firmas firma
"""
NAMES = frozenset(key(_NAMES))
ALONE = frozenset(key("table tabla sommaire works obras ouvrages notes notas contact contacto"))
"""Names that open a heading of the text, too ("Table of activities"): no other word beside them."""


def is_back_matter(heading: str) -> bool:
    """Whether `heading` is that of references, acronyms, annexes, contents or thanks.

    >>> is_back_matter("Anexo II. Cartas de apoyo"), is_back_matter("Table of activities")
    (True, False)
    """
    words = key(NUMBER.sub("", heading, count=1))
    if not words or words[0] not in NAMES:
        return False
    return words[0] not in ALONE or NAMES.issuperset(words)
