"""What is drawn from a seed before anything is written."""

from dataclasses import dataclass
from random import Random

from tests.builders import PROPOSAL

IDS = tuple(section.id for section in PROPOSAL.sections)

STYLES = (
    "plain",  # own line, like any other text
    "plain_colon",
    "bold",
    "bold_larger",
    "roman_run_in",  # (iii). Geographical range: text
    "roman_own_line",
    "roman_bare",  # (iii) Geographical range, text on the next line
    "roman_capital",  # IV. Heading
    "arabic",
    "arabic_paren",
    "arabic_bold",
    "capitals",
    "capitals_bold",
    "styled",  # Word's "Heading 2"
    "auto_number",  # the number is Word's own
    "bold_run_in",  # bold heading, colon, text on the same line
    "plain_run_in",
    "letters",  # C. Geographical range
    "table",  # two columns, label in the left cell
    "table_wrapped",  # the same, every word or two a paragraph of its own
    "table_numbered",  # number, label, text
    "table_rows",  # one column: label row, text row
    "table_full_width",  # two columns, label over both
)
DEFECTS = (
    "missing", "empty", "guidance", "merged", "extra_first", "extra_middle", "extra_last",
    "contents", "contents_bare", "typo", "order", "foreign_heading", "traps", "lists", "labels",
    "sub_headings", "placeholder", "no_table", "wrapped",
)  # fmt: skip
KINDS = (
    *(("proposal",), ("proposal",), ("proposal",), ("extension_proposal",)),
    ("progress_report", "extension_proposal"),
)


@dataclass(frozen=True)
class Plan:
    seed: int
    language: str
    style: str
    format: str  # "docx", "pdf", "web" (a PDF by a browser), "scan"
    kinds: tuple[str, ...]
    defects: frozenset[str]
    header: str  # look of the header block
    pages: int = 0  # about how many the text fills; 0 leaves it to chance, some three


def draw(seed: int, formats: tuple[str, ...] = ("docx", "pdf"), pages: int = 0) -> Plan:
    """The plan of one submission: styles, languages and formats in turn, the rest by chance."""
    chance = Random(seed)
    defects = {defect for defect in DEFECTS if chance.random() < 0.16}
    return Plan(
        seed=seed,
        language=("en", "fr", "es")[seed % 3],
        style=STYLES[(seed // 3) % len(STYLES)],
        format=formats[(seed // (3 * len(STYLES)) + seed) % len(formats)],
        kinds=chance.choice(KINDS),
        defects=frozenset(defects),
        header=chance.choice(("cop12", "cop13", "cop13_table", "glued", "french_spaces")),
        pages=pages,
    )
