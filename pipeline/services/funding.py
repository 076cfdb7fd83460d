"""What the activities of all actions need and have secured."""

from datetime import date

from extractors.fields.states.countries import state_name
from pipeline.register.derived.memory import parts_of
from pipeline.reports.funding import PART, FundingSum, funded_activities
from pipeline.reports.funding import FundedActivity as FundedActivity
from pipeline.reports.funding import Grouping as Grouping
from pipeline.services.session import opened_register, this_day
from pipeline.titles import title_in


def funding_of(today: date | None = None) -> tuple[FundedActivity, ...]:
    """Each activity of each action and proposal, with its figures. Raises RegisterError."""
    with opened_register() as register:
        return funded_activities(register.actions(), today or this_day(), parts_of(register))


def group_title(line: FundingSum, by: Grouping, language: str) -> str:
    """What the group of a sum is called: titles of actions and States in a language."""
    if by is not Grouping.STATE:
        return title_in(language, line.title)
    return PART.join(state_name(iso, language) for iso in line.group.split(PART) if iso)
