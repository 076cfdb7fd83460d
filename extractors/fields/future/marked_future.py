"""The future of an action that a report ticks, or answers with yes, on the form (Step 6(1))."""

import re

from extractors.fields.future.future_words import BOX, FUTURE, SAID_YES, TICKED, YES, only_future
from extractors.fields.future.tick_marks import is_crossed
from extractors.text import normalise


def marked_or_answered(text: str) -> tuple[str, str] | None:
    """The one future that is ticked, or answered with yes; None for none or several."""
    return _ticked(text) or _answered(text)


def _answered(text: str) -> tuple[str, str] | None:
    """The one future answered with yes: "Continuation: yes", "Closure: ☒ Yes ☐ No"."""
    agreed: dict[str, str] = {}
    for line in re.split(r"\n|(?<=[.;!])\s+(?=\S[^?\n]*\?)", text):
        folded = _kept(line)
        future, answer = only_future(folded.split("?")[0].split(":")[0]), SAID_YES.search(folded)
        if not future or not answer:
            continue
        if re.fullmatch(YES, answer["answer"]):
            agreed[future] = " ".join(line.split())
        elif other := only_future(answer["more"]):
            agreed[other] = " ".join(line.split())
    return next(iter(agreed.items())) if len(agreed) == 1 else None


def _kept(line: str) -> str:
    """`line` folded; of a row of boxes, with the words before it, only what is ticked."""
    boxes = list(BOX.finditer(line))
    if not boxes or not boxes[0].start():
        return normalise(line)
    ends = [box.start() for box in boxes[1:]] + [len(line)]
    ticked = [
        line[box.end() : end]
        for box, end in zip(boxes, ends, strict=True)
        if TICKED.fullmatch(box[0])
    ]
    return normalise(line[: boxes[0].start()] + " ".join(ticked))


def _ticked(text: str) -> tuple[str, str] | None:
    """The one ticked box, with the words behind it (or before it, where boxes end the lines)."""
    boxes = list(BOX.finditer(text))
    ticked = [n for n, box in enumerate(boxes) if TICKED.fullmatch(box[0])]
    if not all(is_crossed(boxes[n][0]) for n in ticked):
        ticked = [n for n in ticked if not is_crossed(boxes[n][0])]
    if len(boxes) < 2 or len(ticked) != 1:
        return None
    n = ticked[0]
    stop = boxes[n + 1].start() if n + 1 < len(boxes) else len(text)
    after = text[boxes[n].start() : stop].strip()
    before = text[boxes[n - 1].end() if n else 0 : boxes[n].end()].strip()
    leads = BOX.match(text.lstrip()) is not None or not FUTURE.search(
        normalise(text[: boxes[0].start()])
    )
    line = after if leads else before
    futures = {match.lastgroup for match in FUTURE.finditer(normalise(line))}
    return (str(futures.pop()), " ".join(line.split())) if len(futures) == 1 else None
