"""What happens to every request before a screen sees it."""

import os
import re
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from pipeline.i18n import LANGUAGES

Respond = Callable[[HttpRequest], HttpResponseBase]

TURNING = re.compile("\u202d|\u202e".encode())  # as they are sent
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'{provider}; base-uri 'none'; "
    "frame-ancestors 'none'; manifest-src 'self'"
)


def health(get_response: Respond) -> Respond:
    """Answer `/health` before anything asks who is there, whatever the name of the host."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.path == "/health":
            return JsonResponse({"status": "ok"})
        return get_response(request)

    return respond


def forwarded(get_response: Respond) -> Respond:
    """Believe the forwarding headers of the named proxy, and of nobody else.

    CONCERTED_DESK_PROXY names its address or network. Elsewhere the headers are taken away.
    """
    named = os.environ.get("CONCERTED_DESK_PROXY")
    proxies = [ip_network(part.strip()) for part in named.split(",")] if named else []

    def respond(request: HttpRequest) -> HttpResponseBase:
        meta = request.META
        sender = ip_address(meta.get("REMOTE_ADDR") or "127.0.0.1")
        if any(sender in network for network in proxies):
            first = meta.get("HTTP_X_FORWARDED_FOR", "").split(",")[-1].strip()
            meta["REMOTE_ADDR"] = first or meta["REMOTE_ADDR"]
            meta["wsgi.url_scheme"] = meta.get("HTTP_X_FORWARDED_PROTO", "http")
            request.environ["wsgi.url_scheme"] = meta["wsgi.url_scheme"]  # type: ignore[attr-defined]  # a WSGI request
        for header in ("HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"):
            meta.pop(header, None)
        return get_response(request)

    return respond


def content_policy(get_response: Respond) -> Respond:
    """Nothing from another host, no script inline, never inside another page.

    The button of single sign-on leads on to its provider, which a browser takes for a form sent
    there: that host alone is allowed.
    """
    server = urlsplit(os.environ.get("CONCERTED_OIDC_SERVER", ""))
    provider = f" {server.scheme}://{server.netloc}" if server.netloc else ""
    policy = POLICY.format(provider=provider)

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond


def no_turned_words(get_response: Respond) -> Respond:
    """Pages without the marks that turn whatever follows: “fdp.exe” would be read as “exe.pdf”.

    Letters that run from right to left need none of them.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if isinstance(response, HttpResponse) and is_page:
            response.content = TURNING.sub("\ufffd".encode(), response.content)  # type: ignore[misc]  # stubs know no setter
        return response

    return respond


def language(get_response: Respond) -> Respond:
    """The language asked for, else the person's own, else the browser's, else English."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        request.language = chosen = _language(request)  # type: ignore[attr-defined]  # ours
        with translation.override(chosen):
            response = get_response(request)
        if isinstance(response, HttpResponse):
            response.headers.setdefault("Content-Language", chosen)
        return response

    return respond


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language") or request.COOKIES.get("concerted_language")
    if asked in LANGUAGES:
        return str(asked)
    preference = (
        getattr(request.user, "preference", None) if request.user.is_authenticated else None
    )
    if preference:
        return str(preference.language)
    return translation.get_language_from_request(request)[:2]
