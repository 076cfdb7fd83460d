"""The tables of the desk. What happens to an action is in the register, never here."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class Invitation(models.Model):
    """A one-time address at which somebody chooses a password. The address itself is not kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the secret of the address
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)


class SignIn(models.Model):
    """A try to sign in, good or bad."""

    when = models.DateTimeField(auto_now_add=True, db_index=True)
    name = models.CharField(max_length=150, db_index=True)
    address = models.CharField(max_length=64)
    good = models.BooleanField()


class Deed(models.Model):
    """What somebody did at the desk: the request in words, with what it changed."""

    when = models.DateTimeField(auto_now_add=True, db_index=True)
    who = models.CharField(max_length=150, db_index=True)
    what = models.CharField(max_length=80)  # the name of the page, as in urls.py
    subject = models.CharField(max_length=200, db_index=True)
    detail = models.TextField(blank=True)
    refused = models.BooleanField(default=False)


class Preference(models.Model):
    """What somebody likes."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preference"
    )
    language = models.CharField(max_length=2, default="en")
    keys: "models.JSONField[Any]" = models.JSONField(
        default=dict
    )  # deed -> key, where it is not the usual one


class Comment(models.Model):
    """What a colleague says about a submission or an action."""

    when = models.DateTimeField(auto_now_add=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    subject = models.CharField(max_length=200, db_index=True)  # "submission:…", "action:12.8"
    text = models.TextField()
    anchor = models.CharField(max_length=200, blank=True)  # of what on the page
    mentioned: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="mentions"
    )

    class Meta:
        ordering: ClassVar = ["when", "pk"]


class Assignment(models.Model):
    """Who looks after a submission or an action."""

    subject = models.CharField(max_length=200, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    since = models.DateTimeField(auto_now=True)


class Run(models.Model):
    """Long work that somebody began: an intake, a paper. It goes on when the page is closed."""

    kind = models.CharField(max_length=30)  # "intake", "paper", "letters", "backup" …
    began = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)
    who = models.CharField(max_length=150)
    asked: "models.JSONField[Any]" = models.JSONField(default=dict)  # what was asked for
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    at = models.CharField(max_length=300, blank=True)  # the file in hand
    state = models.CharField(max_length=20, default="running")  # running, done, failed
    line = models.TextField(blank=True)  # what came of it, in one sentence
    result: "models.JSONField[Any]" = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-began"]
