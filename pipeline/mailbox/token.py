"""An access token for a program that signs in by itself: OAuth 2, client credentials."""

import json
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from pipeline.mailbox.account import ClientCredentials, MailboxUnusable

SECONDS = 30
LONGEST = 100_000  # bytes of an answer


def access_token(credentials: ClientCredentials) -> str:
    """A fresh token (RFC 6749, 4.4.2). Raises MailboxUnusable."""
    fields = {
        "grant_type": "client_credentials",
        "client_id": credentials.client,
        "client_secret": credentials.secret.read(),
        "scope": credentials.scope,
    }
    request = Request(credentials.token_url, urlencode(fields).encode())  # noqa: S310  # https: `checked`
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  # as above
            token = json.loads(answer.read(LONGEST)).get("access_token")
    except (URLError, OSError, ValueError, AttributeError) as error:
        raise MailboxUnusable(
            f"No access token from {credentials.token_url} ({type(error).__name__}). Check the "
            "client and its secret with the mail administrator, and try again."
        ) from error
    if not isinstance(token, str) or not token:
        raise MailboxUnusable(f"{credentials.token_url} answered without an access token.")
    return token
