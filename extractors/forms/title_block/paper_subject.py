"""Labels that say what a paper is, before what it is about: "Progress report: Sociable Lapwing"."""

import re

from extractors.fields.person_names import ORGANIZATION, TITLED
from extractors.fields.states.countries import find_states
from extractors.text import normalise, plain

PAPER = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:reports?|rapports?|informes?|proposals?|propositions?|propuestas?"
    r"|demandes?|solicitud)(?: (?:final|annual|annuel|anual|conjoint|conjunto)"
    r"| (?:d.|de |d')(?:avance\w*|progres\w*|etape|suivi|seguimiento|situation|mise en oeuvre))?"
    r"\s*(?::|—|–)\s*(?=\S)"
)
ACRONYM = re.compile(r"\b[\w/]*[A-Z][\w/]*[A-Z]")


def names_its_subject(label: str, named: str) -> bool:
    """Whether a folded label says what the paper is, and nothing tells `named` from an animal.

    "Progress report: Sociable Lapwing" is built like one by Jane Doe: who it is cannot be told.

    >>> names_its_subject("progress report: ", "Sociable Lapwing")
    True
    >>> names_its_subject("report: ", "Government of Kenya")
    False
    """
    if not PAPER.match(label + "x"):
        return False
    shown = find_states(named) or ACRONYM.search(named) or TITLED.match(normalise(named.strip()))
    return not shown and ORGANIZATION.isdisjoint(plain(named).split())
