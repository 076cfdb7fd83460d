"""What a run shows in the pages of Prefect: its name, its result as a table, links to papers.

Nothing of ours rests on it: a server that is away stops no work.
"""

from contextlib import suppress
from typing import Any

from prefect import Flow
from prefect.artifacts import Artifact, create_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.context import FlowRunContext

from pipeline.papers import Papers
from pipeline.reports.markdown import failure, key_of, page


def show(name: str, papers: Papers) -> None:
    """Keep the result beside the run."""
    text = page(papers.line, papers.table, papers.files)
    with suppress(Exception):  # whatever the server says, the work is done
        create_markdown_artifact(text, key=key_of(name), description=name)


def show_failure(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Beside a run that failed, what happened and what to do about it."""
    name = f"what to do about {flow.name}"
    text = failure(state.message or state.name or "it failed")
    with suppress(Exception):  # the run has failed as it is
        told = Artifact(type="markdown", key=key_of(name), description=name, data=text)
        told.flow_run_id = flow_run.id
        told.create()


def call_run(name: str) -> None:
    """Give this run a name that says what it turned out to be."""
    this = FlowRunContext.get()
    if this is None or this.flow_run is None:
        return
    with suppress(Exception), get_client(sync_client=True) as client:
        client.update_flow_run(this.flow_run.id, name=name)
