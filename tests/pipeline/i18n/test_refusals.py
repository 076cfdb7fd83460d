"""What a table is refused for, in the language of its reader."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.i18n import LANGUAGES
from pipeline.i18n.refusals import _sentences, refusal_in
from pipeline.reports.list_files import in_words
from tests.conftest import ROOT
from tests.pipeline.i18n.vocabulary import foreign

OTHERS = LANGUAGES[1:]
SPOKEN = [  # modules whose sentences reach whoever brings a table back
    *sorted((ROOT / "pipeline/workbooks").glob("*.py")),
    *(ROOT / f"pipeline/services/{name}.py" for name in ("workbooks", "workbook_tables")),
]
NOT_SPOKEN = {"make.py", "totals.py", "round_trips.py", "hours.py"}  # they hold patterns and forms
LIKE = {  # part of what stands in braces -> something like it
    "place": "Row 3",
    "where": "Row 3",
    "quoted": "“x”",
    "day": "2025-10-20",
    "opens": "2025-10-20",
    "closes": "2025-10-20",
    "readings": "2025-10-20",
    "keys": "“Action”",
}
SENTENCE = re.compile(r"[A-Za-z{“].{15,}[.a-z]$")
KEPT = {
    "From the workbook x",  # a reason that is recorded
    "x (x rows) is not used: it has no column headed “Action”.",  # with a sheet or the table for x
}


def literal(node: ast.AST) -> str:
    """A string with something like its facts filled in; "" for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        fact = ast.unparse(node.value)
        return next((like for part, like in LIKE.items() if part in fact), "x")
    return ""


def spoken(path: Path) -> Iterator[str]:
    """Every sentence that a module says; the parts of a longer one are not told apart."""
    tree = ast.parse(path.read_text("utf-8"))
    within = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
              for part in ast.walk(node) if part is not node}  # fmt: skip
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = literal(node) if isinstance(node, ast.Constant | ast.JoinedStr) else ""
        if id(node) not in within | docs and " " in text and SENTENCE.match(text):
            yield text.replace("RRow", "Row")


@pytest.mark.parametrize("language", OTHERS)
def test_whatever_a_table_is_refused_for_is_told_in_each_language(language: str) -> None:
    sentences = {text for path in SPOKEN if path.name not in NOT_SPOKEN for text in spoken(path)}
    assert len(sentences) > 40
    english = {text for text in sentences if refusal_in(language, text) == text}
    assert english - KEPT == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_wording_fills_in_the_facts_of_the_english_one(language: str) -> None:
    for pattern, ours in _sentences(language):
        facts = {*pattern.groupindex}
        assert {*re.findall(r"\{(\w+)\}", ours)} <= facts, ours


WITHIN = (
    "Row 4 of sheet “X”, “Received”: somebody changed it to “a” after the file was made (it was "
    "nothing), and the file says “b”. Ask which is right; make a new workbook if it is the file."
)


def test_what_stands_within_a_sentence_is_told_too() -> None:
    translation = refusal_in("fr", WITHIN, {"Received": "Reçu le"}).replace("\u00a0", " ")
    assert translation.startswith("Ligne 4 de la feuille « X », « Reçu le » : un collègue a")
    assert "auparavant : rien" in translation
    assert refusal_in("en", WITHIN) == WITHIN


def test_words_of_people_stay_as_they_are() -> None:
    english = "“There is no day.” is none of the list. Choose one of a, b."
    assert refusal_in("es", english).startswith("«There is no day.» no figura")


def test_what_is_not_known_stays() -> None:
    assert refusal_in("fr", "Something new went wrong.") == "Something new went wrong."


DUE = [  # why something is due, as the register says it
    "Step 5(3): 150 days before the opening (Article XI(3), Step 5(3)).",
    "Step 6(1); no day is published, so the opening of COP15 is shown.",
    "Step 4(1): COP15 closed on 2026-03-29; what it decided is not recorded yet.",
    "Step 4(1): COP15 opens 2026-03-23.",
    "Step 5(3): a file that seems to be the report waits to be examined.",
    "No report was found for COP14, which closed on 2024-02-17: by Step 6(4) the action will be "
    "considered closed. Record it (`considered_closed`), or the report.",
]


@pytest.mark.parametrize("english", DUE)
@pytest.mark.parametrize("language", OTHERS)
def test_why_something_is_due_is_told_in_each_language(english: str, language: str) -> None:
    translation = re.sub(r"`[^`]*`", "", refusal_in(language, english))
    assert not foreign(translation, language)
    assert "Step" not in translation


def test_sentences_of_the_tables_are_in_the_language_of_the_table() -> None:
    assert in_words("place", "Rome, Italy", "es") == "Roma (Italia)"
    assert in_words("due.why", DUE[3], "fr").startswith("Étape 4.1)")
    note = "The published timeline was not found."
    assert in_words("note", note, "fr") == "Le calendrier publié n’a pas été trouvé."
    assert in_words("note", "Ana asked; nobody knew", "fr") == "Ana asked; nobody knew"
