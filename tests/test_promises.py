"""What the house promises of itself: every command is there, every word is in three languages."""

from collections.abc import Iterator
from importlib import import_module
from string import Formatter

import pytest

from extractors.errors import ExtractionError
from extractors.forms.template import load_templates
from pipeline.actions.lifecycle import Event
from pipeline.cli import PLACES
from pipeline.convention.meetings import load_meetings
from pipeline.i18n import LANGUAGES, words
from pipeline.i18n.appendices import annotation, edition_name
from pipeline.site.texts import wording as site_words
from pipeline.submissions.checks import rules
from pipeline.submissions.unread import UNEXPECTED
from taxonomy.appendices.editions import editions, load_appendix_list

OTHERS = [language for language in LANGUAGES if language != "en"]


def states(error: type[ExtractionError] = ExtractionError) -> Iterator[str]:
    """The state of every error of the tree."""
    yield error.state
    for subclass in error.__subclasses__():
        yield from states(subclass)


def facts(wording: str) -> list[str]:
    """The {braces} of a message."""
    return sorted(name for _, name, _, _ in Formatter().parse(wording) if name)


@pytest.mark.parametrize("command", PLACES)
def test_every_command_is_there(command: str) -> None:
    place = PLACES[command]
    assert hasattr(import_module(f"pipeline.cli.{place.module}"), place.attribute)


@pytest.mark.parametrize("language", OTHERS)
def test_no_rule_falls_back_to_english(language: str) -> None:
    table = words(language)
    assert table.messages.keys() == table.advice.keys() == table.basis.keys() == rules().keys()


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_says_the_same_facts(language: str) -> None:
    messages = words(language).messages
    assert {code: facts(messages[code]) for code in messages} == {
        code: facts(rule.message) for code, rule in rules().items()
    }


@pytest.mark.parametrize("language", OTHERS)
def test_every_problem_with_a_file_is_said(language: str) -> None:
    table = words(language)
    assert table.problems.keys() == table.remedies.keys() == {*states(), UNEXPECTED}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_of_a_form_has_a_title(language: str) -> None:
    for template in load_templates().values():
        for section in (*template.sections, *template.merged):
            title = section.titles.get(language, "")
            assert title, (template.kind, section.id)
            assert "{" not in title, (template.kind, section.id, title)


def test_every_edition_of_a_form_begins_with_a_meeting_that_is_known() -> None:
    assert {template.edition for template in load_templates().values()} <= {*load_meetings()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_has_twelve_months(language: str) -> None:
    assert len(words(language).months) == 12


@pytest.mark.parametrize("table", ["event", "happened"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_has_a_name_alone_and_as_a_heading(language: str, table: str) -> None:
    assert site_words(language).words[table].keys() == {*Event} - {Event.RETRACTED}


@pytest.mark.parametrize("language", OTHERS)
def test_every_shipped_note_of_a_listing_is_translated(language: str) -> None:
    notes = {
        line.annotation
        for edition in editions()
        for line in load_appendix_list(edition.edition).listings
        if line.annotation
    }
    assert notes
    assert [note for note in sorted(notes) if annotation(note, language) == note] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_edition_is_shown_by_an_id_that_is_not_a_meeting(language: str) -> None:
    names = {edition_name(edition.edition, language) for edition in editions()}
    assert [name for name in names if "-" in name] == []
