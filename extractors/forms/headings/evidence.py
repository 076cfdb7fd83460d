"""What speaks for each reading of a line: its words, its looks, and the text beneath it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.forms.headings.candidate import Candidate
from extractors.forms.headings.lead_ins import BOLD, lead_in_of, lead_ins
from extractors.forms.headings.meanings import is_open, is_worded, meanings_of
from extractors.forms.headings.nearness import Nearness, of_body, of_heading, sections_known
from extractors.forms.headings.style import BULLET, bold_end, looks_of
from extractors.forms.headings.style_profile import LineLook, StyleProfile, fit, profile_of
from extractors.forms.headings.text_unit import TextUnit
from extractors.text import alnum_key, content_words

TEXT = 60  # characters, from which on a paragraph is text
REPEATED = 3  # times that a line comes to be no heading
MANY_LABELS = 5  # from which on a document is a form in a table
BENEATH = 900  # characters of the text under a heading that are looked at
LONG = 8  # content words, from which on a heading is long
SERIES = 3.0  # numbers that count on, from which on they tell of headings
FULL_SERIES = 8.0
HOPELESS = -4.0  # a score that nothing around the line can make up for
LIKELY = 0.5  # of a line, from which on the text of the heading above ends there


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One reading of a line: that it is a heading, and of what."""

    candidate: Candidate  # with what it stands for as `known`; None for an unknown heading
    words: str  # of the heading, without its number
    evidence: Mapping[str, float]  # see weights.toml
    score: float  # the weighted sum of the evidence

    ids: tuple[str, ...]  # sections of the form; ("",) for a heading that is none of them

    @property
    def is_section(self) -> bool:
        return self.ids != ("",)


def weigh(
    candidates: Sequence[Candidate],
    units: Sequence[TextUnit],
    sections: Collection[str],
    weights: Mapping[str, float],
) -> list[Reading]:
    """Every meaning of every candidate with its evidence; the least likely ones left out."""
    spoken = sections_known().intersection(sections)
    unknown = [n for n, candidate in enumerate(candidates) if spoken and is_open(candidate)]
    headings = [_words(candidate, units) for candidate in candidates]
    near = {n: of_heading(headings[n]) for n in unknown}
    likely = _likely(candidates, units, headings, near)
    profile = profile_of(_lines(units, candidates, headings, likely))
    labels = sum(candidate.label for candidate in candidates if candidate.known)
    worded = {i for c in candidates if is_worded(c) and c.known for i in c.known.ids}
    times = Counter(alnum_key(u.paragraph.text) for u in units if u.role == "text")
    led_in = lead_ins(candidates, units, likely)
    readings: list[Reading] = []
    for n, (candidate, words) in enumerate(zip(candidates, headings, strict=True)):
        line = LineLook(candidate.looks, candidate.how, likely[candidate.first], words)
        looks = _looks(candidate, units, profile, line)
        if labels >= MANY_LABELS and not candidate.label:
            looks["no label"] = 1.0
        lead = lead_in_of(candidate, units)
        if lead and led_in.get(lead):
            looks[lead] = led_in[lead]
        if (
            not candidate.known
            and times[alnum_key(units[candidate.first].paragraph.text)] >= REPEATED
        ):
            looks["repeated"] = 1.0
        seen = sum(weights[name] * value for name, value in looks.items())
        if seen < HOPELESS and not candidate.known:
            continue
        asked = n in near
        body = of_body(_beneath(candidate, units, likely)) if asked else None
        for known, evidence in meanings_of(candidate, words, near.get(n), body, spoken):
            if "guessed" in evidence and known and not worded.isdisjoint(known.ids):
                if candidate.known:  # what may be added is, where the section has its own heading
                    continue
                evidence["worded elsewhere"] = 1.0
            score = seen + sum(weights[name] * value for name, value in evidence.items())
            if score > HOPELESS:
                ids = known.ids if known else ("",)
                placed = replace(candidate, known=known)
                readings.append(Reading(placed, words, {**looks, **evidence}, score, ids))
    return readings


def _looks(
    candidate: Candidate, units: Sequence[TextUnit], profile: StyleProfile, line: LineLook
) -> dict[str, float]:
    """What is seen of the line, against the other lines of the document and by itself."""
    text = units[candidate.last].paragraph.text[: candidate.end].rstrip()
    looks, words = candidate.looks, line.text
    long = max(0, len(content_words(words)) - LONG) / LONG
    seen = {
        "heading": 1.0,
        "label": float(candidate.label),
        "numbered": float(bool(candidate.mark)),
        "point": float(looks.shape == BULLET),
        "bold": float(looks.bold),
        "capitals": float(looks.capitals),
        "styled": float(bool(looks.style)),
        "question": float(text.endswith("?")),
        "stopped": float(text.endswith(".") and candidate.how == "whole"),
        "goes on": float(text.endswith((",", ";"))),
        "small": float(words.lstrip("“\"'«¿¡(")[:1].islower()),
        "figures": float(not candidate.known and any(map(str.isdigit, words))),
        "above text": float(_is_above_text(candidate, units)),
        "long": long,
        "run in": float(candidate.how in ("delimited", "bold")),
        "open": float(candidate.how == "open"),
        "tail": float(candidate.how == "tail"),
        "series": _series(candidate),
    }
    fits = {} if candidate.label else fit(profile, line)
    return {k: v for k, v in seen.items() if v} | {f"fits {k}": v for k, v in fits.items() if v}


def _is_above_text(candidate: Candidate, units: Sequence[TextUnit]) -> bool:
    """Whether a table or a longer paragraph stands right beneath."""
    if candidate.how != "whole" or candidate.last + 1 >= len(units):
        return candidate.how != "whole"
    below = units[candidate.last + 1]
    length = len(units[candidate.last].paragraph.text)
    return below.role != "text" or len(below.paragraph.text) > max(TEXT, 2 * length)


def _series(candidate: Candidate) -> float:
    """0 to 1: how much of a series of numbers the line stands in."""
    return max(0.0, min(candidate.length, FULL_SERIES) - SERIES + 1) / (FULL_SERIES - SERIES + 1)


def _likely(
    candidates: Sequence[Candidate],
    units: Sequence[TextUnit],
    headings: Sequence[str],
    near: Mapping[int, Nearness],
) -> dict[int, float]:
    """First unit of each candidate -> how likely it is a heading by its words alone."""
    found: dict[int, float] = {}
    for n, candidate in enumerate(candidates):
        share = _by_words(candidate, units, headings[n], near.get(n))
        found[candidate.first] = max(share, found.get(candidate.first, 0.0))
    return found


def _by_words(
    candidate: Candidate, units: Sequence[TextUnit], words: str, near: Nearness | None
) -> float:
    known = candidate.known
    if candidate.label or candidate.sure:
        return 1.0
    if known and candidate.how in ("whole", "delimited", "bold"):
        return 0.6 if known.ids != ("",) else 0.4
    text = units[candidate.last].paragraph.text[: candidate.end].rstrip()
    if lead_in_of(candidate, units) == BOLD:
        text = text.removesuffix(".")
    if known or near is None or text.endswith((".", ",", ";")):
        return 0.1
    in_series = 0.3 * _series(candidate)
    short = 1.0 if len(content_words(words)) <= LONG else 0.5
    return in_series + 0.6 * short * float(2.718 ** near.best[1])


def _lines(
    units: Sequence[TextUnit],
    candidates: Sequence[Candidate],
    headings: Sequence[str],
    likely: Mapping[int, float],
) -> list[LineLook]:
    """How every line of the text looks, that of a candidate as the candidate has it."""
    best: dict[int, Candidate] = {}
    words: dict[int, str] = {}
    for candidate, heading in zip(candidates, headings, strict=True):
        before = best.get(candidate.first)
        longer = before and not before.known and candidate.how == "whole"
        if not before or (candidate.known and not before.known) or longer:
            best[candidate.first], words[candidate.first] = candidate, heading
    lines: list[LineLook] = []
    for n, unit in enumerate(units):
        if unit.role != "text" or not unit.paragraph.text.strip():
            continue
        at = best.get(n)
        looks = at.looks if at else looks_of(unit.paragraph, None, 0)
        ends = at.how if at else "run in" if bold_end(unit.paragraph) else "whole"
        text = words[n] if at else unit.paragraph.text.strip()
        lines.append(LineLook(looks, ends, likely.get(n, 0.0), text))
    return lines


def _beneath(candidate: Candidate, units: Sequence[TextUnit], likely: Mapping[int, float]) -> str:
    """The first words under the heading, up to the next likely one."""
    texts = [units[candidate.last].paragraph.text[candidate.end :]]
    size = len(texts[0])
    for n in range(candidate.last + 1, len(units)):
        if size > BENEATH or likely.get(n, 0.0) > LIKELY:
            break
        texts.append(units[n].paragraph.text)
        size += len(texts[-1])
    return " ".join(texts)


def _words(candidate: Candidate, units: Sequence[TextUnit]) -> str:
    """What the heading says, without its number."""
    lines = [units[n].paragraph.text for n in range(candidate.first, candidate.last + 1)]
    start = candidate.start + (candidate.mark.end if candidate.mark else 0)
    return " ".join([*lines[:-1], lines[-1][: candidate.end]])[start:].strip()
