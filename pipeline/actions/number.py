"""The numbers of Concerted Actions: how they are written, and how they sort."""

import re
from dataclasses import dataclass
from functools import total_ordering

NUMBER = re.compile(
    r"""^\W*
    (?:UNEP/CMS/)?\s*(?:PNUMA/CMS/)?\s*(?:COP\s*\d+\s*/)?\s*
    (?:concerted\s*action|action\s+concert[ée]e|acci[óo]n\s+concertada|ca)?\s*(?:no\.?|n[º°])?\s*
    (?P<designated>D)?(?P<cop>\d{1,2})\.(?P<order>\d{1,3})\b
    (?!\.\d)""",
    re.IGNORECASE | re.VERBOSE,
)


@total_ordering
@dataclass(frozen=True, slots=True)
class ActionNumber:
    """COP and running number: 12.10 comes after 12.9.

    Actions designated before COP12 have no number; ours begins with D: "D4.1" is the first
    in this register that was designated at COP4.
    """

    cop: int
    order: int
    designated: bool = False

    def __str__(self) -> str:
        return f"{'D' if self.designated else ''}{self.cop}.{self.order}"

    def __lt__(self, other: "ActionNumber") -> bool:
        return (self.cop, self.order, self.designated) < (
            other.cop,
            other.order,
            other.designated,
        )


def parse_number(text: str) -> ActionNumber | None:
    """The number of an action, without its revision; None where there is none.

    >>> str(parse_number("Concerted Action 12.8 (Rev.COP13)"))
    '12.8'
    >>> parse_number("UNEP/CMS/COP13/Doc.28.2.12") is None
    True
    """
    found = NUMBER.match(text.strip())
    if not found:
        return None
    return ActionNumber(int(found["cop"]), int(found["order"]), bool(found["designated"]))
