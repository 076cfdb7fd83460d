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
        r"clos\w*|clore|discontinu\w*|terminate\w*|terminating|termination|clotur\w*|ferme\w*|cierre\w*"
        r"|cerrar\w*|cerrad\w*|cierra\w*|clausur\w*|withdraw\w*|abandon\w*"
    ),
}
FUTURE = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in FUTURES.items()))
PROPOSES = re.compile(
    r"\b(?:propos\w*|propon\w*|recommend\w*|recommand\w*|recomiend\w*|request\w*|demand\w*|solicit\w*"
    r"|should|doit|devrait|deberia|debe|wish\w*|souhait\w*|dese\w*|suggest\w*|sugier\w*"
    r"|consider\w*|seek\w*|ask\w*|would like|invit\w*|favou?rs?)\b"
)
ALLOWS = re.compile(
    r"\b(?:action|accion|it|elle)\b[^,;]{0,40}?(?P<verb>\b(?:can|may|could|will|peut|pourrait|puede|podria"
    r"|sera|is|est|esta)\b)"
)
"""Said of the action itself, weaker verbs propose too: "it can be closed"."""
CONDITION = re.compile(r"\W*(?:if|si|unless|should|were|in case)\b")
ACTION_SAID = re.compile(
    r"\W*(?:(?:the|this|cette|la|l\W|esta) ?)?(?:concerted )?(?:action|accion|it|elle)\b"
)
ACTION = re.compile(r"\b(?:action|accion|it|elle|celle-ci)\b")
DENIED = re.compile(
    r"\b(?:not|no|never|ne|n|without|sans|sin|rather than|instead of|plutot que|au lieu de"
    r"|en lugar de)"
    rf"\b(?:\W+\w+){{0,4}}?\W+(?:{'|'.join(FUTURES.values())})\b(?:\s+(?:pas|plus)\b)?"
)
REFUSED = re.compile(
    rf"\b(?:{'|'.join(FUTURES.values())})\b(?: +(?!and|but|et|mais|y|pero)\w+){{0,6}}? +"
    r"(?:not|pas|no)\b(?=\s*(?:[.;,]|$)| +(?:(?:be|being|yet) +)*(?:propos|recom|request|demand"
    r"|solicit|suggest|want|necess|warrant|appropr|justif|at this))(?: +\w+){0,2}"
)
""" "Closure is not proposed": what is denied stands before."""
CROSSES = "✗✘"  # a "no" where other signs say yes
YES = r"yes|oui|si"
NO = r"no|non"
SAID_YES = re.compile(rf"(?:[:?–-]|\s-)\s*(?P<answer>{YES}|{NO})\b(?P<more>[^\n]*)")
TICKED = re.compile(r"[☒☑✓✔✗✘]|\[\s*[xX]\s*\]|\(\s*[xX]\s*\)|[ \t]*[xX]")
BOX = re.compile(
    r"[☒☑✓✔✗✘☐□◻]|\[\s*[xX]?\s*\]|\(\s*[xX]?\s*\)|^[ \t]*(?:[xX]|_+)(?=[ \t]+\w)", re.MULTILINE
)
SENTENCE = re.compile(r"(?<=[.!;?])\s+|\n")
SHORT_ANSWER = 8  # words; a longer line without a proposing verb tells of the past
ANSWER = re.compile(
    r"^\W*(?:[^:]{0,60}:\W*)?(?:the |la |le |el |l\W)?(?:to be |a |por )?(?:action (?:to be|a) )?"
    rf"(?P<future>{'|'.join(FUTURES.values())})"
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
    return _ticked(text) or _answered(text) or _said(text)


def _answered(text: str) -> tuple[str, str] | None:
    """The one future answered with yes: "Continuation: yes", "Closure: ☒ Yes ☐ No"."""
    agreed: dict[str, str] = {}
    for line in re.split(r"\n|(?<=[.;!])\s+(?=\S[^?\n]*\?)", text):
        folded = _kept(line)
        future, answer = _only(folded.split("?")[0].split(":")[0]), SAID_YES.search(folded)
        if not future or not answer:
            continue
        if re.fullmatch(YES, answer["answer"]):
            agreed[future] = " ".join(line.split())
        elif other := _only(answer["more"]):
            agreed[other] = " ".join(line.split())
    return next(iter(agreed.items())) if len(agreed) == 1 else None


def _kept(line: str) -> str:
    """`line` folded; of a row of boxes, with the words before it, only what is ticked."""
    boxes = list(BOX.finditer(line))
    if not boxes or not boxes[0].start():
        return fold(line)
    ends = [box.start() for box in boxes[1:]] + [len(line)]
    ticked = [
        line[box.end() : end]
        for box, end in zip(boxes, ends, strict=True)
        if TICKED.fullmatch(box[0])
    ]
    return fold(line[: boxes[0].start()] + " ".join(ticked))


def _ticked(text: str) -> tuple[str, str] | None:
    """The one ticked box, with the words behind it (or before it, where boxes end the lines)."""
    boxes = list(BOX.finditer(text))
    ticked = [n for n, box in enumerate(boxes) if TICKED.fullmatch(box[0])]
    if any(boxes[n][0] not in CROSSES for n in ticked):
        ticked = [n for n in ticked if boxes[n][0] not in CROSSES]
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
        if sentence.rstrip().endswith("?") or BOX.search(sentence):
            continue
        folded = REFUSED.sub(" ", DENIED.sub(_verb_of, fold(sentence)))
        verb = PROPOSES.search(folded) if ACTION.search(folded) else None
        if verb and (future := _first(folded, verb)):
            firm.append((future, sentence.strip()))
        elif future := _answer(folded) or _allowed(folded):
            short.append((future, sentence.strip()))
    answers = firm or short
    return answers[0] if len({future for future, _ in answers}) == 1 else None


def _verb_of(denied: re.Match[str]) -> str:
    """The proposing verb among words that are denied: "no se propone cerrar, sino continuar"."""
    verb = PROPOSES.search(denied[0])
    return f" {verb[0]} " if verb else " "


def _answer(folded: str) -> str | None:
    """The future that a short line is, or begins with; a verb may propose it right behind."""
    found = ANSWER.match(folded)
    if not found or len(folded[found.end() :].split()) > SHORT_ANSWER:
        return None
    verb = PROPOSES.search(folded, found.end())
    if verb and len(folded[found.end() : verb.start()].split()) > 2:
        return None
    return _only(folded[found.start("future") :])


def _allowed(folded: str) -> str | None:
    """What a sentence says that the action can or will be; never what it was."""
    found = ALLOWS.search(folded)
    return _only(folded[found.start("verb") :]) if found and ACTION_SAID.match(folded) else None


def _first(folded: str, verb: re.Match[str]) -> str | None:
    """The first future after the verb, else the only one before it ("Closure is proposed").

    What stands before in the same clause counts first; a condition does not count.
    """
    if after := FUTURE.search(folded, verb.end()):
        return after.lastgroup
    before = folded[: verb.start()]
    clause = re.split(r"[,;:]", before)[-1]
    return _only(clause) or (None if CONDITION.match(folded) else _only(before))


def _only(folded: str) -> str | None:
    futures = {match.lastgroup for match in FUTURE.finditer(folded)}
    return futures.pop() if len(futures) == 1 else None
