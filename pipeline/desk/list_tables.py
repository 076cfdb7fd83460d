"""A list of the desk as a file for Excel, in the language of the page: `?as=xlsx`, `?as=csv`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from pipeline.desk.texts import Texts, texts_for
from pipeline.services.list_tables import list_file

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: Mapping[str, str] = {"xlsx": EXCEL, "csv": "text/csv; charset=utf-8"}
Cells = Sequence[Any]


def as_table(
    request: HttpRequest,
    name: str,
    head: Sequence[str],
    rows: Iterable[Any],
    cells: Callable[[Any, Texts], Cells],
    title: str = "",
) -> HttpResponse | None:
    """The list as a download; None where the page itself is asked for.

    `head` names words of the desk (“submissions.file”), `cells` says what stands in a row; the
    list is called as its page is, or by the words at `title`.
    """
    suffix = request.GET.get("as", "")
    if suffix not in KINDS:
        return None
    texts = texts_for(request)
    words = [str(texts.get(path)) for path in head]
    lines = [cells(row, texts) for row in rows]
    content = list_file(f".{suffix}", str(texts.get(title or f"nav.{name}")), words, lines)
    heads = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"'}
    return HttpResponse(content, content_type=KINDS[suffix], headers=heads)
