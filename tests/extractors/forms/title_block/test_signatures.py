"""Letters that say only below their text whose proposal it is."""

import pytest

from extractors.forms.title_block.authorship import find_authors
from extractors.forms.title_block.header_block import read_header
from tests.builders import sketch

OPENING = {
    "en": "Dear Executive Secretary,\nOur two administrations have the honour to submit what"
    " follows for the Snowy Bustard, listed on Appendix I.",
    "fr": "Madame la Secrétaire exécutive,\nNos deux administrations ont l’honneur de soumettre"
    " le projet que voici, pour l’outarde des neiges, inscrite à l’Annexe I.",
    "es": "Estimada Secretaria Ejecutiva:\nNuestras dos administraciones tienen el honor de"
    " someter lo que sigue para la avutarda nival, que está en el Apéndice I.",
}
LETTERS = [
    ("fr", "Nous vous prions d’agréer l’assurance de notre haute considération.",
     [["Pour le Gouvernement du Sénégal\nLe directeur,\nAwa Sarr",
       "Pour le Gouvernement de Cabo Verde\nLa directrice,\nIlda Lopes"]],
     ["SN", "CV"]),
    ("en", "Yours sincerely,\nFor the Government of Kenya:\nJane Doe\nFor the Otter Trust:\n"
     "John Roe", None, ["KE", "Otter Trust"]),
    ("en", "Please accept the assurances of our highest consideration.\nJane Doe\n"
     "Director, Otter Trust\ncc: Government of Kenya", None, ["Otter Trust"]),
    ("es", "Sin otro particular, la saludan atentamente\nEn nombre del Gobierno de Chile\nRosa"
     " Campos\nPor la Fundación Alas del Sur\nLuis Ríos", None, ["CL", "Fundación Alas del Sur"]),
    ("es", "Atentamente,\nRosa Campos\nMinisterio del Ambiente del Perú", None, ["PE"]),
    ("fr", "Veuillez agréer nos salutations distinguées.\nPour information : Gouvernement du Mali",
     None, []),
    ("en", "Annex: letters\nWe support the plan.\n" + "More of it.\n" * 30
     + "Yours sincerely,\nFor the Otter Trust", None, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "close", "table", "found"), LETTERS, ids=[row[1][:40] for row in LETTERS]
)
def test_a_letter_is_of_those_for_whom_it_is_signed(
    language: str, close: str, table: list[list[str]] | None, found: list[str]
) -> None:
    text = "The bird nests on snow and is caught in nets.\n" * 40
    document = sketch(OPENING[language], text, close, *([table] if table else []))
    authors = [author for author, _ in find_authors(document, read_header(document))]
    assert [author.iso or author.name for author in authors] == found
