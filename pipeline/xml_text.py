"""What no Word or Excel file may hold: their libraries refuse it, or Office calls the file damaged.

Source: XML 1.0, 2.2 Characters.
"""

import re

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` without such characters.

    >>> clean("a\\x07 heron\\ufffe")
    'a heron'
    """
    return NOT_IN_XML.sub("", text)
