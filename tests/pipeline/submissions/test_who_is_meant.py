"""Whole files from beside the project: whom a submission means, and whom it only names."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.submissions.examine import examine
from pipeline.submissions.summary import Reading

WHEN = date(2026, 1, 15)


def read(path: Path) -> Reading:
    return examine(path, "COP15", today=WHEN).summary


STATES = [
    ("field-cases/F16_range_georgia.docx", "US"),
    ("field-cases/F16_range_jerseys.docx", "US"),
    ("field-cases/F16_range_neg.docx", "ML"),
    ("field-cases/F16_range_ngo.docx", "NA"),
    ("reductions/02-states-outside-the-range.docx", "AL BG GR ME RO TR"),
]


@pytest.mark.parametrize(("file", "states"), STATES, ids=[row[0] for row in STATES])
def test_range_states(file: str, states: str, corpora: Path) -> None:
    assert sorted(state.iso for state in read(corpora / file).range_states) == states.split()


def test_a_state_that_is_named_for_another_reason_keeps_its_words(corpora: Path) -> None:
    summary = read(corpora / "reductions/02-states-outside-the-range.docx")
    others = {state.iso: (state.role, state.words) for state in summary.states_named}
    assert {iso: role for iso, (role, _) in others.items() if role != "range"} == {
        "HU": "extinct", "RS": "extinct", "MT": "outside", "CY": "outside", "AT": "outside",
        "PL": "vagrant",
    }  # fmt: skip
    assert others["PL"][1] == "Vagrants have reached Poland."


TARGETS = [
    ("field-cases/F13_shared_genus.docx", "Gyps africanus|Gyps indicus|Gyps rueppelli"),
    ("field-cases/F13_shared_genus_and.docx", "Chlamydotis macqueenii|Chlamydotis undulata"),
    ("field-cases/F13_shared_genus_slash.docx", "Sphyrna lewini|Sphyrna mokarran|Sphyrna zygaena"),
    ("field-cases/F14_subspecies_abbreviated.docx", "Calidris canutus rufa"),
    ("field-cases/F15_cyrillic_capital.docx", "Ciconia boyciana"),
    ("field-cases/F15_cyrillic_letter.docx", "Otis tarda"),
    ("reductions/01-lookalikes-left-aside.docx", "Equus grevyi"),
    (
        "reductions/09b-columns-of-common-names.docx",
        "Polystictus pectoralis pectoralis|Sporophila palustris",
    ),
    (
        "reductions/10a-hyphens-and-ruleless-table.pdf",
        "Gyps africanus|Necrosyrtes monachus|Trigonoceps occipitalis",
    ),
]


@pytest.mark.parametrize(("file", "names"), TARGETS, ids=[row[0] for row in TARGETS])
def test_targets(file: str, names: str, corpora: Path) -> None:
    taxa = read(corpora / file).taxa
    found = sorted(taxon.scientific_name for taxon in taxa if taxon.role == "target")
    assert found == names.split("|")


SILENT = [
    ("reductions/01-lookalikes-left-aside.docx", "TAX001 TAX004 TAX005 TAX006"),
    ("reductions/09a-apostrophes-in-common-names.docx", "TAX004"),
    ("reductions/09b-columns-of-common-names.docx", "TAX004 TAX010"),
]


@pytest.mark.parametrize(("file", "codes"), SILENT, ids=[row[0] for row in SILENT])
def test_nothing_is_said_of_what_is_right(file: str, codes: str, corpora: Path) -> None:
    found = {finding.code for finding in read(corpora / file).findings}
    assert found & set(codes.split()) == set()
