"""Names and texts held against an edition of the Appendices."""

from collections.abc import Sequence
from datetime import date

from pipeline.config import editions_folder
from pipeline.services.session import Refused
from taxonomy.appendices.editions import editions, list_in_force, load_appendix_list
from taxonomy.errors import TaxonomyError
from taxonomy.listing import AppendixList
from taxonomy.matching.edition_diff import ListDiff, diff
from taxonomy.matching.index import NameIndex
from taxonomy.matching.match import NameMatch
from taxonomy.mentions import MentionFinder


def appendices(on: date | None = None, edition: str | None = None) -> AppendixList:
    """The edition in force on a day, or that of an id; the newest where neither is given.

    Raises Refused where there is none, or both are given.
    """
    if on and edition:
        raise Refused("Give --on or --edition, not both: each names an edition.", "edition")
    try:
        if on:
            return list_in_force(on, editions_folder())
        return load_appendix_list(edition, editions_folder())
    except TaxonomyError as error:
        raise Refused(str(error), "on" if on else "edition") from error


def editions_at_hand() -> tuple[AppendixList, ...]:
    """Every edition, oldest first: those shipped with the program, and imported ones."""
    folder = editions_folder()
    return tuple(load_appendix_list(known.edition, folder) for known in editions(folder))


def find_names(names: Sequence[str], listed: AppendixList) -> tuple[NameMatch, ...]:
    """Which listing each name means, and how we know. Raises Refused for an empty name."""
    if not all(map(str.strip, names)):
        raise Refused(
            'A name is empty. Give each name in quotation marks, like "Otis tarda".', "names"
        )
    index = NameIndex(listed)
    return tuple(index.match(name) for name in names)


def mention_finder(listed: AppendixList, language: str) -> MentionFinder:
    """Finds every scientific name and every listed common name in texts of a language."""
    return MentionFinder(NameIndex(listed), language)


def compare_editions(before: str, after: str) -> ListDiff:
    """What changed between two editions, by their ids. Raises Refused."""
    return diff(appendices(edition=before), appendices(edition=after))
