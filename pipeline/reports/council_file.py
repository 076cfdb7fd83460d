"""The papers of a meeting as files: the Council's in one language, the COP's in all three."""

from pathlib import Path

from pipeline.languages import LANGUAGES
from pipeline.reports.cop_paper import CopPaper
from pipeline.reports.council import CouncilPaper
from pipeline.reports.wording import wording
from pipeline.whole_files import replace_file


def write_council(paper: CouncilPaper, folder: Path, language: str) -> tuple[Path, ...]:
    """The Word paper and the workbook; those of the same day and meeting are replaced."""
    from pipeline.reports.council_excel import workbook_of  # openpyxl costs half a second
    from pipeline.reports.council_word import document  # python-docx costs half a second

    own = wording(language, "council")
    name = f"council-{paper.meeting.id}-{paper.today}-{language}"
    word, sheet = folder / f"{name}.docx", folder / f"{name}.xlsx"
    replace_file(word, lambda part: document(paper, own).save(part))
    replace_file(sheet, lambda part: workbook_of(paper, own).save(part))
    return word, sheet


def write_cop_paper(paper: CopPaper, folder: Path) -> tuple[Path, ...]:
    """The draft in every language."""
    from pipeline.reports.cop_word import document  # python-docx costs half a second

    written = []
    for language in LANGUAGES:
        own, states = wording(language, "cop_paper"), wording(language, "compliance")
        path = folder / f"cop-paper-{paper.meeting.id}-{paper.today}-{language}.docx"
        word = document(paper, own, states)
        replace_file(path, word.save)
        written.append(path)
    return tuple(written)
