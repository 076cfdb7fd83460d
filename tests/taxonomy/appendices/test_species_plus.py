"""A download of Species+ as an edition: lines, families, populations, States, and what is wrong."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from pipeline.services.import_appendices import Unreadable, keep_edition, read_edition
from pipeline.submissions.checks import run_checks
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.examine import open_dossier
from pipeline.submissions.messages import message
from pipeline.submissions.taxa.name_lists import WordLists
from taxonomy.appendices.editions import load_appendix_list
from taxonomy.appendices.importers import save_edition
from taxonomy.listing import AppendixList, Presence, Rank
from taxonomy.matching.index import NameIndex
from tests.pipeline.dossiers import SECTIONS, meeting, submission, text
from tests.taxonomy.appendices.downloads import HEADER, many, taxon, written

DAY = date(2099, 1, 1)
ROWS = [
    taxon("Gyps fulvus", "Accipitridae", under="Accipitridae spp."),
    taxon("Neophron percnopterus", "Accipitridae", "I/II",
          "Accipitridae spp.,Neophron percnopterus"),
    taxon("Aquila clanga", "Accipitridae", "I/II", "Accipitridae spp.,Aquila clanga",
          date="**I** 08/02/2015\n**II** 14/02/2000\n**II** 01/11/1983"),
    taxon("Otis tarda", "Otididae", "I/II", date="**I** 08/02/2015\n**II** 14/02/2000",
          note="**I** [listed with others] only the Middle-European\npopulation.\n**II** "
               "Previously listed as Otis tarda (s.l.)",
          native="Bolivia (Plurinational State of),Côte d'Ivoire,Hong Kong, SAR",
          introduced="Spain", extinct="Kenya"),
    taxon("Otis tarda", "Otididae", "", agreement="Raptors MOU", date="01/11/2008"),
]  # fmt: skip


def read(rows: Sequence[Sequence[str]], folder: Path, separator: str = ",") -> AppendixList:
    """The edition of those rows, in which nothing is wrong."""
    path = folder / "cms_listings_2099-01-01 10:00_comma_separated.csv"
    path.write_text(written(rows, separator), "utf-8")
    found = read_edition(path, "COP99", DAY)
    assert not found.doubts
    return found.appendices


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("separator", [",", ";"])
def test_lines_and_families_come_from_rows_of_species(separator: str, tmp_path: Path) -> None:
    listed = read(ROWS, tmp_path, separator)
    assert [(line.appendix.value, line.taxon, line.rank) for line in listed.listings] == [
        ("II", "Accipitridae spp.", Rank.FAMILY),
        ("I", "Neophron percnopterus", Rank.SPECIES),
        ("I", "Aquila clanga", Rank.SPECIES),
        ("II", "Aquila clanga", Rank.SPECIES),  # two days for II: once by itself
        ("I", "Otis tarda", Rank.POPULATION),
        ("II", "Otis tarda", Rank.SPECIES),
    ]
    bustard = listed.listings[-2]
    assert bustard.annotation == "only the Middle-European population"
    assert bustard.listed_at == "2015-02-08"
    assert listed.listings[-1].notes == "Previously listed as Otis tarda (s.l.)"


def test_states_by_how_the_taxon_occurs(tmp_path: Path) -> None:
    assert read(ROWS, tmp_path).covered[-1].states == {
        Presence.NATIVE: ("BO", "CI", "HK"),
        Presence.INTRODUCED: ("ES",),
        Presence.EXTINCT: ("KE",),
    }


def test_an_edition_knows_its_members(tmp_path: Path) -> None:
    index = NameIndex(read(ROWS, tmp_path))
    assert index.match("Gyps fulvus").named_member is True
    assert index.match("Gyps coprotheres").named_member is False
    assert NameIndex(load_appendix_list("COP14")).match("Gyps fulvus").named_member is None


def test_common_names_where_the_table_has_them(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    head, *rows = written(ROWS[:1]).splitlines()
    path.write_text(
        "\n".join([f"{head},English names,French", *(f'{row},"A, B",C' for row in rows)])
    )
    [vulture] = read_edition(path, "COP99", DAY).appendices.covered
    assert vulture.common_names == {"en": ("A", "B"), "fr": ("C",)}


def test_twelve_hundred_taxa_make_a_whole_edition(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(written(many(1200)), "utf-8")
    trial = read_edition(path, "COP99", DAY)
    assert not trial.doubts
    ranks = Counter(line.rank for line in trial.appendices.listings)
    assert ranks == {
        Rank.FAMILY: 30, Rank.SPECIES: 120 + 120 + 360, Rank.POPULATION: 120,
    }  # fmt: skip
    assert len(trial.appendices.covered) == 1200
    assert trial.difference
    lines = len(trial.difference.added) + len(
        trial.difference.renamed
    )  # invented names can be near
    assert lines == 750
    assert trial.missing  # no list of ours is in it: a person has to confirm
    keep_edition(trial, confirmed=True)
    assert load_appendix_list("COP99", tmp_path / "home" / "editions") == trial.appendices
    again = read_edition(path, "COP99-again", DAY)
    assert again.difference
    assert again.difference.is_empty


def changed(column: str, cell: str) -> Callable[[list[list[str]]], None]:
    def spoil(rows: list[list[str]]) -> None:
        rows[0][HEADER.index(column)] = cell

    return spoil


def cut(rows: list[list[str]]) -> None:
    del rows[0][-4:]


def longer(rows: list[list[str]]) -> None:
    rows[0].append("more")


def twice(rows: list[list[str]]) -> None:
    rows.append(rows[0])


def alone(rows: list[list[str]]) -> None:
    """Of the family no member is left that has its line alone."""
    del rows[0]


WRONG: list[tuple[str, Callable[[list[list[str]]], None], str]] = [
    ("a row cut short", cut, "fewer cells"),
    ("a row too long", longer, "more cells"),
    ("a taxon twice", twice, "a row above has the same name"),
    ("a family without a member of its own", alone, "cannot be told which Appendix"),
    ("no name", changed("ScientificName", ""), "no scientific name"),
    ("words for a name", changed("ScientificName", "see note"), "no scientific name"),
    ("a name in another genus", changed("Genus", "Otis"), "not in its genus, Otis"),
    ("an unknown rank", changed("Rank", "HERD"), "rank “HERD”"),
    ("no rank", changed("Rank", ""), "rank “”"),
    ("an Appendix III", changed("Listing", "III"), "“III” is no Appendix"),
    ("no Appendix", changed("Listing", ""), "“” is no Appendix"),
    ("nothing it is listed under", changed("Listed under", ""), "“Listed under” is empty"),
    ("another family", changed("Listed under", "Otididae spp."), "stands in the family Accip"),
    ("no date", changed("Date", ""), "no day was read for Appendix II"),
    ("a date that is none", changed("Date", "**II** 31/02/2015"), "no day was read"),
    ("a date of the spreadsheet", changed("Date", "**II** 2015-02-08"), "no day was read"),
    ("a day to come", changed("Date", "**II** 02/02/2199"), "after the edition itself"),
    ("a day of another Appendix", changed("Date", "**I** 08/02/2015\n**II** 08/02/2015"),
     "given for Appendix I, which is not in Listing"),
    ("an unknown State", changed("NativeDistributionFullNames", "Ruritania,Kenya,Mongolia"),
     "no State is known by the name “Ruritania”"),
    ("a code that is none", changed("All_DistributionISOCodes", "KE,MN,KEN"), "no ISO codes"),
    ("a code too few", changed("All_DistributionISOCodes", "KE"), "not among the ISO codes"),
    ("a code too many", changed("All_DistributionISOCodes", "KE,MN,ES"), "is not said for: ES"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "words"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_cannot_be_right_is_told_with_its_line(
    spoil: Callable[[list[list[str]]], None], words: str, tmp_path: Path
) -> None:
    rows = [list(row) for row in ROWS]
    spoil(rows)
    path = tmp_path / "list.csv"
    path.write_text(written(rows), "utf-8")
    found = read_edition(path, "COP99", DAY)
    assert any(words in doubt and doubt.startswith("Line ") for doubt in found.doubts)
    assert any(line.taxon == "Otis tarda" for line in found.appendices.listings)


REFUSED = [
    ("rows of other agreements alone", written(ROWS[-1:]), "no row|No row"),
    ("a header alone", written([]), "no line|lacks a column"),
    ("another encoding", written(ROWS).encode("utf-16"), "UTF-8"),
]


@pytest.mark.parametrize(
    ("content", "words"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_a_table_that_is_no_edition_is_refused(
    content: str | bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(Unreadable, match=words):
        read_edition(path, "COP99", DAY)


BUSTARD = taxon("Otis tarda", "Otididae", "I/II", native="Mongolia,Kenya", extinct="Spain")
RANGES = [
    ("The birds live in Mongolia and Kenya.", [], ""),
    ("The birds live in Mongolia. They are extinct in Kenya.", [], ""),
    ("The birds live in Mongolia.", ["RNG003"], "Not named: Kenya."),
    ("The birds live in Mongolia, Kenya and Angola.", ["RNG003"], "distribution: Angola."),
    ("The birds live in Mongolia, Kenya and Spain.", ["RNG003"], "uncertain: Spain."),
]


def proposal(words: str, rows: Sequence[Sequence[str]], folder: Path) -> Dossier:
    """The complete proposal with another range, held against the edition of these rows."""
    document = submission(text().replace(SECTIONS["Geographical range"], words))
    listed = read(rows, folder)
    save_edition(listed, folder)
    lists = WordLists(listed, None)
    return open_dossier(document, meeting(), date(2030, 1, 31), lists)


@pytest.mark.parametrize(("words", "codes", "sentence"), RANGES)
def test_range_states_are_held_against_the_distribution(
    words: str, codes: list[str], sentence: str, tmp_path: Path
) -> None:
    found = run_checks(proposal(words, [BUSTARD], tmp_path))
    assert [finding.code for finding in found if finding.code.startswith("RNG")] == codes
    assert sentence in "".join(message(finding) for finding in found if finding.code in codes)
    for finding in found:
        assert {message(finding, language) for language in ("fr", "es")}


def test_without_a_distribution_nothing_is_claimed(tmp_path: Path) -> None:
    bare = taxon("Otis tarda", "Otididae", "I/II", native="", codes="")
    words = "The birds live in Mongolia."
    assert not [f for f in run_checks(proposal(words, [bare], tmp_path)) if f.code[:3] == "RNG"]
    other = taxon("Gyps fulvus", "Accipitridae")
    [finding] = [
        f for f in run_checks(proposal(words, [bare, other], tmp_path)) if f.code[:3] == "RNG"
    ]
    assert finding.code == "RNG004"
