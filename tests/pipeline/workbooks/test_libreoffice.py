"""Workbooks that LibreOffice opened and saved again in three languages: nothing has changed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.workbooks.make import make_workbook
from pipeline.workbooks.preview import preview
from pipeline.workbooks.read_back import read_back
from pipeline.workbooks.round_trips import TABLES, Cells, round_trip

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
</oor:items>
"""


def keyed(table: str) -> list[Cells]:
    """A row that says something in each cell, and one whose keys look like a day or a number."""
    columns = [column for column in round_trip(table).columns if column.role != "reason"]
    examples = {"day": "2025-04-03", "number": "1200.5", "text": "=2+3, 12,50 €\t-x"}
    full = {c.id: next(iter(c.choices), examples.get(c.type, "")) for c in columns}
    return [full, {c.id: "12.10" for c in columns if c.role == "key"}]


@pytest.mark.slow
@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("locale", "language"), [("de-DE", "en"), ("fr-FR", "fr"), ("en-US", "es")]
)
def test_saved_again_nothing_has_changed(locale: str, language: str, tmp_path: Path) -> None:
    assert PROGRAM
    user = tmp_path / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE.format(locale=locale), "utf-8")
    for table in TABLES:
        path = tmp_path / f"{table}.xlsx"
        rows = keyed(table)
        make_workbook(round_trip(table), rows, path, language=language, meeting="COP15")
    subprocess.run(
        [
            PROGRAM,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
            *("--outdir", str(tmp_path / "saved")),
            *(str(tmp_path / f"{table}.xlsx") for table in TABLES),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for table in TABLES:
        back = read_back(tmp_path / "saved" / f"{table}.xlsx")
        found = preview(back, keyed(table))
        assert back.trip.name == table
        assert (found.changes, found.problems, found.remarks) == ((), (), ())
