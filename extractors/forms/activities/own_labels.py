"""Labels in words of the proponent's own, told by what stands behind them again and again."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document import Paragraph
from extractors.forms.activities.column_headers import column_of, is_column_header
from extractors.forms.activities.columns import TEXT, Column, assign_columns
from extractors.text import alnum_key

LABEL = re.compile(
    r"(?:^|[.;,|()\]\n•–—-]\s*|\s{2,})(?P<words>[^\W_](?:(?!\s[–—-]\s)[^:.;|\n•()]){1,60}?)"
    r"\s?:(?=\s|$)"
)
DASHED = re.compile(r"^(?P<words>[^\W\d_][^:–—\t-]{1,40}?)(?:\s+[–—-]\s+|\s*\t\s*)(?=\S)")
ASKING = re.compile(r"^¿?\s?(?P<words>[^\W\d_][^:?]{1,40}?)\s?\?\s+(?=\S)")
"""A question as a label: "When? In 2030"."""
MOST_WORDS = 4  # of a label
FEWEST_TOLD = 3  # fields told by what stands behind the labels, where none of them is known
FEWEST_TIMES = 2  # that a label comes in one list
CANONICAL = {
    "funding": "Funding",
    "timeframe": "Timeframe",
    "responsibility": "Responsibility",
    "progress": "Progress",
}


def with_known_labels(body: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with "Money: USD 9,000" written as "Funding: USD 9,000".

    Only where a label comes several times beside labels that are known, what stands behind it
    always tells of the same, and no known label names that field already.
    """
    body = _with_colons(body)
    names = _names(body)
    return [replace(p, text=_renamed(p.text, names), spans=()) if names else p for p in body]


def _with_colons(body: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """ "Outcome – a map", or with a tab, with a colon, where known names begin several lines so.

    Of questions all count where several are known: "When? …", "What for? …".
    """
    dashed = [p for p in body if _begins_with_name(DASHED, p)]
    asking = [p for p in body if "?" in p.text and ASKING.match(p.text)]
    asking = asking if sum(_begins_with_name(ASKING, p) for p in asking) >= FEWEST_TIMES else []
    signs = dict.fromkeys((p.location.paragraph for p in asking), ASKING)
    if len(dashed) >= FEWEST_TIMES:
        signs |= dict.fromkeys((p.location.paragraph for p in dashed), DASHED)
    return [_with_colon(p, signs.get(p.location.paragraph)) for p in body] if signs else body


def _begins_with_name(sign: re.Pattern[str], paragraph: Paragraph) -> bool:
    match = sign.match(paragraph.text)
    return bool(match and is_column_header(match["words"]))


def _with_colon(paragraph: Paragraph, sign: re.Pattern[str] | None) -> Paragraph:
    if sign is None:
        return paragraph
    return replace(paragraph, text=sign.sub(r"\g<words>: ", paragraph.text, count=1), spans=())


def _names(body: Sequence[Paragraph]) -> dict[str, str]:
    """Key of an unknown label -> the known label for its field."""
    values, written = defaultdict[str, list[str]](list), dict[str, str]()
    for paragraph in body:
        for label, value in _labels(paragraph.text):
            written[alnum_key(label)] = label
            values[alnum_key(label)].append(value)
    often = [key for key, found in values.items() if len(found) >= FEWEST_TIMES]
    known = {column_of(written[key]) for key in often} - {None}
    fields = assign_columns([Column(written[key], tuple(values[key])) for key in often])
    confirmed = fields.by_contents & CANONICAL.keys() - known
    if not known and len(confirmed) < FEWEST_TOLD:
        return {}
    names = {often[n]: CANONICAL[field] for field in confirmed for n in fields.places[field]}
    if "outcome" not in known:  # the text before the labels is the activity, and this its outcome
        texts = [n for f in TEXT for n in fields.places.get(f, [])[:1]]
        names |= {often[n]: "Outcome" for n in texts if not column_of(written[often[n]])}
    return names


def _labels(text: str) -> Iterator[tuple[str, str]]:
    """Each label of a paragraph with the text up to the next one."""
    found = [m for m in LABEL.finditer(text) if len(m["words"].split()) <= MOST_WORDS]
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=False):  # without labels there is one end
        yield match["words"], text[match.end() : end].strip()


def _renamed(text: str, names: dict[str, str]) -> str:
    def name(match: re.Match[str]) -> str:
        known = names.get(alnum_key(match["words"]))
        return match[0].replace(match["words"], known) if known else match[0]

    return LABEL.sub(name, text)
