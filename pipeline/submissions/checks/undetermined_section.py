"""A section was not found under a heading known here, but other text of the file may be it."""

from collections.abc import Iterator, Sequence

from pipeline.submissions.dossier import Dossier, PossiblePlace, SectionStatus
from pipeline.submissions.findings import Evidence, Finding, Rule, Severity
from pipeline.submissions.sections.places import name_places

RULE = Rule(
    code="SEC010",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(3), and Annex 2",
    message="The section “{heading}” was not found under a recognised heading; it may be {places}.",
    advice=(
        "Look there. If the section is there, place its heading (`concerted correct`); "
        "if it is nowhere, ask the proponent to add it."
    ),
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per section that may stand somewhere, with the headings that may be it.

    Where the form itself is in doubt, one finding on the whole says so instead.
    """
    if dossier.template is None:
        return
    for id_, state in dossier.states.items():
        if state.fill is SectionStatus.UNDETERMINED and state.places and not state.form_in_doubt:
            yield Finding(
                RULE,
                {
                    "heading": dossier.template.section(id_).titles,
                    "places": name_places(state.places),
                },
                tuple(
                    Evidence(place.heading, place.location)
                    for place in state.places
                    if place.heading
                ),
                about={"section": id_, "under": _headings(state.places)},
            )


def _headings(places: Sequence[PossiblePlace]) -> list[str]:
    return [place.heading for place in places if place.heading]
