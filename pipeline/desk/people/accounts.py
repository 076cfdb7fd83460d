"""Accounts as the command line makes them."""

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from pipeline.desk.people.roles import Role, set_role


class PasswordRefused(Exception):
    """A password that is too easy to guess; the message says why."""


@transaction.atomic
def add_account(name: str, role: str, password: str) -> bool:
    """Add an account, or give one that exists this role and password; False where it existed.

    Raises PasswordRefused, and then nothing changes.
    """
    user = User.objects.filter(username=name).first() or User(username=name)
    new = user.pk is None
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordRefused("The password is refused. " + " ".join(error.messages)) from error
    user.set_password(password)
    user.save()
    set_role(user, Role(role))
    return new
