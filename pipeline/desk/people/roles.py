"""Three roles: readers see, officers do, administrators manage people, deadlines and erasures."""

from enum import StrEnum
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import transaction


class Role(StrEnum):
    READER = "reader"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"


RANK = {Role.READER: 0, Role.OFFICER: 1, Role.ADMINISTRATOR: 2}


def role_of(user: Any) -> Role | None:
    """The role of somebody signed in; None for a stranger, or an account without a role."""
    if not user.is_authenticated or not user.is_active:
        return None
    names = set(user.groups.values_list("name", flat=True))
    granted = [role for role in Role if role.value in names]
    return max(granted, key=RANK.__getitem__, default=None)


def at_least(user: Any, role: Role) -> bool:
    """Whether somebody may do what `role` may do."""
    role_held = role_of(user)
    return role_held is not None and RANK[role_held] >= RANK[role]


@transaction.atomic
def set_role(user: User, role: Role) -> None:
    """Give an account this role and no other."""
    user.groups.set([Group.objects.get_or_create(name=role.value)[0]])


def people_with(role: Role) -> list[User]:
    """The active accounts of one role, by name."""
    return [*User.objects.filter(groups__name=role.value, is_active=True).order_by("username")]
