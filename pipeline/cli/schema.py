"""`concerted schema`: the JSON Schema of what other programs may read."""

from pipeline.cli.console import print_json


def schema() -> None:
    """Print the JSON Schema of every JSON output, generated from the types."""
    from pipeline.views.json_schema import json_schema  # imports pydantic

    print_json(json_schema())
