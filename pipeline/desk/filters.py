"""How templates write days, hours and counted things in the language of the page.

>>> from datetime import date
>>> day(date(2020, 2, 1), "es")
'1 de febrero de 2020'
"""

import re
from datetime import UTC, date, datetime
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join

from pipeline.actions.names import is_action_name, short_symbol
from pipeline.convention.receipt_day import moment_of, read_day
from pipeline.desk.texts import texts

register = template.Library()
DAYS = ("document_date", "received")
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
STEPS = re.compile(r"(\d)\((\d)\)")
ISO_DAY = 10  # characters of "2025-10-20"
MENTIONED = re.compile(r"((?<![\w@])@[\w.+-]*[\w+-])")


@register.filter
def day(value: date | str | None, language: str) -> str:
    """A day in full, with its hour where known; an ISO text is taken for one; nothing for None."""
    if not value:
        return ""
    known = read_day(value) if isinstance(value, str) else value
    return texts(language).day(known)


@register.filter
def typed(value: date | str | None) -> str:
    """A day as a field has it and takes it, the same in every language; other text as it was typed.

    With full stops the day comes first, so it has one meaning: `typed_day`.

    >>> typed(date(2025, 10, 20)), typed("2025-10-20"), typed("3/4/2025"), typed(None)
    ('20.10.2025', '20.10.2025', '3/4/2025', '')
    """
    if isinstance(value, str):
        if not ISO.fullmatch(value):
            return value
        year, month, in_month = value.split("-")
        return f"{in_month}.{month}.{year}"
    if not value:
        return ""
    moment = moment_of(value)
    return f"{value:%d.%m.%Y}{f' {moment:%H:%M}' if moment else ''}"


@register.filter
def moment(value: datetime | str | None, language: str) -> str:
    """A day and hour in Bonn, with the zone; nothing for None. A text is one in ISO form, of UTC.

    >>> moment("2025-10-08T20:30:00Z", "en")
    '8 October 2025, 22:30 CEST'
    """
    if not value:
        return ""
    known = datetime.fromisoformat(value) if isinstance(value, str) else value
    return texts(language).moment(known if known.tzinfo else known.replace(tzinfo=UTC))


@register.filter
def figure(value: float | None, language: str) -> str:
    """A sum with its thousands apart, as a language writes it; nothing for None.

    >>> figure(1234567.5, "en"), figure(40000, "es"), figure(None, "en")
    ('1,234,567.50', '40\u202f000', '')
    """
    if value is None:
        return ""
    english = f"{value:,.2f}".removesuffix(".00")
    if language == "en":
        return english
    return english.replace(",", "\u202f").replace(".", ",")


@register.filter
def value(changed: Any) -> str:
    """What was entered, as a person would write it; a table of values with its names.

    >>> value({"lead": "Kenya", "until": None})
    'lead: Kenya'
    """
    if isinstance(changed, dict):
        return "; ".join(f"{name}: {value(part)}" for name, part in changed.items() if part)
    if isinstance(changed, list | tuple):
        return ", ".join(map(value, changed))
    return "" if changed is None else str(changed)


@register.simple_tag(takes_context=True)
def several(context: template.Context, name: str, number: int) -> str:
    """A number with what is counted, in the language of the page."""
    return texts(context["language"]).several(name, number)


@register.simple_tag(takes_context=True)
def say(context: template.Context, path: str, **values: object) -> str:
    """A sentence of the page's language with its {places} filled in; values stay plain text."""
    return str(texts(context["language"]).get(path)).format(**values)


@register.simple_tag(takes_context=True)
def say_keys(context: template.Context, path: str, keys: dict[str, str]) -> str:
    """A sentence that names keys, as this person has them."""
    return say(context, path, **keys)


@register.simple_tag(takes_context=True)
def gone_on(context: template.Context, into: str) -> str:
    """Where an action goes on: in one with a number, or in what somebody wrote, quoted."""
    path = "proposals.into" if is_action_name(into) else "proposals.continued"
    return say(context, path, into=into)


@register.simple_tag(takes_context=True)
def conflict(context: template.Context, found: Any) -> str:
    """Why a number cannot be given, in the language of the page."""
    sentence: str = texts(context["language"]).get(f"numbers.conflict.{found.kind}")
    return sentence.format(number=found.number, other=found.other, meeting=found.meeting)


@register.filter
def short(symbol: str) -> str:
    """A symbol as people say it at the meeting: "Doc.29.1"."""
    return short_symbol(symbol)


@register.filter
def step(basis: str, language: str) -> str:
    """Where in the Resolution a rule stands, as a language writes it.

    >>> step("Step 5(1), 5(3), 6(1)", "fr"), step("Step 6(4)", "es"), step("paragraph 7", "fr")
    ('étapes 5.1), 5.3), 6.1)', 'paso 6.4)', 'paragraphe 7')
    """
    words = texts(language).words["bases"]
    numbers = [words["number"].format(*found) for found in STEPS.findall(basis)]
    if not numbers:
        return str(words["others"].get(basis, basis))
    form = words["step" if len(numbers) == 1 else "steps"]
    aside = words["aside"] if "not on record" in basis else ""
    return f"{form.format(numbers=', '.join(numbers))}{aside}"


@register.filter
def word(table: dict[str, str], key: object) -> str:
    """The word for a value in a table of words; the value itself where the table has none."""
    return table.get(str(key), str(key))


@register.filter
def of(table: dict[str, Any], key: str) -> Any:
    """What a table has under a name; "" where it has nothing there."""
    return table.get(key) or ""


@register.filter
def points(length: float) -> str:
    """A length on a page as SVG has it, whatever the language: with a point."""
    return f"{length:.1f}"


@register.filter
def wide(box: Any) -> float:
    """How wide a frame is."""
    return float(box.x1 - box.x0)


@register.filter
def high(box: Any) -> float:
    """How high a frame is."""
    return float(box.bottom - box.top)


@register.filter
def form_name(part: Any, item: Any) -> str:
    """How the field of a part is called in the form of its item."""
    return "value" if len(item.parts) == 1 else f"value-{part.name}"


@register.simple_tag(takes_context=True)
def shown(context: template.Context, item: Any) -> str:
    """The value of an item in the language of the page: kinds and languages by name, days in full.

    A day with its hour stays as it was read.
    """
    choices = item.parts[0].choices if item.parts else ()
    if item.text in choices or item.path == "original_language":
        return choice_in(item.text, context["t"])
    if item.path in DAYS and len(item.text) == ISO_DAY:
        return day(item.text, context["language"])
    return str(item.text)


@register.simple_tag(takes_context=True)
def field(context: template.Context, item: Any, part: Any, received: date | None) -> str:
    """A part as its field has it: a day with full stops, that of receipt with its hour."""
    if item.path == "received" and received and item.text == received.isoformat():
        return typed(received)
    return typed(part.value) if item.path in DAYS else str(part.value)


@register.simple_tag(takes_context=True)
def spoken_of(context: template.Context, path: str) -> str:
    """What a decision is about: a field by its name, a member of a list after that of its list."""
    words = context["t"]
    name, _, key = path.partition("/")
    if not key:
        return str(words["fields"].get(name, name))
    called = words["groups"].get(name) or words["placing"].get(name) or name
    return f"{called}: {key}"


@register.filter
def choice_in(choice: str, words: dict[str, Any]) -> str:
    """One of a few words that a value may be, in the words of the page."""
    return str(words["kinds"].get(choice) or words["choices"].get(choice, choice))


@register.filter
def mentions(text: str) -> str:
    """A comment with the names that it calls set off, its lines kept; all of it is text.

    >>> mentions("@Ana: <look>")
    '<strong>@Ana</strong>: &lt;look&gt;'
    """
    parts = MENTIONED.split(text)
    return format_html_join(
        "",
        "{}",
        ((format_html("<strong>{}</strong>", p) if n % 2 else p,) for n, p in enumerate(parts)),
    )


@register.filter
def marked(text: str, item: Any) -> str:
    """Text of a document with the words of an item marked, where they stand in it.

    What comes from the file stays text: it is escaped before the mark is set.
    """
    quote = getattr(item, "quote", "") if item else ""
    start = text.find(quote) if quote else -1
    if start < 0:
        return format_html("{}", text)
    end = start + len(quote)
    return format_html("{}<mark>{}</mark>{}", text[:start], text[start:end], text[end:])
