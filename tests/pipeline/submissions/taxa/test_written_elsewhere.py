"""A name in capitals is written as the same text writes it elsewhere, and never guessed."""

import pytest

from pipeline.submissions.taxa.written_elsewhere import without_shouting

CASES = [  # name as read, what else the text says, how it is wanted
    (
        "RAY CONSERVATION ALLIANCE",
        "led by the Ray Conservation\nAlliance",
        "Ray Conservation Alliance",
    ),
    ("RAY CONSERVATION ALLIANCE", "RAY CONSERVATION ALLIANCE", "RAY CONSERVATION ALLIANCE"),
    ("IUCN SSC", "an iucn ssc group", "IUCN SSC"),
    ("WWF", "Wwf", "WWF"),
    ("ASSOCIATION DES ÉLEVEURS", "l’Association des Éleveurs", "Association des Éleveurs"),
    ("Lagoon Foundation", "LAGOON FOUNDATION", "Lagoon Foundation"),
    ("EEL TRUST", "the Steel Trust", "EEL TRUST"),
]


@pytest.mark.parametrize(("name", "text", "wanted"), CASES, ids=[f"{n}: {t}" for n, t, _ in CASES])
def test_names_in_capitals(name: str, text: str, wanted: str) -> None:
    assert without_shouting(name, f"{name}\n{text}.") == wanted
