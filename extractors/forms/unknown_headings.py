"""Where a section ends that is followed by headings that no form has a name for."""

from dataclasses import replace
from itertools import takewhile, zip_longest

from extractors.document import Paragraph
from extractors.fields.proponents import parse_proponents
from extractors.fields.proponents.proponent_identity import is_body
from extractors.forms.section import Section

LONGEST = 80  # characters, of a heading
ENDS_OF_TEXT = (".", ",", ";", ":")


def before_unknown_headings(section: Section) -> Section:
    """The section up to the first line or table behind its text that may begin another.

    A line by itself that names no body: behind a sentence, above one or above a table, or in the
    looks of the heading, where the text before it looks otherwise.
    """
    if section.heading is None or not section.body or section.body[0].location.table:
        return section  # in a table the cell ends it
    first, *rest = section.body
    in_sentences = _is_sentence(first)
    looks_otherwise = section.heading.bold and not first.bold

    def goes_on(line: Paragraph, below: Paragraph | None) -> bool:
        above_text = below is not None and (_is_sentence(below) or bool(below.location.table))
        may_head = in_sentences or above_text or (looks_otherwise and line.bold)
        return not (may_head and (line.location.table or _stands_alone(line.text.strip())))

    kept = takewhile(lambda pair: goes_on(*pair), zip_longest(rest, rest[1:]))
    return replace(section, body=(first, *(line for line, _ in kept)))


def _is_sentence(line: Paragraph) -> bool:
    return not line.location.table and line.text.rstrip().endswith(".")


def _stands_alone(text: str) -> bool:
    if not 0 < len(text) <= LONGEST or text.endswith(ENDS_OF_TEXT):
        return False
    return not any(map(is_body, parse_proponents(text)))
