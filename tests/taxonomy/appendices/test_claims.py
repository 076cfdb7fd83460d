"""Each row: a sentence, and the claims in it as (saying, Appendices, meeting)."""

import pytest

from taxonomy.appendices.claims import find_bare_claims, find_claims, find_title_claims

CASES = [
    ("… (Rhinobatos rhinobatos) ALREADY LISTED ON APPENDIX I AND II OF THE CONVENTION*",
     [("listed", "I II", "")]),
    ("ALREADY LISTED ON APPENDICES I AND II", [("listed", "I II", "")]),
    ("(Panthera onca) PROPOSED FOR LISTING ON APPENDIX I", [("proposed", "I", "")]),
    ("PROPOSAL FOR A CONCERTED ACTION FOR THE RAY ALREADY LISTED ON APPENDIX II",
     [("listed", "II", "")]),
    ("The species was included in Appendix I at COP11.", [("listed", "I", "COP11")]),
    ("Currently listed in CMS Appendix I and CMS Appendix II.", [("listed", "I II", "")]),
    ("It was listed on Appendix II in 1999 and on Appendix I at COP12.",
     [("listed", "II", "COP12"), ("listed", "I", "COP12")]),
    ("The species is not listed on Appendix I.", [("not_listed", "I", "")]),
    ("It should be listed on Appendix I.", [("proposed", "I", "")]),
    ("It is proposed for inclusion in Appendices I and II at COP14.",
     [("proposed", "I II", "COP14")]),
    ("LA GIRAFE (Giraffa Camelopardalis) DÉJÀ INSCRITE À L’ANNEXE II DE LA CONVENTION",
     [("listed", "II", "")]),
    ("L'espèce figure aux Annexes I et II.", [("listed", "I II", "")]),
    ("Proposé pour inscription à l'Annexe I.", [("proposed", "I", "")]),
    ("YA INCLUIDOS EN EL APÉNDICE II DE LA CONVENCIÓN", [("listed", "II", "")]),
    ("La especie está incluida en los Apéndices I y II de la CMS.", [("listed", "I II", "")]),
    ("Propuesta de inclusión en el Apéndice I.", [("proposed", "I", "")]),
    ("It is listed in CITES Appendix II.", []),
    ("It is listed in Annex II of the Barcelona Convention.", []),
    ("Les activités figurent à l’annexe 1.", []),
    ("Included in Annex 1 to this document is a map.", []),
    ("Appendix I species need protection.", []),
    ("The template is in Annex 2 to Resolution 12.28.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), CASES, ids=[case[0][:50] for case in CASES])
def test_claims_are_read(text: str, claims: list[tuple[str, str, str]]) -> None:
    found = find_claims(text)
    assert [(c.saying.value, " ".join(c.appendices), c.meeting) for c in found] == claims
    assert all(text[claim.start : claim.end] == claim.words for claim in found)


BARE = [
    ("Otis tarda – Great Bustard. Appendix I.", ["Appendix I"]),
    ("Annexes I et II", ["Annexes I et II"]),
    ("Requin soyeux. Annexe II (2014).", ["Annexe II"]),
    ("CITES Appendix II. IUCN: Vulnerable.", []),
    ("Appendix I species are many.", []),
    ("see Annex 1.", []),
]


@pytest.mark.parametrize(("text", "words"), BARE)
def test_an_appendix_set_down_beside_a_name(text: str, words: list[str]) -> None:
    assert [claim.words for claim in find_bare_claims(text)] == words


TITLES = [
    ("Concerted action on a species of Appendices I and II", ["Appendices I and II"]),
    ("Proposal for an Appendix II species, the Saiga", ["Appendix II"]),
    ("Action concertée pour une espèce de l’Annexe I", ["Annexe I"]),
    ("Acción concertada para una especie del Apéndice II", ["Apéndice II"]),
    ("Proposal to list a species of CITES Appendix I", []),
    ("Action concertée pour la grue – Annexe 1 : carte", []),
    ("Concerted Action for the Saiga, with Appendix I on the map", []),
]


@pytest.mark.parametrize(("title", "words"), TITLES)
def test_a_title_says_of_which_appendix_its_animals_are(title: str, words: list[str]) -> None:
    assert [claim.words for claim in find_title_claims(title)] == words
