"""One-time addresses at which somebody chooses a password."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from pipeline.desk.people.models import Invitation
from pipeline.desk.people.roles import Role, people_with, set_role

VALID = timedelta(days=3)


def invite(user: User) -> str:
    """The secret part of a new one-time address; earlier ones of this person end."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        Invitation.objects.filter(user=user, used=None).delete()
        Invitation.objects.create(user=user, digest=_digest(secret), expires=timezone.now() + VALID)
    return secret


def invited(secret: str) -> Invitation | None:
    """The invitation of an address; None for one that was used, has expired or never was."""
    return Invitation.objects.filter(
        digest=_digest(secret), used=None, expires__gt=timezone.now(), user__is_active=True
    ).first()


@transaction.atomic
def accept(secret: str, password: str) -> User | None:
    """Set the password of whoever holds the address, once; None where it is not valid."""
    found = Invitation.objects.select_for_update().filter(pk=getattr(invited(secret), "pk", None))
    invitation = found.first()
    if invitation is None:
        return None
    user: User = invitation.user
    user.set_password(password)
    user.save()
    invitation.used = timezone.now()
    invitation.save()
    return user


def first_administrator() -> str | None:
    """The secret of an address for the first administrator; None where there is one already."""
    ready = [user for user in people_with(Role.ADMINISTRATOR) if user.has_usable_password()]
    if ready:
        return None
    user, new = User.objects.get_or_create(username="administrator")
    if new:
        user.set_unusable_password()
        user.save()
    set_role(user, Role.ADMINISTRATOR)
    return invite(user)


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
