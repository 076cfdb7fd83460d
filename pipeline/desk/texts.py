"""The words of the desk in three languages, from `pipeline/i18n/desk`."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest

from pipeline.convention.calendar import BONN
from pipeline.i18n import LANGUAGES
from pipeline.i18n.refusals import refusal_in
from pipeline.i18n.texts import TIED, LanguageTexts

WORDS = Path(__file__).parent.parent / "i18n" / "desk"
PUBLIC = WORDS.parent / "site"
SHARED = {"status": "status", "events": "event"}  # said here as on the public pages


class Texts(LanguageTexts):
    """The words of one language, and how it writes days, hours and numbers."""

    def get(self, path: str) -> Any:
        """What stands at a dotted path: "nav.today". Raises KeyError for what is not there."""
        found: Any = self.words
        for step in path.split("."):
            found = found[step]
        return found

    def moment(self, moment: datetime) -> str:
        """A day and hour in Bonn, with its zone: "8 October 2025, 22:30 CEST"."""
        local = moment.astimezone(BONN)
        return f"{self.day(local.date())}, {local:%H:%M} {local.tzname()}"


@cache
def texts(language: str) -> Texts:
    """The words of a language; English for one that is not ours."""
    known = language if language in LANGUAGES else "en"
    words, public = _table(WORDS, known), _table(PUBLIC, known)
    shared = {name: public[theirs] | words.get(name, {}) for name, theirs in SHARED.items()}
    return Texts(known, words | shared)


def texts_for(request: HttpRequest) -> Texts:
    """The words of the language in which a page was asked for."""
    return texts(getattr(request, "language", "en"))  # set by a middleware of ours


def refusal(request: HttpRequest, error: Exception) -> str:
    """Why something was not done, in the language of the page where its wording is known."""
    return refusal_in(texts_for(request).language, str(error))


def _table(folder: Path, language: str) -> dict[str, Any]:
    raw = (folder / f"{language}.toml").read_text("utf-8")
    return tomllib.loads(TIED.sub("\u00a0", raw) if language == "fr" else raw)
