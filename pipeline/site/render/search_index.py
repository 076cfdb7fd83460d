"""The search index: one file for all languages, loaded when somebody begins to search."""

import json

from pipeline.site.content.facets import by_group, by_proponent, by_state, by_taxon
from pipeline.site.content.rows import LANGUAGES, ActionRow, Site, TaxonRow
from pipeline.site.content.text import short
from pipeline.site.render.due_lines import LONG
from pipeline.site.texts import wording
from pipeline.site.urls import numbered, part, slug
from pipeline.titles import title_in, title_language


def search_index(site: Site) -> bytes:
    """The index as assets/register.js reads it.

    Taxa, States, proponents and meetings stand once; an action names them by their place. Common
    names in all languages and superseded names stand with the taxon, so that each finds it.
    """
    listed, named = by_taxon(site), by_state(site)
    taxa = {slug(taxon.name): n for n, (taxon, _) in enumerate(listed)}
    states = {state.iso: n for n, (state, _) in enumerate(named)}
    names = [name for name, _ in by_proponent(site)]
    proponents = {slug(name): n for n, name in enumerate(names)}
    meetings = {meeting.id: n for n, meeting in enumerate(site.meetings)}
    index = {
        "taxa": [_taxon(taxon) for taxon, _ in listed],
        "states": [[state.iso, *(state.names[code] for code in LANGUAGES)] for state, _ in named],
        "proponents": [short(name, LONG) for name in names],
        "meetings": list(meetings),
        "groups": {name: _group(name) for name in by_group(site)},
        "actions": [
            [
                *_told(action),
                [taxa[slug(taxon.name)] for taxon in action.taxa],
                [states[state.iso] for state in action.states if state.iso],
                [proponents[slug(proponent.name)] for proponent in action.proponents],
                _places(action, meetings),
                *_further(action),
            ]
            for action in site.actions
        ],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _group(name: str) -> str:
    """What a class is called in all languages: a reader looks for birds."""
    return " ".join([name, *(wording(code).words["group"].get(name, "") for code in LANGUAGES)])


def _told(action: ActionRow) -> list[str]:
    return [
        numbered(action.number),
        short(action.title, LONG),
        action.status.value,
        action.first.meeting,
    ]


def _further(action: ActionRow) -> list[str]:
    """The folder of its page, the language of its title, and the title in the others.

    Each is "" where it is as expected, and nothing stands there where all are.
    """
    folder = part(action.number)
    language = title_language(action.title, "")
    named = [title_in(code, action.title) for code in LANGUAGES[1:]]
    titles = [title if title != action.title else "" for title in named]
    if folder == numbered(action.number) and not language and not any(titles):
        return []
    further = titles if any(titles) else []
    return [folder if folder != numbered(action.number) else "", language, *further]


def _places(action: ActionRow, meetings: dict[str, int]) -> list[int]:
    named = dict.fromkeys(event.meeting for event in action.events)
    return [meetings[id_] for id_ in named if id_ in meetings]


def _taxon(taxon: TaxonRow) -> list[str]:
    common = [name for _, names in taxon.common for name in names]
    others = " | ".join([*common, *taxon.synonyms, short(taxon.written, LONG)])
    return [short(taxon.name, LONG), others, taxon.group, " ".join(taxon.appendices)]
