"""What a paper says, to tell whether two files are the same but for the hour written into them."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook


def words_of(path: Path) -> object:
    """What a file says, whatever the hour written into it."""
    if path.suffix == ".docx":
        with ZipFile(path) as parts:
            names = sorted(n for n in parts.namelist() if n.startswith("word/") and "xml" in n)
            return [(name, parts.read(name)) for name in names]
    if path.suffix == ".xlsx":
        sheets = load_workbook(path).worksheets
        return [(sheet.title, [*sheet.iter_rows(values_only=True)]) for sheet in sheets]
    if path.suffix == ".eml":
        mail = message_from_bytes(path.read_bytes(), policy=default)
        body = mail.get_body()
        return mail["Subject"], mail["To"], body and body.get_content()
    return path.read_text("utf-8")
