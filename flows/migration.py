"""Load past actions from a table. Orchestration only: every decision is in `pipeline`."""

from pathlib import Path

from flows.artifacts import publish_artifact
from flows.decorators import run, step
from flows.publish import publish_anew
from pipeline.reports.run_result import Papers
from pipeline.services.import_legacy import import_papers

load = step("load past actions", "load {table.name}", minutes=12 * 60)(import_papers)


@run("migration", "migration {table}")
def migration(table: str, documents: str | None = None) -> Papers:
    """Raises BadTable, MissingColumns and RegisterError."""
    papers = load(Path(table), Path(documents) if documents else None)
    publish_anew()
    publish_artifact("migration", papers)
    return papers
