"""Activities in lines that end with who does them."""

import pytest

from extractors.document import Location
from extractors.forms.activities.credited_lines import credited_rows
from tests.builders import paragraph

LISTS = [
    (
        "1. Joint census, December 2026 and December 2028 (Ruritania, Kenya).\n"
        "2. Code for releases, adopted by the end of 2027 (Snark Trust, with the Boojum Centre).\n"
        "3. Register of permits, from January 2027 (Kenya).",
        [
            ("Joint census", "December 2026 and December 2028", "Ruritania, Kenya", ""),
            ("Code for releases", "adopted by the end of 2027",
             "Snark Trust, with the Boojum Centre", ""),
            ("Register of permits", "from January 2027", "Kenya", ""),
        ],
    ),
    (
        "– Comptage des colonies en février 2027 et en février 2029 (Institut Snark)\n"
        "– Pose de balises, d’octobre à décembre 2027 (Boojum Trust ; Institut Snark)\n"
        "– Charte des marchés, 2028 (à désigner)",
        [
            ("Comptage des colonies", "en février 2027 et en février 2029", "Institut Snark", ""),
            ("Pose de balises", "d’octobre à décembre 2027", "Boojum Trust ; Institut Snark", ""),
            ("Charte des marchés", "2028", "à désigner", ""),
        ],
    ),
    (
        "Cercar las quebradas (Fundación Snark y Boojum)\nApagar las luces (Municipio de Lebu)\n"
        "Encuentro de pescadores (Pro Snark, 2028, USD 4.000)",
        [
            ("Cercar las quebradas", "", "Fundación Snark y Boojum", ""),
            ("Apagar las luces", "", "Municipio de Lebu", ""),
            ("Encuentro de pescadores", "2028", "Pro Snark", "USD 4.000"),
        ],
    ),
    (
        "Train 220 responders, 2026–2028 (Snark Trust)\nStudy markets, December 2028 (BOOJUM)\n"
        "Seek a ban in every State, no date",
        [
            ("Train 220 responders", "2026–2028", "Snark Trust", ""),
            ("Study markets", "December 2028", "BOOJUM", ""),
            ("Seek a ban in every State", "no date", "", ""),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), LISTS, ids=[text[:30] for text, _ in LISTS])
def test_lines_that_end_with_who_does_them(text: str, rows: list[tuple[str, ...]]) -> None:
    lines = [paragraph(line, Location(n)) for n, line in enumerate(text.split("\n"), 1)]
    read = credited_rows(lines)
    assert [(r.activity, r.timeframe, r.responsibility, r.funding) for r in read] == rows


NO_LISTS = [
    "The counts began early (see above).\nThey went on for years (2012).\nAll is well (really).",
    "Birds were counted. Rings were read (Snark Trust).\nMore came. None left (Snark Trust).\n"
    "So it went. And ended (Snark Trust).",
    "Count birds (Snark Trust)\nRing birds (Snark Trust)",
    "Vulnerable species\nThreats in the range\nThe Snark Trust helps (Kenya)",
]


@pytest.mark.parametrize("text", NO_LISTS)
def test_prose_and_short_lists_are_no_activities(text: str) -> None:
    lines = [paragraph(line, Location(n)) for n, line in enumerate(text.split("\n"), 1)]
    assert credited_rows(lines) == []
