"""What a run shows in the pages of Prefect: its name, its result as a table, links to papers.

Nothing of ours rests on it: a server that is away stops no work.
"""

from contextlib import suppress
from typing import Any
from warnings import catch_warnings, simplefilter

from prefect import Flow
from prefect.artifacts import Artifact, create_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.context import FlowRunContext

from flows.server.answers import asked_once
from pipeline.reports.markdown import failure, key_of, page
from pipeline.reports.run_result import Papers


def publish_artifact(name: str, papers: Papers) -> None:
    """Keep the result beside the run."""
    text = page(papers.line, papers.table, papers.files)
    with suppress(Exception), asked_once():  # whatever the server says, the work is done
        create_markdown_artifact(text, key=key_of(name), description=name)


def show_failure(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Beside a run that failed, what happened and what to do about it."""
    name = f"what to do about {flow.name}"
    text = failure(state.message or state.name or "it failed")
    with suppress(Exception), asked_once(), catch_warnings():  # the run has failed as it is
        simplefilter("ignore")  # it is outside of the run by now, and meant to be
        artifact = Artifact(type="markdown", key=key_of(name), description=name, data=text)
        artifact.flow_run_id = flow_run.id
        artifact.create()


def name_run(name: str) -> None:
    """Give this run a name that says what it turned out to be."""
    this = FlowRunContext.get()
    if this is None or this.flow_run is None:
        return
    with suppress(Exception), asked_once(), get_client(sync_client=True) as client:
        client.update_flow_run(this.flow_run.id, name=name)
