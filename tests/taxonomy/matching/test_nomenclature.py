"""Names changed since COP14: a name under either leads to its line, and says on what ground."""

from datetime import date

import pytest

from pipeline.cli.taxa_text import match_in_words
from pipeline.submissions.checks import run_checks
from pipeline.submissions.messages import message
from taxonomy.listing import Appendix, AppendixList, Listing, Rank
from taxonomy.matching.index import NameIndex, name_index
from taxonomy.matching.match import Method
from tests.pipeline.dossiers import SECTIONS, dossier, submission, text

CHANGED = [  # in the list after COP14 as shipped, written -> printed there
    ("Mobula birostris", "Manta birostris"),
    ("Mobula alfredi", "Manta alfredi"),
    ("Mobula eregoodoo", "Mobula eregoodootenkee"),
    ("Mobula massena", "Mobula mobular"),
    ("Mobula draco", "Mobula kuhlii"),
    ("Sousa plumbea", "Sousa chinensis"),
    ("Sousa sahulensis", "Sousa chinensis"),
    ("Squalus suckleyi", "Squalus acanthias"),
]
DAY = date(2099, 1, 1)


@pytest.mark.parametrize(("written", "printed"), CHANGED)
def test_the_newer_name_finds_the_line_and_says_it_is_inferred(written: str, printed: str) -> None:
    match = name_index("COP14").match(written)
    assert (match.method, match.scientific_name, match.inferred) == (Method.SYNONYM, printed, True)
    assert match.listings
    assert "[inferred" in " ".join(" ".join(match_in_words(match)).split())


@pytest.mark.parametrize(("newer", "older"), [*CHANGED, ("Mobula mobular", "Mobula japanica")])
def test_a_list_that_prints_the_newer_name_is_found_by_the_older(newer: str, older: str) -> None:
    line = Listing(Appendix.II, newer, Rank.SPECIES)
    match = NameIndex(AppendixList("COP99", DAY, "invented", (line,))).match(older)
    assert (match.method, match.scientific_name) == (Method.SYNONYM, newer)
    assert match.inferred


def test_a_footnote_of_the_treaty_text_is_not_inferred() -> None:
    match = name_index("COP14").match("Panthera uncia")
    assert (match.method, match.inferred) == (Method.SYNONYM, False)


def test_a_finding_says_so_in_each_language() -> None:
    words = text().replace(SECTIONS["Target species, lower taxon or population, or group of taxa"
                                    " with needs in common"], "Mobula birostris")  # fmt: skip
    [finding] = [f for f in run_checks(dossier(submission(words))) if f.code == "TAX003"]
    assert "inferred: no official text" in message(finding)
    assert "déduit" in message(finding, "fr")
    assert "deducido" in message(finding, "es")
