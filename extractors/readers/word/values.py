"""Values of the attributes of a Word file: absent, wrong or out of all proportion ones included."""

from extractors.readers.word.namespaces import VAL, W
from extractors.readers.word.package import Element

OFF = {"0", "false", "off", "none"}
MOST_DIGITS = 9  # of a whole number; hostile files write thousands


def child(parent: Element | None, tag: str) -> Element | None:
    """The first child with this tag. `find` does the same three times as slowly."""
    return None if parent is None else next(parent.iterchildren(tag), None)


def value(parent: Element | None, name: str) -> str | None:
    """The w:val of the child called `name`, "numId"; None without one."""
    found = child(parent, W + name)
    return None if found is None else found.get(VAL)


def is_on(switch: Element | None) -> bool:
    """Whether a switch is there and not turned off: <w:b/>, <w:b w:val="true"/>."""
    return switch is not None and switch.get(VAL, "1") not in OFF


def whole(written: str | None) -> int | None:
    """A whole number of 0 or more; None for anything else."""
    is_number = written is not None and written.isdecimal() and len(written) <= MOST_DIGITS
    return int(written) if written is not None and is_number else None
