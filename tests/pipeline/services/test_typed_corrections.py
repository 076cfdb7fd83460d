"""Corrections are typed: what hangs on a value follows it, and colleagues hear of each other."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pipeline.convention.receipt_day import FutureReceipt
from pipeline.intake.manifest import read_manifest
from pipeline.register import ReviewRejected
from pipeline.services import review
from pipeline.services.check import check_files
from pipeline.services.session import opened_register, transaction
from pipeline.services.take_in import files_to_take_in, take_in
from pipeline.submissions.kept import FileState
from pipeline.submissions.summary import (
    Reading,
    ReadProponent,
    ReadRangeState,
    ReadTaxon,
)
from tests.pipeline.outcomes import outcome
from tests.pipeline.plain_work import HereReaders

SAIGA = "Saiga tatarica"
FILE = b"a proposal for the teal"
TEAL = ReadTaxon(
    written="Marmaronetta angustirostris",
    scientific_name="Marmaronetta angustirostris",
    rank="species",
    appendices=("I", "II"),
    listings=(),
    method="exact",
    score=100,
    role="target",
    section="target_taxa",
    page=None,
    edition="",
)


@pytest.fixture
def digest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    with transaction() as register:
        result = outcome(
            FILE,
            taxa=(TEAL,),
            proponents=(ReadProponent("Teal Trust", "organization", None),),
            range_states=(ReadRangeState("MN", "Mongolia", True, None),),
        )
        register.load(result, FILE, date(2025, 10, 10), "COP15")
    return "saiga.docx"


def correct(file: str, path: str, value: Any, by: str = "Ana") -> review.ReviewOutcome:
    return review.correct(file, path, value, by=by, reason="seen", day=date(2025, 10, 11))


def taxa(corrected: Reading) -> list[tuple[str, str, tuple[str, ...], str, str]]:
    return [
        (taxon.written, taxon.scientific_name, taxon.appendices, taxon.method, taxon.role)
        for taxon in corrected.taxa
    ]


def test_a_corrected_taxon_brings_its_own_listing(digest: str) -> None:
    answer = correct(digest, "taxa/1/scientific_name", "Saiga tatarica")
    (saiga,) = answer.submission.corrected.taxa
    assert (saiga.appendices, saiga.method) == (("II",), "exact")
    assert {line.taxon for line in saiga.listings} == {"Saiga tatarica"}
    assert not answer.remarks


def test_a_name_in_no_list_is_told(digest: str) -> None:
    answer = correct(digest, "taxa/1/scientific_name", "Otis tardaa")
    (otis,) = answer.submission.corrected.taxa
    assert (otis.appendices, otis.listings, otis.method) == ((), (), "none")
    assert [remark for remark in answer.remarks if "“Otis tardaa” is in no Appendix" in remark]
    assert "Otis tarda" in answer.remarks[0].replace("Otis tardaa", "")


@pytest.mark.parametrize("path", ["taxa/Otis tarda/scientific_name", "taxa/Otis tarda"])
def test_a_taxon_that_was_not_read_is_added_whole(digest: str, path: str) -> None:
    answer = correct(digest, path, "Otis tarda")
    added = taxa(answer.submission.corrected)[1]
    assert added == ("Otis tarda", "Otis tarda", ("I", "II"), "exact", "target")


@pytest.mark.parametrize("path", ["range_states/FR", "range_states/France", "range_states/fr"])
@pytest.mark.parametrize("value", ["FR", "France", "Francia"])
def test_a_state_by_name_or_code_is_a_whole_one(digest: str, path: str, value: str) -> None:
    answer = correct(digest, path, value)
    assert answer.submission.corrected.range_states[1] == ReadRangeState("FR", "France", True, None)


def test_one_state_put_for_another_brings_all_its_own(digest: str) -> None:
    for path, value in (("range_states/MN", "China"), ("range_states/CN/iso", "ES")):
        correct(digest, path, value)
    (state,) = opened(digest).range_states
    assert (state.iso, state.name, state.is_party) == ("ES", "Spain", True)


def opened(file: str) -> Reading:
    with opened_register() as register:
        return register.submission(file).corrected


PROPONENTS = [
    ("proponents/1/name", "Government of Spain", ("Government of Spain", "government", "ES")),
    ("proponents/1/type", "government", ("Teal Trust", "government", None)),
    ("proponents/1/iso", "Spain", ("Teal Trust", "government", "ES")),
    ("proponents/1", "Government of Spain", ("Government of Spain", "government", "ES")),
    (
        "proponents/Government of Spain",
        "government",
        ("Government of Spain", "government", "ES"),
    ),
]


@pytest.mark.parametrize(("path", "value", "whole"), PROPONENTS)
def test_a_proponent_has_name_type_and_country(
    digest: str, path: str, value: str, whole: tuple[str, str, str | None]
) -> None:
    proponent = correct(digest, path, value).submission.corrected.proponents[-1]
    assert (proponent.name, proponent.type, proponent.iso) == whole


REFUSED = [
    ("range_states/XX", "XX", "“XX” is no State"),
    ("range_states/MN", "Atlantis", "“Atlantis” is no State"),
    ("range_states/MN/iso", "XX", "“XX” is no State"),
    ("range_states/MN/is_party", "maybe", "cannot be the is_party"),
    ("proponents/1/iso", "XX", "“XX” is no State"),
    ("proponents/1/type", "country", "Give one of government"),
    ("taxa/1/role", "hero", "Give one of target"),
    ("taxa/1/scientific_name", None, "cannot be the scientific_name"),
    ("taxa/Otis tarda/method", "exact", "“Otis tarda” is not among the taxa"),
    ("taxa/Otis tarda", None, "there is nothing to take away"),
    ("taxa/1", {"colour": "red"}, "makes none of the taxa"),
    ("taxa/1", ["Otis tarda"], "makes none of the taxa"),
    ("activities/Counting", 7, "makes none of the activities"),
    ("states_named/Peru", "home", "Give one of range"),
    ("kind", None, "Every file is of some kind"),
    ("language", None, "Every file is in some language"),
    ("title", {"en": "Teal"}, "is one text"),
    ("title", ["Teal"], "is one text"),
    ("received", "2052-10-20", "2052-10-20 is still to come"),
    ("received", "soon", "is not a day"),
]


@pytest.mark.parametrize(("path", "value", "sentence"), REFUSED)
def test_what_is_of_no_such_kind_is_refused_with_a_sentence(
    digest: str, path: str, value: Any, sentence: str
) -> None:
    before = opened(digest)
    with pytest.raises(ReviewRejected, match=sentence):
        correct(digest, path, value)
    assert opened(digest) == before


def test_who_corrects_a_colleague_hears_of_it(digest: str) -> None:
    assert not correct(digest, "title", "The teal").remarks
    answer = correct(digest, "title", "The marbled teal", by="Ben")
    assert answer.remarks == ("Ana had said “The teal” on 2025-10-11 (seen).",)
    kept = review.confirm(digest, "title", by="Eva")
    assert kept.decision.after == "The marbled teal"
    assert kept.remarks == ("It stands as Ben corrected it on 2025-10-11.",)


def test_a_correction_that_changes_nothing_says_why(digest: str) -> None:
    title = opened(digest).title
    answer = correct(digest, "title", title)
    assert not answer.added
    assert answer.remarks[0].startswith(
        f"This changes nothing, because title was read as “{title}”"
    )
    correct(digest, "title", "The teal")
    again = correct(digest, "title", "The teal", by="Ben")
    assert again.remarks == (
        "This changes nothing, because Ana said on 2025-10-11 that title is “The teal”.",
    )


def test_a_correction_can_be_taken_back_by_what_was_read(digest: str) -> None:
    title = opened(digest).title
    correct(digest, "title", "The teal")
    assert correct(digest, "title", title, by="Ben").added
    assert opened(digest).title == title
    assert correct(digest, "title", "The teal").added


def test_a_second_intake_with_another_day_is_told(digest: str) -> None:
    with transaction() as register:
        result = register.load(outcome(FILE), FILE, date(2025, 10, 20), "COP15")
    assert result.state is FileState.ALREADY_HELD
    assert "as received on 2025-10-10: 2025-10-20 changes nothing" in result.note


def test_a_manifest_may_be_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["File", "Received"])
    sheet.append(["teal.docx", date(2025, 10, 10)])
    sheet.append(["otter.docx", "2025-10-11"])
    book.save(tmp_path / "days.xlsx")
    rows = read_manifest(tmp_path / "days.xlsx")
    assert [(row.file, row.received, row.line) for row in rows] == [
        ("teal.docx", date(2025, 10, 10), 2),
        ("otter.docx", date(2025, 10, 11), 3),
    ]


@pytest.mark.parametrize("day", ["2052-10-20", "2568-10-20"])
def test_a_day_of_receipt_to_come_is_asked_about(digest: str, tmp_path: Path, day: str) -> None:
    received = date.fromisoformat(day)
    manifest = tmp_path / "days.csv"
    manifest.write_text(f"file,received\nteal.docx,{day}\n", "utf-8")
    with pytest.raises(FutureReceipt, match=rf"{day} is still to come.*\?"):
        check_files([tmp_path / "teal.docx"], "COP15", received=received)
    with pytest.raises(FutureReceipt, match=rf"{day} is still to come.*\?"):
        files_to_take_in([tmp_path], "COP15", received)
    with pytest.raises(FutureReceipt, match=rf"line 2: {day} is still to come.*\?"):
        files_to_take_in([tmp_path], "COP15", None, manifest)


@pytest.fixture
def proposal(corpora: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The proposal of the field cases, taken in; its targets are *Marmaronetta* alone."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    file, day = corpora / "field-cases" / "F05_base.docx", date(2025, 10, 10)
    take_in([file], "COP15", day, readers=HereReaders(day))
    return file.name


def test_the_corrections_of_a_field_case_are_typed(proposal: str) -> None:
    taxon = "taxa/Marmaronetta angustirostris/scientific_name"
    listed = {
        t.scientific_name: t for t in correct(proposal, taxon, SAIGA).submission.corrected.taxa
    }
    assert (listed[SAIGA].appendices, listed[SAIGA].listings[0].taxon) == (("II",), SAIGA)
    added = correct(proposal, "taxa/Otis tarda/scientific_name", "Otis tarda")
    (bustard,) = [t for t in added.submission.corrected.taxa if t.scientific_name == "Otis tarda"]
    assert (bustard.written, bustard.role) == ("Otis tarda", "target")
    assert bustard.appendices == ("I", "II")
    france = correct(proposal, "range_states/FR", "FR").submission.corrected.range_states[-1]
    assert (france.iso, france.name, france.is_party) == ("FR", "France", True)
    with pytest.raises(ReviewRejected):
        correct(proposal, "range_states/XX", "XX")


@pytest.mark.parametrize("day", ["2052-10-20", "2568-10-20"])
def test_the_field_case_of_a_day_to_come_is_asked_about(corpora: Path, day: str) -> None:
    file = corpora / "field-cases" / "F05_base.docx"
    with pytest.raises(FutureReceipt, match="still to come"):
        check_files([file], "COP15", received=date.fromisoformat(day))


def test_who_corrects_a_member_of_a_list_that_a_colleague_put_there_hears_of_it(
    digest: str,
) -> None:
    """It goes by its new name since."""
    correct(digest, "proponents/1", "Government of Chad")
    answer = correct(digest, "proponents/1", "Government of Niger", by="Ben")
    assert answer.remarks == ("Ana had said “Government of Chad” on 2025-10-11 (seen).",)
