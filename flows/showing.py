"""What a run shows in the pages of Prefect: its result as a table, and where the papers are."""

from prefect.artifacts import create_markdown_artifact

from pipeline.papers import Papers
from pipeline.reports.markdown import key_of, page


def show(name: str, papers: Papers) -> None:
    """Keep the result beside the run. Nothing of ours rests on it."""
    text = page(papers.line, papers.table, papers.files)
    create_markdown_artifact(text, key=key_of(name), description=name)
