"""A report proposes closure without a word on lessons learned."""

import re
from collections.abc import Iterator

from extractors.text import normalise
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="SEC009",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 6(5)",
    message="The report proposes to close the action, but no lessons learned were found in it.",
    advice="Ask the proponent for the lessons learned, for review by the Scientific Council.",
)
LESSONS = re.compile(
    r"\blessons?\b|\b(?:we|was|were|been|have|has|is|what) (?:\w+ ){0,3}?(?:learn(?:ed|t)|learnt)\b"
    r"|\bdo (?:\w+ )?differently\b|\bwith hindsight\b|\bsurprised us\b"
    r"|\benseignements?\b|\blecons?\b|\b(?:appris|retenons|retenir|retours? d.experience)\b"
    r"|\b(?:ferions|aurait fallu|fallait|autrement)\b"
    r"|\bwe (?:should|ought to) (?:not )?have\b"
    r"|\b(?:should|ought to) (?:not )?have (?:been|begun|come|gone|made|taken|\w+ed)\b"
    r"|\bwould have been (?:better|wiser|cheaper|easier|faster|quicker)\b"
    r"|\bnext time\b|\bif we (?:were to|had to|could) (?:\w+ )?(?:begin|start|do)\b"
    r"|\baurions\b|\b(?:aurait|auraient) (?:mieux )?(?:du|fallu|valu)\b"
    r"|\bla prochaine fois\b|\ba refaire\b|\bavec le recul\b"
    r"|\b(?:debimos|debio|debieron|deberiamos|deberia|hubieramos|habriamos) (?:de )?haber\b"
    r"|\b(?:hubiera|habria) (?:sido mejor|convenido|valido mas|que haber)\b"
    r"|\bla proxima vez\b|\b(?:empez|comenz)\w+ de nuevo\b"
    r"|\blecciones?\b|\bleccion\b|\bensenanzas?\b|\baprend(?:imos|izajes?|id[oa]s?)\b|\baprendio\b"
)
"""Folded words of lessons, under whatever heading; a report need not use the Resolution's own.

What "should have been done" is a lesson as well: a past that was not, told by whoever would now
act otherwise.
"""


def check(dossier: Dossier) -> Iterator[Finding]:
    """Speaks for closure alone: Step 6(5) asks nothing of an action that continues."""
    future = dossier.proposal.proposed_future
    if not dossier.is_report or future is None or future.value != "closure":
        return
    if not any(
        LESSONS.search(normalise(paragraph.text)) for paragraph in dossier.document.paragraphs
    ):
        yield Finding(RULE, {}, future.evidence)
