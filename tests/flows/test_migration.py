"""The migration as a run of the engine: a table and a folder, told in Prefect's pages."""

from pathlib import Path

import pytest

from pipeline.register import open_register
from tests.flows.conftest import artifacts, proposal

pytestmark = pytest.mark.slow
TABLE = """number,title,adopted,extended
12.1,Saiga,COP12,COP13
12.2,Ruritanian Crane,COP12,
"""


@pytest.mark.usefixtures("prefect_server")
def test_a_table_and_its_documents_loaded_twice(own_home: Path, tmp_path: Path) -> None:
    from flows.migration import migration

    table = tmp_path / "old.csv"
    table.write_text(TABLE, "utf-8")
    documents = tmp_path / "documents"
    documents.mkdir()
    proposal(documents / "saiga.docx", "UNEP/CMS/Concerted Action 12.1", "Saiga tatarica")
    first = migration(str(table), str(documents))
    assert first.line == "2 rows, 0 refused, 1 documents"
    assert [row[0] for row in first.table[1:]] == ["12.1", "12.2", "12.1"]
    assert [row[2] for row in migration(str(table), str(documents)).table[1:3]] == [
        "already there",
        "already there",
    ]
    with open_register(own_home) as register:
        assert [len(action.documents) for action in register.actions()] == [1, 0]
        assert len(register.submissions()) == 1
    assert "| 12.1 | Saiga | new |" in artifacts("migration")[-1]


@pytest.mark.usefixtures("prefect_server")
def test_a_table_that_is_none_says_what_to_do(own_home: Path, tmp_path: Path) -> None:
    from flows.migration import migration
    from pipeline.legacy_import.spreadsheet import BadTable

    with pytest.raises(BadTable, match=r"no\.csv"):
        migration(str(tmp_path / "no.csv"))
