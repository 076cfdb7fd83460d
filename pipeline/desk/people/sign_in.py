"""Signing in: slowed down after bad tries, and told the same for any name."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from pipeline.desk.people.models import SignIn

WINDOW = timedelta(minutes=15)
FREE_TRIES = 5  # bad ones within the window, of one name or from one address
MOST_WAIT = 900  # seconds


def note_try(request: HttpRequest, name: str, *, good: bool) -> None:
    """Keep that somebody tried to sign in."""
    SignIn.objects.create(name=name[:150], address=address_of(request), good=good)


def seconds_to_wait(request: HttpRequest, name: str) -> int:
    """How long until the next try counts; 0 while there were few bad ones.

    The wait doubles with each bad try beyond `FREE_TRIES`. The same for names that exist and
    names that do not.
    """
    since = timezone.now() - WINDOW
    by_name = SignIn.objects.filter(when__gt=since, good=False, name=name[:150])
    by_address = SignIn.objects.filter(when__gt=since, good=False, address=address_of(request))
    bad = max(by_name, by_address, key=lambda tries: tries.count())
    beyond = bad.count() - FREE_TRIES
    if beyond < 0:
        return 0
    last = bad.latest("when").when
    wait = min(MOST_WAIT, 2 ** min(beyond, 12))
    return max(0, round((last + timedelta(seconds=wait) - timezone.now()).total_seconds()))


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, as text."""
    return str(request.META.get("REMOTE_ADDR", ""))[:64]
