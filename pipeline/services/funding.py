"""What the activities of all actions need and have secured."""

from datetime import date

from pipeline.reports.funding import FundedActivity as FundedActivity
from pipeline.reports.funding import Grouping as Grouping
from pipeline.reports.funding import funded_activities
from pipeline.services.session import opened_register, this_day


def funding_of(today: date | None = None) -> tuple[FundedActivity, ...]:
    """Each activity of each action and proposal, with its figures. Raises RegisterError."""
    with opened_register() as register:
        return funded_activities(register.actions(), today or this_day())
