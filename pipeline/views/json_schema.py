"""The JSON Schema of our outputs, generated from the types that are written."""

from typing import Any

from pydantic import TypeAdapter

from pipeline.actions.action import ActionLine
from pipeline.submissions.correspondence import AddressSuggestion, MailDraft, Message
from pipeline.submissions.kept import SubmissionListEntry
from pipeline.submissions.summary import Reading, ReadTaxon
from pipeline.views.actions import (
    ActionAnswer,
    EventAnswer,
    MeetingAnswer,
    RecordAnswer,
)
from pipeline.views.comparison import ChangesAnswer
from pipeline.views.compliance import ComplianceAnswer
from pipeline.views.funding import FundingAnswer
from pipeline.views.legacy_import import MigrationAnswer
from pipeline.views.national_reports import (
    ActionBeside,
    NationalReportAnswer,
    NationalReportLine,
)
from pipeline.views.publication import PublishAnswer
from pipeline.views.submissions import HeadingAnswer, SubmissionAnswer
from pipeline.views.taxa import (
    DiffAnswer,
    EditionAnswer,
    ImportAnswer,
    MentionAnswer,
    TextMentions,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CHECK = "check"
OUTPUTS: dict[str, Any] = {  # the command, its words joined by a hyphen -> what --json writes
    CHECK: list[Reading],
    "submissions-list": list[SubmissionListEntry],
    "submissions-show": SubmissionAnswer,
    "submissions-headings": list[HeadingAnswer],
    "register-list": list[ActionLine],
    "register-show": ActionAnswer,
    "register-history": list[EventAnswer],
    "register-changes": ChangesAnswer,
    "meetings-list": list[MeetingAnswer],
    "meetings-show": MeetingAnswer,
    "taxa-find": list[ReadTaxon],
    "taxa-mentions": list[MentionAnswer],
    "taxa-mentions-line": TextMentions,  # each line that --jsonl writes
    "taxa-editions": list[EditionAnswer],
    "taxa-diff": DiffAnswer,
    "taxa-import": ImportAnswer,
    "record": RecordAnswer,
    "migrate": MigrationAnswer,
    "compliance": ComplianceAnswer,
    "national-reports-list": list[NationalReportLine],
    "national-reports-show": NationalReportAnswer,
    "national-reports-beside": ActionBeside,
    "funding": FundingAnswer,
    "mailbox-messages": list[Message],
    "mailbox-addresses": list[AddressSuggestion],
    "mailbox-letters": list[MailDraft],
    "publish": PublishAnswer,
}

FUNDING_AMOUNTS = {  # of `extractors.fields.money.Funding`, worked out when it is written
    "title": "Funding Amounts",
    "description": "What the words of the funding say in figures; null for what they do not say.",
    "type": "object",
    "properties": {
        "currency": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "needed": {"anyOf": [{"type": "number"}, {"type": "null"}]},
        "secured": {"anyOf": [{"type": "number"}, {"type": "null"}]},
        "gap": {"anyOf": [{"type": "number"}, {"type": "null"}]},
        "words": {"type": "string"},
    },
    "required": ["currency", "needed", "secured", "gap", "words"],
}


def json_schema() -> dict[str, Any]:
    """The schema of `concerted check --json`: a list with one object per file.

    Those of the other commands are beside the types in its `$defs`, under the keys of `OUTPUTS`:
    {"$ref": "#/$defs/register-show"}.
    """
    adapters = [(name, "serialization", TypeAdapter(output)) for name, output in OUTPUTS.items()]
    found, shared = TypeAdapter.json_schemas(adapters)  # type: ignore[arg-type]  # one mode for all
    written = {name: schema for (name, _), schema in found.items()}
    check = written.pop(CHECK)
    shared["$defs"]["ReadActivity"]["properties"]["funding_amounts"] = FUNDING_AMOUNTS
    for name, schema in written.items():
        schema["title"] = f"concerted {name.replace('-', ' ', 1)} --json"
    return {
        "$schema": DIALECT,
        "title": "concerted check --json",
        **check,
        "$defs": {**shared["$defs"], **written},
    }
