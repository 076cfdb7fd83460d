"""Official lists in the ways a secretariat lays them out, and the tables people download."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import docx
import pytest

from extractors.readers.read import read_document
from pipeline.services.import_appendices import (
    Unreadable,
    document_rows,
    read_edition,
    read_list,
)
from taxonomy.appendices.editions import editions, load_appendix_list
from taxonomy.appendices.importers import import_official, import_table, save_edition
from taxonomy.errors import SuspiciousDrop, UnreadableList
from taxonomy.listing import AppendixList, Rank
from taxonomy.matching.edition_diff import diff, refuse_suspicious
from taxonomy.matching.index import NameIndex
from taxonomy.matching.match import Method
from tests.conftest import SHARED
from tests.taxonomy.appendices.official_layouts import OFFICE, as_one_table, as_pdf, as_two_columns

DAY = date(2006, 2, 23)
OFFICIAL = SHARED / "data" / "official-layout" / "appendices-2006-en.md"
CONFIRMED_BY_IT = "NL BWBV0004769"
# Printed there as one subspecies alone, where the shipped table has the species. The table cites
# the text of 2006 beside the later one that lists the species: what it confirms is that a part of
# the species stood there. The part must come out; the species must not be made up from it.
PRINTED_AS_PART = {"Gorilla gorilla": "Gorilla gorilla beringei",
                   "Saiga tatarica": "Saiga tatarica tatarica"}  # fmt: skip
LINES = [
    "APPENDIX I",
    "Migratory species included in this Appendix are named.",
    "MAMMALIA",
    "CARNIVORA",
    "Felidae",
    "Uncia uncia1",
    "Acinonyx jubatus (except the populations of Botswana, Namibia and Zimbabwe)",
    "Phocidae",
    "Monachus monachus*",
    "1) Formerly listed as Panthera uncia",
    "APPENDIX II",
    "AVES",
    "ANSERIFORMES",
    "Anatidae A. spp.*",
    "GRUIFORMES",
    "Gruidae",
    "Grus spp.2)*",
    "Otididae",
    "Otis tarda*",
    "Chlamydotis undulata*",
    "(only Asian populations)",
]
EXPECTED = [
    ("I", "Uncia uncia", "Felidae", ""),
    ("I", "Acinonyx jubatus", "Felidae",
     "except the populations of Botswana, Namibia and Zimbabwe"),
    ("I", "Monachus monachus", "Phocidae", ""),
    ("II", "Anatidae spp.", "Anatidae", ""),
    ("II", "Grus spp.", "Gruidae", ""),
    ("II", "Otis tarda", "Otididae", ""),
    ("II", "Chlamydotis undulata", "Otididae", "only Asian populations"),
]  # fmt: skip


def lines_of(appendices: AppendixList) -> list[tuple[str, str, str, str]]:
    return [
        (line.appendix.value, line.taxon, line.family, line.annotation)
        for line in appendices.listings
    ]


def official(rows: Sequence[Sequence[str]]) -> AppendixList:
    return import_official(rows, "COP99", DAY, "invented")[0]


def test_one_line_a_name() -> None:
    assert lines_of(official([[line] for line in LINES])) == EXPECTED


def test_lines_that_a_reader_joined_into_paragraphs() -> None:
    joined = [*LINES[:3], " ".join(LINES[3:9]), *LINES[9:12], " ".join(LINES[12:])]
    assert lines_of(official([[line] for line in joined])) == EXPECTED


def test_a_page_break_inside_a_note() -> None:
    broken = [*LINES[:-1], "(only", "Asian populations)"]
    assert lines_of(official([[line] for line in broken])) == EXPECTED


@pytest.mark.parametrize("columns", [1, 2])
def test_a_word_table_of_one_or_two_columns(columns: int, tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=columns)
    for line in LINES:
        cells = table.add_row().cells
        cells[-1 if line[0] != "(" and " " in line else 0].text = line
    document.save(str(tmp_path / "appendices.docx"))
    read = read_document(tmp_path / "appendices.docx")
    assert lines_of(official(list(document_rows(read)))) == EXPECTED


FRENCH = [
    "ANNEXE I", "Les espèces migratrices figurant à la présente annexe sont indiquées.",
    "Mammalia", "CARNIVORA", "Felidae", "Uncia uncia 1)",
    "Acinonyx jubatus (à l’exception des populations du Botswana, de la Namibie et",
    "du Zimbabwe)", "1) Anciennement inscrite sous le nom de", "Panthera uncia", "ANNEXE II",
    "Mammalia", "CHIROPTERA", "Rhinolophidae", "R. spp. (uniquement les populations européennes)",
]  # fmt: skip
SPANISH = [
    "APÉNDICE I", "Las especies migratorias incluidas en este apéndice se indican.",
    "Mammalia", "CARNIVORA", "Felidae", "Uncia uncia 1)",
    "Acinonyx jubatus (salvo las poblaciones de Botswana, Namibia y", "Zimbabwe)",
    "1) Incluida anteriormente como", "Panthera uncia", "APÉNDICE II",
    "Mammalia", "Orden CHIROPTERA", "Familia Rhinolophidae", "R. spp. (solo poblaciones europeas)",
]  # fmt: skip
IN_LANGUAGES = [
    (FRENCH, "à l’exception des populations du Botswana, de la Namibie et du Zimbabwe",
     "uniquement les populations européennes"),
    (SPANISH, "salvo las poblaciones de Botswana, Namibia y Zimbabwe",
     "solo poblaciones europeas"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "except_", "only"), IN_LANGUAGES, ids=["fr", "es"])
def test_french_and_spanish_lists(lines: list[str], except_: str, only: str) -> None:
    assert lines_of(official([[line] for line in lines])) == [
        ("I", "Uncia uncia", "Felidae", ""),
        ("I", "Acinonyx jubatus", "Felidae", except_),
        ("II", "Rhinolophidae spp.", "Rhinolophidae", only),
    ]


THREE = {"en": [
    "APPENDIX I", "Mammalia", "CARNIVORA", "Felidae", "Uncia uncia",
    "Acinonyx jubatus (except the populations of Botswana, Namibia and Zimbabwe)", "APPENDIX II",
    "Mammalia", "CHIROPTERA", "Rhinolophidae", "R. spp. (only European populations)",
], "fr": FRENCH, "es": SPANISH}  # fmt: skip


def in_three(folder: Path, **lines: list[str]) -> list[Path]:
    """A Word file for each language, in an order that is not ours."""
    paths = []
    for language, text in sorted((THREE | lines).items(), reverse=True):
        document = docx.Document()
        for line in text:
            document.add_paragraph(line)
        paths.append(folder / f"appendices_{language}.docx")
        document.save(str(paths[-1]))
    return paths


def test_three_languages_make_one_edition_with_the_wording_of_each(tmp_path: Path) -> None:
    read = read_edition(in_three(tmp_path), "COP99", DAY)
    assert (read.unread, read.doubts) == ((), ())
    cheetah = read.appendices.listings[1]
    assert cheetah.annotation == "except the populations of Botswana, Namibia and Zimbabwe"
    assert dict(cheetah.wordings) == {"fr": IN_LANGUAGES[0][1], "es": IN_LANGUAGES[1][1]}
    save_edition(read.appendices, tmp_path)
    assert load_appendix_list("COP99", tmp_path) == read.appendices


APART = [
    ("fr", [line for line in FRENCH if "Uncia" not in line], "not in the French"),
    ("es", [*SPANISH[:6], "Panthera onca", *SPANISH[6:]], "is in the Spanish text and not"),
    ("fr", [*FRENCH[:-1], "R. spp."], "has a note in the English text and none"),
    ("es", [*SPANISH[:-1], "R. spp. (salvo poblaciones europeas)"], "in opposite ways"),
]


@pytest.mark.parametrize(("language", "lines", "words"), APART)
def test_where_the_languages_differ_it_is_told(
    language: str, lines: list[str], words: str, tmp_path: Path
) -> None:
    read = read_edition(in_three(tmp_path, **{language: lines}), "COP99", DAY)
    [doubt] = read.doubts
    assert words in doubt


def test_two_files_of_one_language_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="one file for each language"):
        read_edition(in_three(tmp_path, fr=THREE["en"]), "COP99", DAY)


def test_names_that_a_narrow_column_has_broken() -> None:
    rows = [
        ["Appendix I"], ["Mammalia"], ["CETACEA"], ["Physeteridae", "Physeter"],
        ["macrocephalus*"], ["ARTIODACTYLA"], ["Cervidae", "Cervus elaphus"], ["barbarus"],
        ["Bovidae", "Gazella dorcas (only North-"], ["west African"], ["populations)"],
    ]  # fmt: skip
    assert lines_of(official(rows)) == [
        ("I", "Physeter macrocephalus", "Physeteridae", ""),
        ("I", "Cervus elaphus barbarus", "Cervidae", ""),
        ("I", "Gazella dorcas", "Bovidae", "only North-west African populations"),
    ]


def test_a_text_without_appendices_is_refused() -> None:
    with pytest.raises(UnreadableList, match="Appendix I"):
        official([["Dear colleagues"], ["Uncia uncia"]])


def test_species_plus_columns_are_found_by_name() -> None:
    rows = [
        {"Full Name": "Otis tarda Linnaeus, 1758", "Rank": "SPECIES", "Listing": "I/II",
         "Family": "Otididae", "Full note": ""},
        {"Full Name": "Cheloniidae", "Rank": "FAMILY", "Listing": "II", "Family": "Cheloniidae",
         "Full note": ""},
    ]  # fmt: skip
    listed = import_table(rows, "COP99", DAY, "invented")
    assert [(line.appendix.value, line.taxon) for line in listed.listings] == [
        ("I", "Otis tarda"),
        ("II", "Otis tarda"),
        ("II", "Cheloniidae spp."),
    ]
    assert listed.listings[2].rank is Rank.FAMILY


DOWNLOADS = [  # the same two listings, under the headers and in the manner of several tools
    """Id,Kingdom,Phylum,Class,Order,Family,Genus,Species,Subspecies,Scientific Name,Author,Rank,\
Listing,Full Note,Effective At,Is Current
1,Animalia,Chordata,Aves,Otidiformes,Otididae,Otis,tarda,,Otis tarda,"Linnaeus, 1758",SPECIES,\
I/II,,1985-01-01,true
2,Animalia,Chordata,Reptilia,Testudines,Cheloniidae,,,,Cheloniidae,,FAMILY,II,,1979-06-23,true
3,Animalia,Chordata,Aves,Otidiformes,Otididae,Otis,minor,,Otis minor,,SPECIES,II,,1979-06-23,false
""",
    """TAXON_NAME;RANK_NAME;CLASS_NAME;ORDER_NAME;FAMILY_NAME;CMS_LISTING;NOTES
Otis tarda Linnaeus, 1758;SPECIES;Aves;OTIDIFORMES;Otididae;Appendix I, Appendix II;
Cheloniidae spp.;FAMILY;Reptilia;TESTUDINES;Cheloniidae;Appendix II;
""",
    """Class\tOrder\tFamily\tGenus\tSpecies\tAppendix
Aves\tOtidiformes\tOtididae\tOtis\ttarda\tI
Aves\tOtidiformes\tOtididae\tOtis\ttarda\tII
Reptilia\tTestudines\tCheloniidae\tCheloniidae\t\tII
""",
]


@pytest.mark.parametrize("content", DOWNLOADS, ids=["commas", "semicolons", "tabs"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_downloads_of_several_tools_give_the_same(
    content: str, encoding: str, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(content, encoding)
    listed, unread, _ = read_list(tmp_path / "list.csv", "COP99", DAY, "invented")
    assert unread == ()
    assert [(line.appendix.value, line.taxon, line.family) for line in listed.listings] == [
        ("I", "Otis tarda", "Otididae"),
        ("II", "Otis tarda", "Otididae"),
        ("II", "Cheloniidae spp.", "Cheloniidae"),
    ]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(UnreadableList, match="listing"):
        import_table([{"Scientific Name": "Otis tarda"}], "COP99", DAY, "invented")


def test_an_edition_that_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    appendices = official([[line] for line in LINES])
    save_edition(appendices, tmp_path)
    assert "COP99" in {edition.edition for edition in editions(tmp_path)}
    assert load_appendix_list("COP99", tmp_path) == appendices


def test_many_lines_gone_are_suspicious() -> None:
    before = load_appendix_list("COP14")
    after = AppendixList("COP99", date(2099, 1, 1), "invented", before.listings[30:])
    with pytest.raises(SuspiciousDrop, match="30 of the 539"):
        refuse_suspicious(diff(before, after), before)
    refuse_suspicious(diff(before, before), before)


def test_additions_and_nothing_else_lie_between_two_meetings() -> None:
    found = diff(load_appendix_list("COP13"), load_appendix_list("COP14"))
    assert (len(found.added), found.removed, found.renamed) == (21, (), ())


@pytest.fixture(scope="module")
def edition_2006() -> AppendixList:
    if not OFFICIAL.is_file():
        pytest.skip("shared/data is not beside the checkout: no official text to read")
    appendices, unread, _ = read_list(OFFICIAL, "2006-02-23", DAY, "official text of 2006")
    assert unread == ()
    return appendices


def test_the_official_text_of_2006_gives_what_it_is_said_to_confirm(
    edition_2006: AppendixList,
) -> None:
    index = NameIndex(edition_2006)
    printed = {line.taxon for line in edition_2006.listings}
    for line in load_appendix_list().listings:
        if CONFIRMED_BY_IT not in line.source:
            continue
        if line.taxon in PRINTED_AS_PART:
            assert PRINTED_AS_PART[line.taxon] in printed
            assert line.taxon not in printed
            continue
        match = index.match(line.taxon)
        assert line.appendix in match.appendices, line
        assert match.method is not Method.HIGHER_TAXON, line


LAYOUTS = [as_one_table, as_two_columns]


def official_key(appendices: AppendixList) -> set[tuple[str, str, str, str]]:
    return set(lines_of(appendices))


@pytest.mark.slow
@pytest.mark.parametrize("lay_out", LAYOUTS, ids=[layout.__name__ for layout in LAYOUTS])
def test_word_files_of_the_official_text_hold_the_same(
    lay_out: Callable[[Path, Path], None], edition_2006: AppendixList, tmp_path: Path
) -> None:
    lay_out(OFFICIAL, tmp_path / "list.docx")
    appendices, unread, _ = read_list(tmp_path / "list.docx", "2006", DAY, "laid out anew")
    assert official_key(appendices) == official_key(edition_2006)
    assert unread == ()


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing: apt-get install libreoffice")
@pytest.mark.parametrize("lay_out", LAYOUTS, ids=[layout.__name__ for layout in LAYOUTS])
def test_pdfs_of_the_official_text_hold_the_same(
    lay_out: Callable[[Path, Path], None], edition_2006: AppendixList, tmp_path: Path
) -> None:
    """Names wrap in narrow cells, families go on over pages, footnotes are cut into lines."""
    lay_out(OFFICIAL, tmp_path / "list.docx")
    appendices, _, _ = read_list(as_pdf(tmp_path / "list.docx"), "2006", DAY, "laid out anew")
    assert official_key(appendices) == official_key(edition_2006)


def test_what_changed_since_2006_is_renamed_rather_than_removed(edition_2006: AppendixList) -> None:
    found = diff(edition_2006, load_appendix_list("COP12"))
    names = {(before.taxon, after.taxon) for before, after in found.renamed}
    assert ("Gazella dama", "Nanger dama") in names
    assert ("Phalacrocorax pygmeus", "Microcarbo pygmaeus") in names  # a misprint besides
    assert {line.taxon for line in found.removed} == {
        "Sporophila zelichi",
        "Saiga tatarica tatarica",
        "Gavia arctica suschkini",
    }
