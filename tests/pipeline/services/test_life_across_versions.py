"""A submission's life across versions is one life: lateness, waivers, corrections."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.letters.drafts import drafts_for
from pipeline.reports.council import council_paper
from pipeline.services.review import correct, waive, withdraw
from pipeline.services.session import opened_register
from pipeline.services.take_in import take_in
from pipeline.submissions.kept import FileState, IntakeResult, Submission
from tests.pipeline.plain_work import HereReaders

TODAY = date(2025, 11, 5)


@pytest.fixture
def versions(corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the versions of the field cases lie under the name they came with."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    for case in ("F03", "F04"):
        for n in (1, 2):
            folder = tmp_path / f"{case}-{n}"
            folder.mkdir()
            version = corpora / "field-cases" / f"{case}_versions" / f"v{n} teal.docx"
            shutil.copy(version, folder / "teal.docx")
    return tmp_path


def taken_in(folder: Path, received: date | None) -> IntakeResult:
    (row,) = take_in([folder], "COP15", received, readers=HereReaders(TODAY)).rows
    return row


def kept_reading(row: IntakeResult) -> Submission:
    with opened_register() as register:
        return register.submission(row.sha256)


def due(row: IntakeResult) -> list[str]:
    return [
        finding.code for finding in kept_reading(row).findings if finding.code.startswith("DUE")
    ]


FIRST, LATER = date(2025, 10, 10), date(2025, 10, 30)  # the deadline is 24 October 2025
DAYS = [
    (FIRST, LATER, [], ["DUE003"]),
    (FIRST, FIRST, [], []),
    (FIRST, None, [], []),
    (LATER, date(2025, 11, 2), ["DUE001"], ["DUE001", "DUE003"]),
    (None, LATER, ["DUE002"], ["DUE002"]),
    (None, FIRST, [], []),  # what came before it came in time, too
    (LATER, FIRST, ["DUE003"], []),  # taken in the wrong way round
]


@pytest.mark.parametrize(("first", "second", "of_first", "of_second"), DAYS)
def test_lateness_is_that_of_the_first_version(
    versions: Path,
    first: date | None,
    second: date | None,
    of_first: list[str],
    of_second: list[str],
) -> None:
    first_version = taken_in(versions / "F03-1", first)
    two = taken_in(versions / "F03-2", second)
    assert two.state is FileState.NEW_VERSION
    assert (due(first_version), due(two)) == (of_first, of_second)
    assert [f.code for f in two.findings if f.code.startswith("DUE")] == of_second


def test_a_corrected_day_of_the_first_version_judges_all(versions: Path) -> None:
    first_version = taken_in(versions / "F03-1", date(2025, 10, 29))
    two = taken_in(versions / "F03-2", LATER)
    assert (due(first_version), due(two)) == (["DUE001"], ["DUE001", "DUE003"])
    correct(first_version.sha256, "received", "2025-10-10", by="Ana", reason="the mail says so")
    assert (due(first_version), due(two)) == ([], ["DUE003"])


def test_the_council_reads_of_no_late_revision(versions: Path) -> None:
    taken_in(versions / "F03-1", FIRST)
    taken_in(versions / "F03-2", LATER)
    with opened_register() as register:
        rows = council_paper(register, "COP15", TODAY).rows
    assert rows
    assert not [f for row in rows for f in row.findings if f.code == "DUE001"]


def test_what_was_waived_and_corrected_is_carried_over(versions: Path) -> None:
    first_version = taken_in(versions / "F04-1", FIRST)
    reason = "Agreed by phone: there are none"
    waive(first_version.sha256, "SEC001", by="Ana", reason=reason, about="Associated benefits")
    correct(first_version.sha256, "proponents/1/type", "organization", by="Ana", reason="seen")
    two = taken_in(versions / "F04-2", date(2025, 10, 20))
    assert "SEC001 (Ana)" in two.note
    assert "proponents/" in two.note
    new = kept_reading(two)
    assert new.words == ()
    assert {first_version.decision.by for first_version in new.carried} == {"Ana"}
    assert "SEC001" not in [finding.code for finding in new.open_findings]
    assert new.corrected.proponents[0].type == "organization"
    with opened_register() as register:
        letters = drafts_for(register, "COP15", date(2025, 10, 21), {})
        line = next(
            first_version
            for first_version in register.submissions()
            if first_version.sha256 == two.sha256
        )
    assert not [
        first_version
        for first_version in letters
        if "Associated benefits" in str(first_version.values)
    ]
    assert line.waived == 1


def test_a_waiver_can_be_withdrawn_on_this_version_or_the_next(versions: Path) -> None:
    first_version = taken_in(versions / "F04-1", FIRST)
    waive(first_version.sha256, "SEC001", by="Ana", reason="there are none")
    two = taken_in(versions / "F04-2", date(2025, 10, 20))
    assert withdraw(two.sha256, "SEC001", by="Ben", reason="there are some").added
    assert "SEC001" in [finding.code for finding in kept_reading(two).open_findings]
    assert "SEC001" not in [finding.code for finding in kept_reading(first_version).open_findings]
    assert waive(two.sha256, "SEC001", by="Ana", reason="none after all").added
    assert "SEC001" not in [finding.code for finding in kept_reading(two).open_findings]
    assert withdraw(first_version.sha256, "SEC001", by="Ana", reason="looked again").added
    assert "SEC001" in [finding.code for finding in kept_reading(first_version).open_findings]
    assert not withdraw(first_version.sha256, "SEC001", by="Ana", reason="looked again").added


def test_what_reads_otherwise_in_the_next_version_is_not_corrected(versions: Path) -> None:
    first_version = taken_in(versions / "F04-1", FIRST)
    correct(first_version.sha256, "symbol", "UNEP/CMS/COP15/Doc.1", by="Ana", reason="seen")
    correct(first_version.sha256, "range_states/MN", "Mongolia", by="Ana", reason="left out")
    two = kept_reading(taken_in(versions / "F04-2", date(2025, 10, 20)))
    assert [carried.decision.path for carried in two.carried] == ["range_states/MN"]
    assert [state.iso for state in two.corrected.range_states].count("MN") == 1


def test_what_was_decided_on_the_next_version_is_asked_no_more(versions: Path) -> None:
    first_version = taken_in(versions / "F04-1", FIRST)
    waive(first_version.sha256, "SEC001", by="Ana", reason="there are none")
    two = taken_in(versions / "F04-2", date(2025, 10, 20))

    def output(*words: str) -> str:
        return CliRunner().invoke(app, [*words, two.sha256[:12]]).output

    assert "Does it still hold?" in output("submissions", "show")
    withdraw(two.sha256, "SEC001", by="Ben", reason="there are some")
    assert "Does it still hold?" not in output("submissions", "show")
    assert "SEC001: “waived” → “open” (there are some)" in output("history")
