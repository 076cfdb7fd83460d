"""What a letter is about, in few words and in its own language: no name of a file."""

from collections.abc import Mapping

from pipeline.i18n.articles import joined, with_article
from pipeline.letters.texts import letter_words
from pipeline.reports.names import without_parts
from pipeline.submissions.summary import Reading
from taxonomy.names.known_as import common_name

NAMED = 3  # taxa that a subject has room for; of more, their number is given


def what_was_sent(reading: Reading, file: str, language: str) -> str:
    """The kind of a document, and which action or taxa it concerns; `file` where nothing tells.

    "progress report on Concerted Action 12.8", "proposal for a Concerted Action for the Saiga".
    """
    words = letter_words(language)
    kinds = sorted({*reading.kinds} & {*words["whats"]}) or [reading.kind or ""]
    kind = "+".join(kinds)
    numbered: Mapping[str, str] = words["whats_numbered"]
    if reading.concerted_action and kind in numbered:
        return numbered[kind].format(number=reading.concerted_action)
    if kind not in words["whats"]:
        return str(words["other"]).format(file=file)
    what: str = words["whats"][kind]
    about = _targets(reading, language)
    return str(words["about"]).format(what=what, taxa=about) if about else what


def _targets(reading: Reading, language: str) -> str:
    names = without_parts(taxon.scientific_name for taxon in reading.taxa if taxon.role == "target")
    if len(names) > NAMED:
        taxa: str = letter_words(language)["taxa"]
        return taxa.format(count=len(names))
    return joined([_in_sentence(name, language) for name in names], language)


def _in_sentence(name: str, language: str) -> str:
    common = common_name(name, language)
    return with_article(common, language) if common else name


def plain(name: str) -> str:
    """A part of a file name that every system takes.

    >>> plain("Proposition (outarde).docx")
    'Proposition-outarde-docx'
    """
    kept = "".join(letter if letter.isalnum() else " " for letter in name)
    return "-".join(kept.split())[:60]
