"""The papers of a meeting as files: the Council's in one language, the COP's in all three."""

from pathlib import Path

from pipeline.atomic_write import replace_file
from pipeline.i18n import LANGUAGES
from pipeline.reports.council import CouncilPaper
from pipeline.reports.council.cop_paper import CopPaper
from pipeline.reports.texts import wording


def write_council(paper: CouncilPaper, folder: Path, language: str) -> tuple[Path, ...]:
    """The Word paper and the workbook; those of the same day and meeting are replaced."""
    from pipeline.reports.council.to_docx import document  # python-docx costs half a second
    from pipeline.reports.council.to_xlsx import workbook_of  # openpyxl costs half a second

    texts = wording(language, "council")
    name = f"council-{paper.meeting.id}-{paper.today}-{language}"
    word, sheet = folder / f"{name}.docx", folder / f"{name}.xlsx"
    replace_file(word, lambda part: document(paper, texts).save(part))
    replace_file(sheet, lambda part: workbook_of(paper, texts).save(part))
    return word, sheet


def write_cop_paper(paper: CopPaper, folder: Path) -> tuple[Path, ...]:
    """The draft in every language."""
    from pipeline.reports.council.cop_to_docx import document  # python-docx costs half a second

    written = []
    for language in LANGUAGES:
        texts, states = wording(language, "cop_paper"), wording(language, "compliance")
        path = folder / f"cop-paper-{paper.meeting.id}-{paper.today}-{language}.docx"
        word = document(paper, texts, states)
        replace_file(path, word.save)
        written.append(path)
    return tuple(written)
