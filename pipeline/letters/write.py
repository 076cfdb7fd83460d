"""The drafts as files: Word, mail drafts, and one mailing list in Excel. All of them or none."""

from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from pipeline.atomic_write import part_of
from pipeline.i18n.lists import list_words
from pipeline.i18n.typography import list_separator
from pipeline.letters.draft import Draft
from pipeline.letters.templates import check_template, template_path
from pipeline.letters.texts import letter_words
from pipeline.letters.wording import drafted_wording, letter_as_files
from pipeline.reports.xlsx_builder import add_sheet, save, workbook


def write_letters(
    drafts: Sequence[Draft], meeting: str, today: date, folder: Path, language: str = "en"
) -> tuple[Path, ...]:
    """Write every letter, and the mailing list in `language`, into `folder`.

    The templates are looked at before anything is written, and files appear in `folder` only when
    all are made; a folder that is not there yet appears whole. Raises BrokenTemplate and OSError.
    """
    for kind, tongue in dict.fromkeys(
        (draft.kind, draft.language) for draft in drafts if draft.kind
    ):
        check_template(template_path(kind, tongue), kind)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with part_of(folder, Path.mkdir) as making:
        for draft in drafts:
            if draft.kind:
                _write(draft, making)
        _mailing_list(drafts, today, making / f"mailing-list-{meeting}-{today}.xlsx", language)
        made = sorted(path.name for path in making.iterdir())
        if folder.exists():
            for name in made:
                (making / name).replace(folder / name)
        else:
            making.replace(folder)
        return tuple(folder / name for name in made)


def mail_of(letter: Draft) -> tuple[EmailMessage, bytes]:
    """A letter as a mail draft with the Word file attached, and the bytes of that file.

    Raises BrokenTemplate.
    """
    return letter_as_files(letter, drafted_wording(letter))


def _write(letter: Draft, folder: Path) -> None:
    mail, word = mail_of(letter)
    (folder / f"{letter.name}.docx").write_bytes(word)
    (folder / f"{letter.name}.eml").write_bytes(mail.as_bytes())


def _mailing_list(drafts: Sequence[Draft], today: date, path: Path, language: str) -> None:
    words = letter_words(language)
    rows = [
        [
            words["letter_names"][draft.kind.value if draft.kind else "none"],
            *(draft.to, draft.address, draft.language, draft.about, today),
            f"{draft.name}.docx" if draft.kind else "",
            f"{draft.name}.eml" if draft.kind else "",
            list_separator(language).join(remark.say(language) for remark in draft.remarks),
        ]
        for draft in drafts
    ]
    book = workbook()
    add_sheet(book, words["sheet"], words["columns"], rows, list_words(language).nothing)
    not_asked = [
        [f"{draft.name}.docx", draft.to, draft.language, *question]
        for draft in drafts
        for question in draft.questions
    ]
    if not_asked:
        add_sheet(book, words["not_asked_sheet"], words["not_asked_columns"], not_asked)
    save(book, path)
