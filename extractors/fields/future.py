"""What a report proposes for its action: continuation, completion or closure (Step 6(1))."""

import re

from extractors.plain import fold

FUTURES = {
    "continuation": (
        r"continu\w*|extend\w*|extension|renew\w*|poursui\w*|prolong\w*|prorog\w*|reconduct\w*"
        r"|renouvel\w*|reconduir\w*|prorrog\w*|renov\w*|ampli\w*|prosegu\w*|prosigu\w*"
    ),
    "completion": (
        r"complete|completed|completion|conclud\w*|conclus[ai]\w*|finali[sz]\w*|fulfilled|achev\w*"
        r"|accompli\w*|cumplid\w*|terminee?|terminad\w*|terminacion|concluid\w*|concluir\w*"
    ),
    "closure": (
        r"clos\w*|discontinu\w*|terminate\w*|terminating|termination|clotur\w*|ferme\w*|cierre\w*"
        r"|cerrar\w*|cerrad\w*|cierra\w*|clausur\w*|withdraw\w*|abandon\w*"
    ),
}
FUTURE = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in FUTURES.items()))
PROPOSES = re.compile(
    r"\b(?:propos\w*|propon\w*|recommend\w*|recommand\w*|recomiend\w*|request\w*|demand\w*|solicit\w*"
    r"|should|doit|devrait|deberia|debe|wish\w*|souhait\w*|dese\w*|suggest\w*|sugier\w*"
    r"|consider\w*|seek\w*|ask\w*)\b"
)
ACTION = re.compile(r"\b(?:action|accion|it|elle|celle-ci)\b")
DENIED = re.compile(
    r"\b(?:not|no|never|ne|n|without|sans|sin|rather than|instead of|plutot que|au lieu de"
    r"|en lugar de)"
    rf"\b(?:\W+\w+){{0,4}}?\W+(?:{'|'.join(FUTURES.values())})\b(?:\s+(?:pas|plus)\b)?"
)
TICKED = re.compile(r"[☒☑✓✔✗✘]|\[\s*[xX]\s*\]|\(\s*[xX]\s*\)")
BOX = re.compile(r"[☒☑✓✔✗✘☐□◻]|\[\s*[xX]?\s*\]|\(\s*[xX]?\s*\)")
SENTENCE = re.compile(r"(?<=[.!;?])\s+|\n")
SHORT_ANSWER = 8  # words; a longer line without a proposing verb tells of the past
ANSWER = re.compile(
    rf"^\W*(?:[^:]{{0,60}}:\W*)?(?:the |la |le |el |l\W)?(?:{'|'.join(FUTURES.values())})"
)
"""A line that begins with the future, or with a label and the future."""


def parse_proposed_future(text: str, language: str | None = None) -> tuple[str, str] | None:
    """What is proposed, and the sentence that says so; None where that cannot be told.

    A ticked box outweighs sentences. What a sentence denies does not count, and of several
    futures the first after the proposing verb does; sentences that disagree give None. The three
    languages are known at once, since files mix them.

    >>> parse_proposed_future("It is proposed that the Concerted Action be continued.")
    ('continuation', 'It is proposed that the Concerted Action be continued.')
    """
    return _ticked(text) or _said(text)


def _ticked(text: str) -> tuple[str, str] | None:
    """The one ticked box, with the words behind it (or before it, where boxes end the lines)."""
    boxes = list(BOX.finditer(text))
    ticked = [n for n, box in enumerate(boxes) if TICKED.fullmatch(box[0])]
    if len(boxes) < 2 or len(ticked) != 1:
        return None
    n = ticked[0]
    stop = boxes[n + 1].start() if n + 1 < len(boxes) else len(text)
    after = text[boxes[n].start() : stop].strip()
    before = text[boxes[n - 1].end() if n else 0 : boxes[n].end()].strip()
    leads = BOX.match(text.lstrip()) is not None or not FUTURE.search(
        fold(text[: boxes[0].start()])
    )
    line = after if leads else before
    futures = {match.lastgroup for match in FUTURE.finditer(fold(line))}
    return (str(futures.pop()), " ".join(line.split())) if len(futures) == 1 else None


def _said(text: str) -> tuple[str, str] | None:
    firm: list[tuple[str, str]] = []
    short: list[tuple[str, str]] = []
    for sentence in SENTENCE.split(text):
        folded = DENIED.sub(" ", fold(sentence))
        if sentence.rstrip().endswith("?") or BOX.search(sentence):
            continue
        verb = PROPOSES.search(folded)
        if verb and ACTION.search(folded) and (future := _first(folded, verb.end())):
            firm.append((future, sentence.strip()))
        elif not verb and (future := _answer(folded)):
            short.append((future, sentence.strip()))
    answers = firm or short
    return answers[0] if len({future for future, _ in answers}) == 1 else None


def _answer(folded: str) -> str | None:
    """The future that a short line is, or begins with."""
    found = ANSWER.match(folded)
    return _only(folded) if found and len(folded[found.end() :].split()) <= SHORT_ANSWER else None


def _first(folded: str, start: int) -> str | None:
    """The first future after the verb, else the only one before it ("Closure is proposed")."""
    after = FUTURE.search(folded, start)
    return after.lastgroup if after else _only(folded[:start])


def _only(folded: str) -> str | None:
    futures = {match.lastgroup for match in FUTURE.finditer(folded)}
    return futures.pop() if len(futures) == 1 else None
