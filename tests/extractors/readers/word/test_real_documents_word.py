"""Word files that nobody here wrote: none trips the reader, none comes out empty in silence.

What pandoc sees is the measure of what there is to see.
"""

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.errors import (
    BrokenFile,
    EmptyFile,
    EncryptedFile,
    ExtractionError,
    IllegibleScan,
    OnlyAttachments,
    UnknownFormat,
)
from extractors.readers.read import read_document
from extractors.readers.word import read_word

WITHIN_WORDS = {
    "Emph", "Link", "SmallCaps", "Span", "Strikeout", "Strong", "Subscript", "Superscript",
    "Underline",
}  # fmt: skip
WORD = re.compile(r"[^\W_]+")
NAMED = {  # the files that cannot be read, and why
    "mammoth.js__empty.docx": EmptyFile,
    "mammoth.js__external-picture.docx": IllegibleScan,
    "mammoth.js__tiny-picture-target-base-relative.docx": IllegibleScan,
    "mammoth.js__tiny-picture.docx": IllegibleScan,
    "poi__OPCCompliance_CoreProperties_LimitedXSITypeAttribute_NotPresentFAIL.docx": EmptyFile,
    "poi__OPCCompliance_CoreProperties_LimitedXSITypeAttribute_PresentWithUnauthorizedValueFAIL"
    ".docx": EmptyFile,
    "poi__OPCCompliance_CoreProperties_OnlyOneCorePropertiesPart.docx": EmptyFile,
    "poi__OPCCompliance_CoreProperties_UnauthorizedXMLLangAttributeFAIL.docx": EmptyFile,
    "poi__TestTableColumns.docx": EmptyFile,
    "poi__bug53475-password-is-solrcell.docx": EncryptedFile,
    "poi__clusterfuzz-testcase-minimized-POIFuzzer-6709287337197568.docx": BrokenFile,
    "poi__clusterfuzz-testcase-minimized-POIXWPFFuzzer-4959857092198400.docx": BrokenFile,
    "poi__clusterfuzz-testcase-minimized-POIXWPFFuzzer-5569740188549120.docx": BrokenFile,
    "poi__crash-517626e815e0afa9decd0ebb6d1dee63fb9907dd.docx": BrokenFile,
    "poi__headerFooter.docx": EmptyFile,  # words in the margins alone
    "poi__tika-3388.docx": OnlyAttachments,
    "poi__zero-length.docx": EmptyFile,
    "python-docx__having-images.docx": IllegibleScan,
    "python-docx__sty-behav-props.docx": EmptyFile,
    "python-docx__sty-having-no-styles-part.docx": EmptyFile,
    "python-docx__tbl-2x2-table.docx": EmptyFile,
    "tika__testWORD_protected_passtika.docx": EncryptedFile,
    "tika__testWPSAttachment.docx": OnlyAttachments,
    "tika__file13_attachANotB.doc": UnknownFormat,
    "tika__testWORD_multi_authors.doc": EmptyFile,
    "tika__testWORD_protected_passtika.doc": EncryptedFile,
}
NOT_FOR_US = {  # words that pandoc shows and we do not, with the reason
    "poi__55966.docx": "the prompt of an empty content control",
    "poi__tika-3816.docx": "the prompt of an empty content control",
}


def test_word_files_are_read_or_say_why_not(real_documents: Path) -> None:
    states = {path.name: state(path) for path in sorted((real_documents / "docx").iterdir())}
    found = {name: error for name, error in states.items() if error is not None}
    assert found == {name: error for name, error in NAMED.items() if not name.endswith(".doc")}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="apt-get install libreoffice-writer")
def test_old_word_files_are_read_or_say_why_not(real_documents: Path) -> None:
    states = {path.name: state(path) for path in sorted((real_documents / "doc").iterdir())}
    found = {name: error for name, error in states.items() if error is not None}
    assert found == {name: error for name, error in NAMED.items() if name.endswith(".doc")}


def test_numbers_agree_with_a_file_that_spells_them_out(real_documents: Path) -> None:
    """In this file the text of every numbered paragraph is the number that Word shows."""
    document = read_word(real_documents / "docx" / "tika__testWORD_override_list_numbering.docx")
    numbered = [x for x in document.paragraphs if x.numbering not in {"", "•"}]
    assert len(numbered) > 40
    assert [x.numbering for x in numbered] == [x.text for x in numbered]


def state(path: Path) -> type[ExtractionError] | None:
    """The error that names why a file cannot be read; None for one that can."""
    try:
        document = read_document(path)
    except ExtractionError as error:
        return type(error)
    assert WORD.search(document.text) or any(WORD.search(note.text) for note in document.notes)
    return None


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("pandoc"), reason="apt-get install pandoc")
def test_we_see_at_least_the_words_that_pandoc_sees(real_documents: Path) -> None:
    unseen = {}
    for path in sorted((real_documents / "docx").iterdir()):
        theirs = words("".join(pandoc_strings(path)))
        if path.name not in NAMED and (missed := theirs - words(everything(read_word(path)))):
            unseen[path.name] = sorted(missed)
    assert unseen.keys() == NOT_FOR_US.keys(), unseen


def everything(document: Document) -> str:
    texts = [paragraph.text for paragraph in (*document.paragraphs, *document.notes)]
    return " ".join([*texts, *(found.text for found in document.unseen)])


def words(text: str) -> set[str]:
    """Words without regard to case: Word and pandoc disagree on w:caps."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return set(WORD.findall(plain.casefold()))


def pandoc_strings(path: Path) -> Iterator[str]:
    """The text of a file as pandoc's tree has it; none where pandoc gives up."""
    command = ["pandoc", "-f", "docx", "-t", "json", "--track-changes=accept", str(path)]
    run = subprocess.run(command, capture_output=True, timeout=120)
    yield from strings(json.loads(run.stdout)["blocks"] if run.returncode == 0 else [])


def strings(node: object) -> Iterator[str]:
    """The strings below a node of pandoc's tree, with blanks where a word ends."""
    if isinstance(node, list):
        for child in node:
            yield from strings(child)
    elif isinstance(node, dict):
        match node.get("t"):
            case "Str" | "Space" | "SoftBreak" | "LineBreak":
                yield node.get("c", " ")
            case "Code" | "Math" | "CodeBlock":
                yield node["c"][-1]
            case "Image":  # its caption describes a picture, and is no text of the document
                pass
            case kind:
                ends = "" if kind in WITHIN_WORDS else " "
                yield ends
                yield from strings(node.get("c", []))
                yield ends
