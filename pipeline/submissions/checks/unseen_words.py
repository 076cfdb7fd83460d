"""Words are in the file that a reader of the page does not see, or sees struck out."""

from collections import Counter
from collections.abc import Iterator, Mapping

from extractors.document import UnseenReason
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Evidence, Finding, Rule, Severity

RULE = Rule(
    code="DOC012",
    severity=Severity.CHECK,
    basis="Practice of the Secretariat: what counts is the text that a reader sees",
    message="The file contains words that a reader does not see as valid text: {unseen}.",
    advice="Ask whether they belong to the submission; nothing was read from them.",
)
REASONS: Mapping[UnseenReason, Mapping[str, str]] = {
    UnseenReason.HIDDEN: {"en": "hidden", "fr": "masqués", "es": "ocultas"},
    UnseenReason.STRUCK_OUT: {"en": "struck out", "fr": "barrés", "es": "tachadas"},
    UnseenReason.WHITE: {
        "en": "in the colour of the page",
        "fr": "de la couleur de la page",
        "es": "del color de la página",
    },
    UnseenReason.OUTSIDE: {
        "en": "outside the visible page",
        "fr": "hors de la page visible",
        "es": "fuera de la página visible",
    },
    UnseenReason.TINY: {
        "en": "too small to be read",
        "fr": "trop petits pour être lus",
        "es": "demasiado pequeñas para leerse",
    },
}
MOST_QUOTED = 10
LONGEST_QUOTE = 200  # characters


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file: how many words, for what reason, and where."""
    unseen = dossier.document.unseen
    words = Counter[UnseenReason]()
    for found in unseen:
        words[found.reason] += len(found.text.split())
    if not words:
        return
    quotes = tuple(Evidence(_short(found.text), found.location) for found in unseen[:MOST_QUOTED])
    yield Finding(RULE, {"unseen": _in_words(words)}, quotes)


def _in_words(words: Mapping[UnseenReason, int]) -> Mapping[str, str]:
    return {
        language: ", ".join(
            f"{count} {REASONS[reason][language]}" for reason, count in words.items()
        )
        for language in ("en", "fr", "es")
    }


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1].rstrip()}…"
