"""What two ways of writing one name have in common."""


def is_higher(name: str) -> bool:
    """Whether a name as written in a list is one of a genus or above."""
    return len(name.removesuffix(" spp.").split()) == 1 or "(s.l.)" in name


def name_key(name: str) -> str:
    """What two ways of writing one name have in common.

    >>> name_key("Cheloniidae spp.")
    'cheloniidae'
    """
    return name.removesuffix(" spp.").casefold()
