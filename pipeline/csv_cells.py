"""Cells of CSV files, which spreadsheets read as they read what somebody types."""

from typing import TypeVar

T = TypeVar("T")
# also in their wide forms
RUN = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)  # also in their wide forms
APOSTROPHE = "A cell that begins with =, +, - or @ in its source has an apostrophe before it."


def as_cell(value: T) -> T | str:
    """The value; a text that a spreadsheet would run gets an apostrophe before it.

    Blanks before it do not hinder a spreadsheet; a bare carriage return would begin a row.

    >>> as_cell("=1+1"), as_cell(" @SUM(1)"), as_cell(-1), as_cell("12.8")
    ("'=1+1", "' @SUM(1)", -1, '12.8')
    """
    if not isinstance(value, str):
        return value
    if value[:1].isalnum() and "\r" not in value:
        return value  # nearly every cell, and at once
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(RUN) or text.lstrip().startswith(RUN) else text
