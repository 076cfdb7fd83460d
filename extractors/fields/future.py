"""What a report proposes for its action: continuation, completion or closure (Step 6(1))."""

import re

from extractors.plain import fold

FUTURES = {
    "continuation": r"continu\w*|extend\w*|extension|renew\w*|ongoing|poursui\w*|prolong\w*|prorog\w*|reconduct\w*|renouvel\w*|prorrog\w*|renov\w*|ampli\w*|seguir",
    "completion": r"complet\w*|conclu\w*|finali[sz]\w*|fulfilled|achev\w*|termin\w*|acheve\w*|cumplid\w*|finaliza\w*",
    "closure": r"clos\w*|discontinu\w*|terminat\w*|clotur\w*|ferm\w*|cierr\w*|cerr\w*|clausur\w*",
}
PROPOSES = re.compile(
    r"\b(?:propos\w*|recommend\w*|recommand\w*|recomiend\w*|request\w*|demand\w*|solicit\w*|should|doit|devrait|deberia|debe"
    r"|wish\w*|souhait\w*|dese\w*|consider\w*|status|future|avenir|futuro|suggest\w*)\b"
)
NOT = re.compile(
    r"\b(?:not|no|never|ne|n|pas|non|sin|without|sans|rather than|instead of|plutot que|en lugar de)\b"
)
TICKED = re.compile(r"[☒☑✓✔✗✘]|\[\s*[xX]\s*\]|\(\s*[xX]\s*\)")
BOX = re.compile(r"[☒☑✓✔✗✘☐□◻]|\[\s*[xX]?\s*\]|\(\s*[xX]?\s*\)")


def parse_proposed_future(text: str, language: str | None = None) -> tuple[str, str] | None:
    """What is proposed and the sentence that says so; None where that cannot be told.

    A ticked box outweighs sentences. A sentence that denies one future, or names several, is
    passed over.

    >>> parse_proposed_future("It is proposed that the Concerted Action be continued.")
    ('continuation', 'It is proposed that the Concerted Action be continued.')
    """
    return _ticked(text) or _said(text)


def _ticked(text: str) -> tuple[str, str] | None:
    boxes = list(BOX.finditer(text))
    ticked = [n for n, box in enumerate(boxes) if TICKED.fullmatch(box[0])]
    if len(boxes) < 2 or len(ticked) != 1:
        return None
    n = ticked[0]
    stop = boxes[n + 1].start() if n + 1 < len(boxes) else len(text)
    line = text[boxes[n].start() : stop].strip()
    futures = _named(fold(line))
    return (futures[0], line) if len(futures) == 1 else None


def _said(text: str) -> tuple[str, str] | None:
    answers: list[tuple[str, str]] = []
    for sentence in re.split(r"(?<=[.!;])\s+|\n", text):
        folded = fold(sentence)
        futures = _named(folded)
        if len(futures) == 1 and not NOT.search(folded) and not sentence.rstrip().endswith("?"):
            answers.append((futures[0], sentence.strip()))
    firm = [answer for answer in answers if PROPOSES.search(fold(answer[1]))] or answers
    return firm[0] if len({future for future, _ in firm}) == 1 else None


def _named(folded: str) -> list[str]:
    return [f for f, words in FUTURES.items() if re.search(rf"\b(?:{words})\b", folded)]
