"""The roles of names in the section on the target taxa, in three languages."""

from datetime import date

import pytest

from extractors.document import Location, Paragraph
from extractors.forms.section import Section
from pipeline.submissions.taxa.name_lists import WordLists, word_lists
from pipeline.submissions.taxa.target_taxa import find_taxa
from tests.builders import paragraph


@pytest.fixture(scope="module")
def lists() -> WordLists:
    return word_lists(date(2026, 3, 23))


def roles(body: tuple[Paragraph, ...], language: str, lists: WordLists) -> dict[str, str]:
    section = Section("target_taxa", None, language, body)
    found = find_taxa([section], lists, language)
    return {taxon.value.match.scientific_name: taxon.value.role for taxon in found}


def prose(text: str) -> tuple[Paragraph, ...]:
    lines = enumerate(text.splitlines(), 1)
    return tuple(paragraph(line, Location(number)) for number, line in lines)


CASES = [  # language, text, names by role; what is named in no role is "mentioned"
    ("en", "Otis tarda. Not to be confused with Tetrax tetrax.",
     {"target": "Otis tarda", "look_alike": "Tetrax tetrax"}),
    ("en", "Otis tarda Linnaeus, 1758. Tetrax tetrax is treated here as a synonym of O. tarda.",
     {"target": "Otis tarda"}),
    ("es", "Otis tarda Linnaeus, 1758. Tetrax tetrax se trata aquí como sinónimo de O. tarda.",
     {"target": "Otis tarda"}),
    ("fr", "Otis tarda Linnaeus, 1758. Tetrax tetrax est un synonyme d’O. tarda.",
     {"target": "Otis tarda"}),
    ("en", "Otis tarda Linnaeus, 1758. Tetrax tetrax is not part of this proposal.",
     {"target": "Otis tarda", "excluded": "Tetrax tetrax"}),
    ("en", "Otis tarda Linnaeus, 1758. Tetrax tetrax has a plan of its own and is left aside.",
     {"target": "Otis tarda", "excluded": "Tetrax tetrax"}),
    ("en", "The action concerns Otis tarda and Tetrax tetrax; Saiga tatarica will benefit.",
     {"target": "Otis tarda|Tetrax tetrax", "beneficiary": "Saiga tatarica"}),
    ("en", "The action deals with Otis tarda but does not cover Tetrax tetrax.",
     {"target": "Otis tarda", "excluded": "Tetrax tetrax"}),
    ("en", "Otis tarda lives in the steppe. Tetrax tetrax lives beside it.",
     {"target": "Otis tarda|Tetrax tetrax"}),
    ("en", "Otis tarda Linnaeus, 1758\nTetrax tetrax (Linnaeus, 1758)\n"
           "Both nest where Saiga tatarica grazes.",
     {"target": "Otis tarda|Tetrax tetrax"}),
    ("en", "Look-alike species:\n• Tetrax tetrax\nTarget species:\n• Otis tarda",
     {"look_alike": "Tetrax tetrax", "target": "Otis tarda"}),
    ("en", "Aquila nipalensis Hodgson, 1833, which preys on Saiga tatarica.",
     {"target": "Aquila nipalensis", "beneficiary": "Saiga tatarica"}),
    ("fr", "Otis tarda Linnaeus, 1758. L’outarde canepetière (Tetrax tetrax) et la saïga"
           " (Saiga tatarica) ne sont pas concernées.",
     {"target": "Otis tarda", "excluded": "Tetrax tetrax|Saiga tatarica"}),
    ("en", "Otis tarda Linnaeus, 1758, Appendix I; by its family, Otididae, it may be covered too.",
     {"target": "Otis tarda"}),
    ("es", "Otis tarda Linnaeus, 1758. Apéndice I y, por la familia Otididae, Apéndice II.",
     {"target": "Otis tarda"}),
    ("fr", "Ne pas confondre Otis tarda avec Tetrax tetrax.",
     {"target": "Otis tarda", "look_alike": "Tetrax tetrax"}),
    ("fr", "L’action vise Otis tarda. Tetrax tetrax, qui n’est pas visée, a son propre plan.",
     {"target": "Otis tarda", "excluded": "Tetrax tetrax"}),
    ("fr", "Otis tarda Linnaeus, 1758. Saiga tatarica en profitera aussi.",
     {"target": "Otis tarda", "beneficiary": "Saiga tatarica"}),
    ("es", "Otis tarda Linnaeus, 1758. No se incluye Tetrax tetrax, ni tampoco Saiga tatarica.",
     {"target": "Otis tarda", "excluded": "Tetrax tetrax|Saiga tatarica"}),
    ("es", "La propuesta trata de Otis tarda. Tetrax tetrax queda fuera.",
     {"target": "Otis tarda", "excluded": "Tetrax tetrax"}),
    ("es", "Otis tarda Linnaeus, 1758. Tetrax tetrax es otra especie y no forma parte de ella.",
     {"target": "Otis tarda", "excluded": "Tetrax tetrax"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), CASES, ids=[row[1][:45] for row in CASES])
def test_roles(language: str, text: str, wanted: dict[str, str], lists: WordLists) -> None:
    found = roles(prose(text), language, lists)
    named = {role: {n for n, r in found.items() if r == role} for role in found.values()}
    named.pop("mentioned", None)
    assert named == {role: set(names.split("|")) for role, names in wanted.items()}


def test_a_remark_in_the_row_speaks_of_the_name_in_it(lists: WordLists) -> None:
    rows = [("Species", "Remark"), ("Otis tarda", "Appendix I"), ("Tetrax tetrax", "not included")]
    cells = tuple(
        paragraph(text, Location(2 * n + m, table=1, cell=(n + 1, m + 1)))
        for n, row in enumerate(rows)
        for m, text in enumerate(row)
    )
    assert roles(cells, "en", lists) == {"Otis tarda": "target", "Tetrax tetrax": "excluded"}


def test_a_file_without_the_section_is_about_what_its_title_names(lists: WordLists) -> None:
    lines = prose("Annual report\nReport on the Concerted Action for the Great Bustard")
    front = [(line,) for line in lines]
    found = find_taxa([Section("summary", None, "en", prose("It rained."))], lists, "en", front)
    assert [(taxon.value.match.scientific_name, taxon.value.role) for taxon in found] == [
        ("Otis tarda", "target")
    ]
