"""What parts the cells of a table saved as text, whatever else stands in its heads."""

import pytest

from pipeline.workbooks.text_tables import delimiter_of

TABLES = [
    ("file,received,meeting\na.docx,2025-10-20,", ","),
    ("file;received, if known\na;b", ";"),
    ("file;received, if known, else none;meeting\na;b;c\nd;;", ";"),
    ("a file, by name\treceived\nx\ty", "\t"),
    ('"file; name",received\n"a; b",c', ","),
    ('file,note\na,"one; two; three"\nb,"four;\nfive"', ","),
    ("file|received\na|b", "|"),
    ("\n\nfile;received\na;b", ";"),
    ("file", ","),
    ("", ","),
]


@pytest.mark.parametrize(("text", "delimiter"), TABLES)
def test_the_one_that_gives_each_line_as_many_cells(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter
