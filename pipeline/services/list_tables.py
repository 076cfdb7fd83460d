"""A list as a file that Excel opens, for who shows it."""

from collections.abc import Sequence
from typing import Any

from pipeline.reports.list_files import table_file


def list_file(suffix: str, title: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows as a workbook (".xlsx") or as CSV (".csv"). Raises NoTableFormat for another suffix."""
    return table_file(suffix, title, head, rows)
