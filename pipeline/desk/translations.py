"""Filters of templates that put what the program and the register say into the page's language.

>>> called("Great Bustard", "fr")
'Outarde barbue'
"""

import re
from datetime import date, datetime
from typing import Any

from django import template

from pipeline.convention.calendar import BONN
from pipeline.desk.change_words import path_in_words, value_in_words
from pipeline.desk.texts import texts
from pipeline.i18n.places import place_name
from pipeline.i18n.refusals import refusal_in
from pipeline.services.states import state_names
from pipeline.submissions.messages import problem
from pipeline.titles import title_in

register = template.Library()
ROLES_APART = re.compile(r" and |, ")
DRAFTED = re.compile(r"drafted (\d{4}-\d{2}-\d{2})")
EVENT = re.compile(r"event (\d+)")


@register.filter
def called(title: str, language: str) -> str:
    """The title of an action in the language of the page, as far as every part of it is known."""
    return title_in(language, title)


@register.simple_tag(takes_context=True)
def heading(context: template.Context, line: Any) -> str:
    """The number and the title of an action, this in the language of the page."""
    numbered, title = f"{line.number} ", str(line.heading)
    if not title.startswith(numbered):
        return title
    return numbered + called(title.removeprefix(numbered), context["language"])


@register.filter
def placed(place: str, language: str) -> str:
    """Where a meeting is held: "Bonn (Allemagne)"."""
    return place_name(place, language)


@register.filter
def in_words(english: str, language: str) -> str:
    """A sentence of the program in the language of the page, where its wording is known."""
    return refusal_in(language, english)


@register.filter
def unread(reading: Any, language: str) -> str:
    """Why a file could not be read and what to ask for; "" for one that could.

    `reading` is a reading, or the row of an intake.
    """
    names = ("file", "problem_state", "problem")
    known: dict[str, Any] = (
        reading if isinstance(reading, dict) else {name: getattr(reading, name) for name in names}
    )
    file, state, english = (str(known.get(name) or "") for name in names)
    return problem(file, state, english, language) if english else ""


@register.filter
def entry(path: str, language: str) -> str:
    """What a line of the history of an action is about."""
    return path_in_words(path, texts(language))


@register.filter
def status(value: object, language: str) -> object:
    """A status by its name; any other value as it is."""
    return value_in_words(value, texts(language))


@register.filter
def in_bonn(moment: str, language: str) -> str:
    """A day and hour as clocks in Bonn showed it, in words.

    >>> in_bonn("2025-10-20 23:12", "fr")
    '20 octobre 2025, 23:12 CEST'
    """
    return texts(language).moment(datetime.fromisoformat(moment).replace(tzinfo=BONN))


@register.simple_tag(takes_context=True)
def state(context: template.Context, row: dict[str, Any]) -> str:
    """A Range State in the language of the page, as written where no State is known by it."""
    iso = str(row.get("iso") or "")
    written = str(row.get("text") or row.get("name") or "")
    try:
        return state_names(iso)[context["language"]] if iso else written
    except KeyError:  # a register that was restored may hold anything
        return written


@register.simple_tag(takes_context=True)
def roles(context: template.Context, role: str) -> str:
    """What a document is to an action: "report and extension, withdrawn"."""
    words = context["t"]["document_roles"]
    return ", ".join(words.get(part, part) for part in ROLES_APART.split(role))


@register.filter
def found_at(place: str, language: str) -> str:
    """Where a search found its words: the heading of a section as it stands, else in our words.

    >>> found_at("event 3", "fr"), found_at("drafted 2025-10-20", "es"), found_at("Zeitplan", "fr")
    ('événement 3', 'redactada el 20 de octubre de 2025', 'Zeitplan')
    """
    words: dict[str, str] = texts(language).words["search_by"]["places"]
    if numbered := EVENT.fullmatch(place):
        return f"{words['event']} {numbered[1]}"
    if drafted := DRAFTED.fullmatch(place):
        return f"{words['drafted']} {texts(language).day(date.fromisoformat(drafted[1]))}"
    return words.get(place, place)
