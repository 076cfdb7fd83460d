"""What speaks for each reading of a line: its words, its looks, and the text beneath it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from extractors.forms.headings.candidate import Candidate
from extractors.forms.headings.nearness import Nearness, of_body, of_heading, sections_known
from extractors.forms.headings.style import BULLET, bold_end, looks_of
from extractors.forms.headings.style_profile import LineLook, StyleProfile, fit, profile_of
from extractors.forms.headings.text_unit import TextUnit
from extractors.forms.headings.wordings import JOINT, HeadingMatch
from extractors.text import alnum_key, content_words

TEXT = 60  # characters, from which on a paragraph is text
REPEATED = 3  # times that a line comes to be no heading
MANY_LABELS = 5  # from which on a document is a form in a table
MERGED = 3  # pairs of sections that a heading in two parts may mean
MEANINGS = 5  # sections that an unknown heading may mean, the nearest ones
BENEATH = 900  # characters of the text under a heading that are looked at
LEAST = -6.0  # log-probability below which a section is just as unlikely
LEAST_BENEATH = -5.0
LEAST_OF_NONE = -1.5  # that it is no section of the form: anything may be added
EVEN = 2.5  # minus the log-probability that speaks neither for a section nor against it
FEW_QUESTIONS = 3  # beyond two, from which on questions at the head of paragraphs are headings
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
    unknown = [n for n, candidate in enumerate(candidates) if spoken and not candidate.known]
    near = {n: of_heading(_words(candidates[n], units)) for n in unknown}
    likely = _likely(candidates, units, near)
    profile = profile_of(_lines(units, candidates, likely))
    labels = sum(candidate.label for candidate in candidates if candidate.known)
    worded = {i for c in candidates if c.sure and c.known for i in c.known.ids}
    times = Counter(alnum_key(u.paragraph.text) for u in units if u.role == "text")
    asked_run_in = {c.first for c in candidates if _asks_run_in(c, units)}
    questions = max(0.0, min(1.0, (len(asked_run_in) - 2) / FEW_QUESTIONS))
    readings: list[Reading] = []
    for n, candidate in enumerate(candidates):
        words = _words(candidate, units)
        line = LineLook(candidate.looks, candidate.how, likely[candidate.first], words)
        looks = _looks(candidate, units, profile, line)
        if labels >= MANY_LABELS and not candidate.label:
            looks["no label"] = 1.0
        if questions and _asks_run_in(candidate, units):
            looks["questions"] = questions
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
        for known, evidence in _meanings(candidate, units, near.get(n), body, spoken):
            if "guessed" in evidence and known and not worded.isdisjoint(known.ids):
                evidence["worded elsewhere"] = 1.0
            score = seen + sum(weights[name] * value for name, value in evidence.items())
            if score > HOPELESS:
                ids = known.ids if known else ("",)
                placed = replace(candidate, known=known)
                readings.append(Reading(placed, words, {**looks, **evidence}, score, ids))
    return readings


def _meanings(
    candidate: Candidate,
    units: Sequence[TextUnit],
    near: Nearness | None,
    body: Nearness | None,
    spoken: Collection[str],
) -> Iterator[tuple[HeadingMatch | None, dict[str, float]]]:
    """What the heading may mean, and what its words and the text beneath say for that."""
    known = candidate.known
    if known:
        yield known, _known(candidate, known)
        return
    if near is None:
        if not candidate.worded:
            yield None, {"unknown": 1.0}
        return
    none = max(near.of(("",)), LEAST_OF_NONE) + EVEN
    if not candidate.worded:
        yield None, {"unknown": 1.0, "near": none, **_beneath_says(body, ("",))}
    words = _words(candidate, units)
    count = len(content_words(words))
    for ids in _nearest(near, body, spoken):
        match = HeadingMatch(ids, "", official=False, words=count, sure=False)
        yield match, {**_near_says(near, ids), **_beneath_says(body, ids), "guessed": 1.0}
    for ids, likelihood in _merged(words, spoken):
        match = HeadingMatch(ids, "", official=False, words=count, sure=False)
        evidence = {"near": max(LEAST, likelihood) + EVEN, "merged": 1.0, "guessed": 1.0}
        yield match, {**evidence, **_beneath_says(body, ids)}


def _nearest(
    near: Nearness, body: Nearness | None, spoken: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """The sections that words or text are nearest to, and those nearest to both."""
    ranked = [*near.ranked(MEANINGS), *(body.ranked(2) if body else ())]
    if body:
        both = {i: near.by_section[i] + 0.5 * body.by_section[i] for i in near.by_section}
        ranked += [i for i in sorted(both, key=lambda i: -both[i])[:MEANINGS] if i in spoken]
    for section in dict.fromkeys(ranked):
        if section in spoken:
            yield (section,)


def _merged(words: str, spoken: Collection[str]) -> Iterator[tuple[tuple[str, ...], float]]:
    """Two sections, where each side of an "and" is near to one of its own."""
    found: dict[tuple[str, ...], float] = {}
    for joint in JOINT.finditer(words):
        sides = words[: joint.start()], words[joint.end() :]
        if not all(content_words(side) for side in sides):
            continue
        head, tail = (of_heading(side) for side in sides)
        for first, second in product(head.ranked(2), tail.ranked(2)):
            if first != second and {first, second} <= {*spoken}:
                likelihood = (head.by_section[first] + tail.by_section[second]) / 2
                found[first, second] = max(likelihood, found.get((first, second), LEAST))
    ranked = sorted(found, key=lambda ids: -found[ids])[:MERGED]
    yield from ((ids, found[ids]) for ids in ranked)


def _near_says(near: Nearness, ids: tuple[str, ...]) -> dict[str, float]:
    return {"near": max(LEAST, near.of(ids)) + EVEN}


def _beneath_says(body: Nearness | None, ids: tuple[str, ...]) -> dict[str, float]:
    return {"beneath": max(LEAST_BENEATH, body.of(ids)) + EVEN} if body else {}


def _known(candidate: Candidate, known: HeadingMatch) -> dict[str, float]:
    """How the words agree with a wording of the form."""
    if known.ids == ("",):
        if candidate.how == "whole":
            return {"extra": 1.0}
        return {"extra run in": 1.0, "extra stands out": float(_stands_out(candidate))}
    if not known.sure:
        return {"misspelt": 1.0}
    return {"wording": 1.0} if known.words > 1 else {"one word": 1.0}


def _stands_out(candidate: Candidate) -> bool:
    looks = candidate.looks
    return looks.bold or looks.capitals or bool(looks.style)


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
        "figures": float(not candidate.known and any(c.isdigit() for c in words)),
        "above text": float(_is_above_text(candidate, units)),
        "long": long,
        "run in": float(candidate.how in ("delimited", "bold")),
        "open": float(candidate.how == "open"),
        "tail": float(candidate.how == "tail"),
        "series": _series(candidate),
    }
    fits = {} if candidate.label else fit(profile, line)
    return {k: v for k, v in seen.items() if v} | {f"fits {k}": v for k, v in fits.items() if v}


def _asks_run_in(candidate: Candidate, units: Sequence[TextUnit]) -> bool:
    """Whether it is a question with its answer behind it on the same line."""
    text = units[candidate.last].paragraph.text[: candidate.end]
    return candidate.how != "whole" and text.rstrip().endswith("?")


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
    candidates: Sequence[Candidate], units: Sequence[TextUnit], near: Mapping[int, Nearness]
) -> dict[int, float]:
    """First unit of each candidate -> how likely it is a heading by its words alone."""
    found: dict[int, float] = {}
    for n, candidate in enumerate(candidates):
        share = _by_words(candidate, units, near.get(n))
        found[candidate.first] = max(share, found.get(candidate.first, 0.0))
    return found


def _by_words(candidate: Candidate, units: Sequence[TextUnit], near: Nearness | None) -> float:
    known = candidate.known
    if candidate.label or candidate.sure:
        return 1.0
    if known and candidate.how in ("whole", "delimited", "bold"):
        return 0.6 if known.ids != ("",) else 0.4
    text = units[candidate.last].paragraph.text[: candidate.end].rstrip()
    if known or near is None or text.endswith((".", ",", ";")):
        return 0.1
    in_series = 0.3 * _series(candidate)
    short = 1.0 if len(content_words(_words(candidate, units))) <= LONG else 0.5
    return in_series + 0.6 * short * float(2.718 ** near.best[1])


def _lines(
    units: Sequence[TextUnit], candidates: Sequence[Candidate], likely: Mapping[int, float]
) -> list[LineLook]:
    """How every line of the text looks, that of a candidate as the candidate has it."""
    best: dict[int, Candidate] = {}
    for candidate in candidates:
        before = best.get(candidate.first)
        longer = before and not before.known and candidate.how == "whole"
        if not before or (candidate.known and not before.known) or longer:
            best[candidate.first] = candidate
    lines: list[LineLook] = []
    for n, unit in enumerate(units):
        if unit.role != "text" or not unit.paragraph.text.strip():
            continue
        at = best.get(n)
        looks = at.looks if at else looks_of(unit.paragraph, None, 0)
        ends = at.how if at else "run in" if bold_end(unit.paragraph) else "whole"
        text = _words(at, units) if at else unit.paragraph.text.strip()
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
