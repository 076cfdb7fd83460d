"""A name of a list without its article and the noun that says what kind of body it is."""

import re

CLASS_NOUN = re.compile(
    r"^(?:association|organisation|organization|society|société|asociación|organización|ONG|NGO"
    r"|coopérative|cooperativa|réseau|red|charity|foundation|fondation|fundación|programme|programa|projet|proyecto)"
    r"(?:\s+(?:no gubernamental|non gouvernementale|non-governmental|ecologista|citoyenne"
    r"|environnementale|conservacionista))?\s+(?=[A-ZÀ-Ý][\w-]+(?:\s|$))"
)
INNER_CLASS_NOUN = re.compile(rf"(\s(?:l['’]|la |the |el ))(?:{CLASS_NOUN.pattern.lstrip('^')})")
"""Small before a name: "l’association Migrateurs"."""
OWN_ARTICLE = re.compile(
    r"^(?:De\s+(?=l)|Of\s+(?=the))?(?:the\s+|(?:[Ll]es?|[Ll]a|[Ee]l|[Ll][oa]s)\s+|[Ll]['’]\s*)"
)
"""Before a name in a sentence; "The" with a capital may be part of it."""


def bare_name(part: str) -> str:
    """`part` by its own name.

    >>> bare_name("l’association Otter Trust")
    'Otter Trust'
    """
    return INNER_CLASS_NOUN.sub(r"\1", CLASS_NOUN.sub("", OWN_ARTICLE.sub("", part)))
