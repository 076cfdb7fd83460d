"""The drafts as files: Word, mail drafts, and one mailing list in Excel. All of them or none."""

import os
import shutil
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from pipeline.letters.drafts import Draft
from pipeline.letters.template_files import check_template, fill_template, template_path
from pipeline.letters.words import letter_words
from pipeline.reports.sheets import add_sheet, save, workbook

WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def write_letters(
    drafts: Sequence[Draft], meeting: str, today: date, folder: Path, language: str = "en"
) -> tuple[Path, ...]:
    """Write every letter, and the mailing list in `language`, into `folder`.

    The templates are looked at before anything is written, and files appear in `folder` only when
    all are made; a folder that is not there yet appears whole. Raises BrokenTemplate and OSError.
    """
    for kind, tongue in dict.fromkeys((one.kind, one.language) for one in drafts if one.kind):
        check_template(template_path(kind, tongue), kind)
    making = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    making.mkdir(parents=True)
    try:
        for one in drafts:
            if one.kind:
                _write(one, making)
        _mailing_list(drafts, today, making / f"mailing-list-{meeting}-{today}.xlsx", language)
        made = sorted(path.name for path in making.iterdir())
        if folder.exists():
            for name in made:
                (making / name).replace(folder / name)
        else:
            making.replace(folder)
        return tuple(folder / name for name in made)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _write(one: Draft, folder: Path) -> None:
    assert one.kind is not None
    word, subject, text = fill_template(template_path(one.kind, one.language), one.values)
    path = folder / f"{one.name}.docx"
    word.save(str(path))
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    if one.address:
        mail["To"] = one.address
    mail["X-Unsent"] = "1"  # mail programs open it as a draft
    mail["Content-Language"] = one.language
    mail.set_content(text)
    mail.add_attachment(path.read_bytes(), "application", WORD, filename=path.name)
    (folder / f"{one.name}.eml").write_bytes(mail.as_bytes())


def _mailing_list(drafts: Sequence[Draft], today: date, path: Path, language: str) -> None:
    words = letter_words(language)
    rows = [
        [
            words["letter_names"][one.kind.value if one.kind else "none"],
            *(one.to, one.address, one.language, one.about, today),
            f"{one.name}.docx" if one.kind else "",
            f"{one.name}.eml" if one.kind else "",
            "; ".join(remark.say(language) for remark in one.remarks),
        ]
        for one in drafts
    ]
    book = workbook()
    add_sheet(book, words["sheet"], words["columns"], rows)
    save(book, path)
