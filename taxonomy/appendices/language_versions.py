"""The official Appendices in English, French and Spanish, put together into one edition.

The lines of the first language stand; the notes of the others are kept beside its own as their
official wording. Where the texts differ it is told, and nobody's line is dropped in silence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from taxonomy.appendices.populations import parse_population
from taxonomy.listing import AppendixList, Listing

LineKey = tuple[str, str]  # Appendix, and name in small letters
NAMES = {"en": "English", "fr": "French", "es": "Spanish"}


def merge(versions: Mapping[str, AppendixList]) -> tuple[AppendixList, tuple[str, ...]]:
    """One edition of texts by language code, and a sentence for each place where they differ.

    The first text is the one that stands: give English first where there is one.
    """
    (first, standing), *others = versions.items()
    lines = _by_key(standing)
    doubts: list[str] = []
    for language, version in others:
        found = _by_key(version)
        doubts += _differences(first, lines, language, found)
        for key in lines.keys() & found.keys():
            if note := found[key].annotation:
                lines[key] = replace(lines[key], wordings=(*lines[key].wordings, (language, note)))
    listings = tuple(
        replace(line, wordings=lines[_key(line)].wordings) for line in standing.listings
    )
    return replace(standing, listings=listings), tuple(doubts)


def _by_key(version: AppendixList) -> dict[LineKey, Listing]:
    found: dict[LineKey, Listing] = {}
    for line in version.listings:
        found.setdefault(_key(line), line)
    return found


def _key(line: Listing) -> LineKey:
    return line.appendix.value, line.taxon.casefold()


def _differences(
    first: str, lines: Mapping[LineKey, Listing], language: str, found: Mapping[LineKey, Listing]
) -> Iterator[str]:
    ours, theirs = NAMES[first], NAMES[language]
    for key, line in lines.items():
        if key not in found:
            yield f"{_called(line)} is in the {ours} text and not in the {theirs} one."
        else:
            yield from _other_note(line, found[key], ours, theirs)
    for key, line in found.items():
        if key not in lines:
            yield (
                f"{_called(line)} is in the {theirs} text and not in the {ours} one; it was left "
                "out."
            )


def _other_note(line: Listing, other: Listing, ours: str, theirs: str) -> Iterator[str]:
    """Notes are held against each other by what they do, as their words cannot be compared."""
    mine, yours = parse_population(line.annotation), parse_population(other.annotation)
    if bool(mine) != bool(yours):
        having, lacking = (ours, theirs) if mine else (theirs, ours)
        note = line.annotation or other.annotation
        yield (
            f"{_called(line)} has a note in the {having} text and none in the {lacking} one: "
            f"“{note}”."
        )
    elif mine and yours and mine.scope is not yours.scope:
        yield (
            f"{_called(line)}: the {ours} note (“{line.annotation}”) and the {theirs} one "
            f"(“{other.annotation}”) narrow the listing in opposite ways."
        )


def _called(line: Listing) -> str:
    return f"{line.taxon} (Appendix {line.appendix})"
