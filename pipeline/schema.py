"""The JSON Schema of our outputs, generated from the types that are written."""

from typing import Any

from pydantic import TypeAdapter

from pipeline.summary import FileSummary
from pipeline.taxa import MentionSummary

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema of `concerted check --json`: a list with one object per file.

    Beside it, under `$defs`, stand the types of other outputs: `TaxonSummary` of `taxa find`,
    `MentionSummary` of `taxa mentions`.
    """
    schema = TypeAdapter(list[FileSummary]).json_schema(mode="serialization")
    mentions = TypeAdapter(list[MentionSummary]).json_schema(mode="serialization")
    schema["$defs"] |= mentions["$defs"]
    return {"$schema": DIALECT, "title": "concerted check --json", **schema}
