"""The JSON Schema of our outputs, generated from the types that are written."""

from typing import Any

from pydantic import TypeAdapter

from pipeline.answers import ActionAnswer, EventAnswer, LineAnswer, MeetingAnswer, RecordAnswer
from pipeline.history.answers import MigrationAnswer
from pipeline.reports.compliance_answer import ComplianceAnswer
from pipeline.site.answer import PublishAnswer
from pipeline.submission_answers import SubmissionAnswer, SubmissionLine
from pipeline.summary import FileSummary, TaxonSummary
from pipeline.taxa import (
    DiffSummary,
    EditionSummary,
    ImportSummary,
    MentionSummary,
    TextMentions,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CHECK = "check"
OUTPUTS: dict[str, Any] = {  # the command, its words joined by a hyphen -> what --json writes
    CHECK: list[FileSummary],
    "submissions-list": list[SubmissionLine],
    "submissions-show": SubmissionAnswer,
    "register-list": list[LineAnswer],
    "register-show": ActionAnswer,
    "register-history": list[EventAnswer],
    "meetings-list": list[MeetingAnswer],
    "meetings-show": MeetingAnswer,
    "taxa-find": list[TaxonSummary],
    "taxa-mentions": list[MentionSummary],
    "taxa-mentions-line": TextMentions,  # each line that --jsonl writes
    "taxa-editions": list[EditionSummary],
    "taxa-diff": DiffSummary,
    "taxa-import": ImportSummary,
    "record": RecordAnswer,
    "migrate": MigrationAnswer,
    "compliance": ComplianceAnswer,
    "publish": PublishAnswer,
}


def json_schema() -> dict[str, Any]:
    """The schema of `concerted check --json`: a list with one object per file.

    Those of the other commands are beside the types in its `$defs`, under the keys of `OUTPUTS`:
    {"$ref": "#/$defs/register-show"}.
    """
    adapters = [(name, "serialization", TypeAdapter(said)) for name, said in OUTPUTS.items()]
    found, shared = TypeAdapter.json_schemas(adapters)  # type: ignore[arg-type]  # one mode for all
    written = {name: schema for (name, _), schema in found.items()}
    own = written.pop(CHECK)
    for name, schema in written.items():
        schema["title"] = f"concerted {name.replace('-', ' ', 1)} --json"
    return {
        "$schema": DIALECT,
        "title": "concerted check --json",
        **own,
        "$defs": {**shared["$defs"], **written},
    }
