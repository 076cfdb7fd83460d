"""What `concerted taxa find` says to a person about one name."""

import re
from collections.abc import Iterator
from textwrap import wrap

from taxonomy.listing import Rank
from taxonomy.matching.match import Candidate, Method, NameMatch
from taxonomy.names.reference_names import is_known_species

WIDTH = 79  # columns of a terminal, and one to spare
MEANS = {
    Method.EXACT: "the name in the Appendices",
    Method.SYNONYM: "a superseded or other name of {name}",
    Method.COMMON_NAME: "a common name of {name}",
    Method.SPELLING: "probably a misspelling of {name} (likeness {score:g} of 100)",
    Method.ABBREVIATION: "short for {name}",
    Method.HIGHER_TAXON: "not listed by itself, but a higher taxon it belongs to is",
}
SHORT = re.compile(r"[A-Z][a-z]{0,2}\. ?[a-z]")
FOR_A_PERSON = "For a person to confirm: of a listed family or genus only migratory members count."


def match_in_words(match: NameMatch) -> Iterator[str]:
    """The name, what it means, its lines, and what else it could be; no line over 80 columns."""
    yield match.written
    yield from _paragraph(_meaning(match))
    for line in match.listings:
        note = f" ({line.annotation})" if line.annotation else ""
        unsure = "" if line.verified else "  [not verified]"
        yield from _paragraph(f"Appendix {line.appendix:3} {line.taxon}{note}{unsure}", 4)
    if match.method is Method.HIGHER_TAXON:
        yield from _paragraph(f"{_membership(match)}{FOR_A_PERSON}")
    yield from _others(match)


def _meaning(match: NameMatch) -> str:
    tied = bool(match.candidates) and not match.listings
    if match.method is not Method.NONE and not tied:
        meaning = MEANS[match.method].format(name=match.scientific_name, score=match.score)
        return f"{meaning}{_relation(match)}"
    if match.method is not Method.NONE:
        return "Several taxa bear this name; which one is meant is open."
    if match.rank in {Rank.GENUS, Rank.FAMILY, Rank.ORDER, Rank.CLASS}:
        return f"In neither Appendix as a whole {match.rank.value}."
    if SHORT.match(match.written):
        return "The genus is abbreviated: write it out."
    if is_known_species(match.scientific_name):
        return "In neither Appendix. A species of that name exists: it is no misspelling."
    if match.candidates:
        return "In neither Appendix under this spelling."
    if len(match.written.split()) < 2:
        return "No name on our lists. Give it in full: genus and species, or a whole common name."
    return "In neither Appendix, and no listed name is spelt like it."


def _relation(match: NameMatch) -> str:
    mark = " [inferred: no official text was seen that says so]" if match.inferred else ""
    return f" ({match.relation}){mark}" if match.relation else ""


def _membership(match: NameMatch) -> str:
    """What the edition itself says of the members; "" where it names none."""
    if match.named_member is None:
        return ""
    named = "names it" if match.named_member else "does not name it"
    return f"Edition {match.edition} {named} among the taxa covered. "


def _others(match: NameMatch) -> Iterator[str]:
    """Members of a genus or family in one paragraph; each other candidate with its reason."""
    members = [
        candidate.taxon
        for candidate in match.candidates
        if candidate.why.startswith("listed within")
    ]
    if members:
        yield from _paragraph(f"Listed in it: {', '.join(members)}.")
    for candidate in match.candidates:
        if candidate.taxon not in members:
            yield from _paragraph(f"perhaps {candidate.taxon}: {_why(candidate)}", 4)


def _why(candidate: Candidate) -> str:
    likeness = f", likeness {candidate.score:g} of 100" if 0 < candidate.score < 100 else ""
    return f"{candidate.why}{likeness}"


def _paragraph(text: str, indent: int = 2) -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_on_hyphens=False,
    )
