"""What a message says itself, without the message that it answers and quotes beneath."""

import re
from collections.abc import Sequence

QUOTED = re.compile(r"\s*>")
WHO_WROTE = re.compile(
    r"(?:\d|@).*\b(?:wrote|a écrit|écrivait|escribió|escribio)\s*:\s*$"
    r"|^\s*(?:on|le|el)\s.*\d.*:\s*$",
    re.IGNORECASE,
)
""" "On 2 September 2025 at 10:12, the Secretariat wrote:", over what it quotes."""
BEGINS = re.compile(r"\s*(?:on|le|el)\s.*\d", re.IGNORECASE)
OLDER = re.compile(
    r"\s*-{2,}\s*(?:original message|message d['’]origine|message original"
    r"|mensaje original)\s*-{2,}",
    re.IGNORECASE,
)
""" "-----Original Message-----": all that stands beneath is the message answered."""

_LABELS = {
    "from": r"(?:From|De|Von)",
    "day": r"(?:Sent|Date|Envoyé|Enviado(?: el)?|Fecha|Gesendet)",
    "to": r"(?:To|À|A|Para|An)",
    "subject": r"(?:Subject|Objet|Asunto|Betreff)",
}
HEADERS = re.compile(
    r"\W*{from}\s?:\s?[^\n:]{{1,120}}?\s{day}\s?:.{{1,400}}?\s{to}\s?:.{{1,600}}?\s{subject}\s?:".format(
        **_LABELS
    )
)
""" "From: … Sent: … To: … Subject: …": the headers that Outlook sets over what it quotes."""
FIRST_HEADER = re.compile(rf"\s*\*?{_LABELS['from']}\*?\s?:")
RULE = re.compile(r"\s*[_-]{5,}\s*")
HEADER_LINES = 8


def own_words(text: str) -> str:
    """A plain message less the lines that it quotes, and the line over them that says whose.

    The whole text where it quotes more words than it says: then they are what it is sent for.

    >>> own_words("It is closed.\\n\\nOn 2 May 2025 Ada wrote:\\n> When?")
    'It is closed.'
    """
    answer: list[str] = []
    quoted: list[str] = []
    for n, line in enumerate(lines := text.splitlines()):
        if OLDER.match(line) or _begins_older(lines, n):
            quoted += lines[n:]
            break
        if not QUOTED.match(line):
            answer.append(line)
            continue
        if not quoted:
            _drop_who_wrote(answer)
        quoted.append(line)
    kept = "\n".join(answer).strip("\n")
    return kept if len(kept.split()) > len(" ".join(quoted).split()) else text


def _drop_who_wrote(answer: list[str]) -> None:
    """Take the line over a quotation off, and the blank ones under it; it may take two lines."""
    last = next((n for n in reversed(range(len(answer))) if answer[n].strip()), None)
    if last is None:
        return
    goes_on = last > 0 and answer[last].rstrip().endswith(":") and not BEGINS.match(answer[last])
    if goes_on and BEGINS.match(answer[last - 1]):
        del answer[last - 1 :]
    elif WHO_WROTE.search(answer[last]):
        del answer[last:]


def _begins_older(lines: Sequence[str], n: int) -> bool:
    """Whether the headers of an older message stand here, under a rule perhaps."""
    ahead = n + 1 if RULE.fullmatch(lines[n]) else n
    if ahead >= len(lines) or not FIRST_HEADER.match(lines[ahead]):
        return False
    plain = " ".join(line.strip() for line in lines[ahead : ahead + HEADER_LINES])
    return bool(HEADERS.match(plain.replace("*", "")))
