"""What a message says itself, without the message that it answers and quotes beneath."""

import re

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


def own_words(text: str) -> str:
    """A plain message less the lines that it quotes, and the line over them that says whose.

    The whole text where it quotes more words than it says: then they are what it is sent for.

    >>> own_words("It is closed.\\n\\nOn 2 May 2025 Ada wrote:\\n> When?")
    'It is closed.'
    """
    answer: list[str] = []
    quoted: list[str] = []
    for n, line in enumerate(lines := text.splitlines()):
        if OLDER.match(line):
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
