"""Generated submissions as a browser prints them: another maker of PDFs than LibreOffice.

It sets letters closer, ends lines elsewhere and draws tables in its own way.
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from tests.generator.blocks import Box, Grid, Line, Run, Submission
from tests.pipeline.site.browsing import chromium

STYLE = """
body { font-family: Georgia, serif } p, h2 { margin: 0 0 6pt } ol { margin: 0 }
table { border-collapse: collapse; width: 100% }
.ruled td { border: 1px solid #888; padding: 3pt; vertical-align: top }
"""
MARGIN = "2cm"
FOOT = '<div style="font-size: 9px; width: 100%; text-align: center" class="pageNumber"></div>'
HEAD = '<span style="font-size: 8px">CMS</span>'


def print_pages(submissions: Sequence[Submission], folder: Path) -> None:
    """Each submission as a PDF in `folder`, with a running header and page numbers."""
    with chromium() as browser:
        page = browser.new_page()
        for submission in submissions:
            page.set_content("".join(_page(submission)))
            page.pdf(
                path=folder / f"{submission.name}.pdf",
                format="A4",
                display_header_footer=True,
                header_template=HEAD,
                footer_template=FOOT,
                margin={"top": MARGIN, "bottom": MARGIN, "left": MARGIN, "right": MARGIN},
            )


def _page(submission: Submission) -> Iterator[str]:
    yield f"<!doctype html><html><style>{STYLE}</style><body>"
    number = 0
    for block in submission.blocks:
        if isinstance(block, Grid):
            yield from _table(block)
        elif block.numbered:
            number += 1
            yield f'<ol start="{number}"><li>{_line(block)}</li></ol>'
        else:
            yield _line(block)
    yield "</body></html>"


def _table(grid: Grid) -> Iterator[str]:
    width = max(sum(box.columns for box in row) for row in grid.rows)
    first, *others = ("".join(_cell(box, width) for box in row) for row in grid.rows)
    yield f'<table class="{"ruled" if grid.ruled else ""}">'
    yield f"<thead><tr>{first}</tr></thead>" if width in (5, 6) else f"<tr>{first}</tr>"
    yield from (f"<tr>{row}</tr>" for row in others)
    yield "</table>"


def _cell(box: Box, width: int) -> str:
    lines = "".join(_line(line, small=width > 3) for line in box.lines)
    return f'<td colspan="{box.columns}">{lines}</td>'


def _line(line: Line, *, small: bool = False) -> str:
    tag = "h2" if line.style.startswith("Heading") else "p"
    size = 8.5 if small else line.size
    return f'<{tag} style="font-size: {size}pt">{"".join(map(_run, line.runs))}</{tag}>'


def _run(run: Run) -> str:
    text = f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text)
    return f'<span style="color: rgb{run.color}">{text}</span>' if run.color else text
