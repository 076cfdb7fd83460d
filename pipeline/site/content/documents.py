"""Which documents of an action are public, and how they are shown.

A document is public through the event that rests on it, or through the decision that its role
belongs to: an adopted text once there is a decision, a proposal once it was accepted. A file
that holds a request which nothing has decided yet is kept back, whatever else it is.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from pipeline.actions.event_kinds import Event, Matter, Traits
from pipeline.actions.lifecycle import RecordedEvent
from pipeline.convention.meetings import Meeting
from pipeline.register import Action, LinkedDocument
from pipeline.site.content.rows import LANGUAGES, DocumentRow
from pipeline.site.content.served_files import ServedFiles
from pipeline.site.content.text import clean


def _kinds(of: Callable[[Traits], bool]) -> frozenset[Event]:
    return frozenset(event for event in Event if of(event.traits))


def _shown_as(role: str) -> Event:
    """The event whose word a document of this role is shown under."""
    return next(event for event in Event if event.traits.role == role)


DECIDING = _kinds(lambda traits: traits.is_public_decision)
REPORTING = _kinds(lambda traits: traits.is_public_report)
ADOPTED = DECIDING & _kinds(lambda traits: traits.opens_period)
PROPOSAL = DECIDING & _kinds(lambda traits: traits.decides is Matter.PROPOSAL)
EXTENSION = DECIDING & _kinds(lambda traits: traits.decides is Matter.EXTENSION)
KINDS = {  # kind of document -> the events after which it is public
    "proposal": PROPOSAL,
    "extension_proposal": EXTENSION,
    "progress_report": REPORTING | DECIDING,
    "adopted_action": ADOPTED,
}
ROLES = {  # role of a link -> the same
    "adopted text": ADOPTED,
    "proposal": PROPOSAL,
    "extension": EXTENSION,
    "report": REPORTING,
}
ADDENDUM = "addendum"  # beside another role
COP = re.compile(r"COP\s?(\d{1,2})\b")
SYMBOL = re.compile(r"(?:UNEP/)?CMS/[\w./ ()-]{3,80}")  # of a document of the Convention
HASH = re.compile(r"[0-9a-f]{64}")


class Documents:
    """The documents of one action, kept while its row is made."""

    def __init__(
        self,
        files: ServedFiles,
        action: Action,
        public: Sequence[RecordedEvent],
        meetings: Mapping[str, Meeting],
    ) -> None:
        self._files = files
        self._public = public
        self._meetings = meetings
        self._linked = {document.document: document for document in action.documents}

    def of(self, event: RecordedEvent) -> tuple[DocumentRow, ...]:
        """The document that a public event rests on; empty where it is kept back."""
        if not event.document:
            return ()
        document = self._linked.get(event.document)
        since = event.day.isoformat()
        if not kinds_are_public(document.kinds if document else (), self._public, since):
            return ()
        return self._shown(event.document, document, event.kind)

    def others(self) -> Iterator[DocumentRow]:
        """The public documents that no event rests on, as adopted texts or a second report."""
        named = {event.document for event in self._public}
        for name, document in self._linked.items():
            kind = None if name in named else self._role(document)
            if kind:
                yield from self._shown(name, document, kind)

    def _role(self, document: LinkedDocument) -> Event | None:
        """The event whose word the document is shown under; None: it is not public."""
        roles = [role for role in re.split(r" and |, ", document.role) if role != ADDENDUM]
        if document.aside or not roles or not all(role in ROLES for role in roles):
            return None
        if not kinds_are_public(document.kinds, self._public, ""):
            return None
        if not all(self._decided(ROLES[role], document) for role in roles):
            return None
        return _shown_as(roles[0])

    def _decided(self, kinds: Collection[Event], document: LinkedDocument) -> bool:
        """Whether such an event happened at or after the last meeting it was meant for."""
        happened = [event.meeting for event in self._public if event.kind in kinds]
        meant = {*document.meetings, *(f"COP{n}" for n in COP.findall(document.symbol or ""))}
        opens = [self._meetings[id_].opens for id_ in meant if id_ in self._meetings]
        last = max((self._meetings[id_].closes for id_ in happened), default=None)
        return last is not None and all(day <= last for day in opens)

    def _shown(
        self, name: str, document: LinkedDocument | None, kind: Event
    ) -> tuple[DocumentRow, ...]:
        """The row; a file's own name may name people, so that is never in it."""
        if document is None or document.file is None:
            return () if HASH.fullmatch(name) else (self._elsewhere(clean(name), kind),)
        symbol = clean(document.symbol or "")
        language = document.language if document.language in LANGUAGES else None
        offer = self._files.offer(document, symbol, language or "")
        if offer is None:
            return (self._elsewhere(symbol, kind),)
        file, size = offer
        where = (file.sha256, file.address, size, language or "")
        return (DocumentRow(symbol, kind.value, *where),)

    def _elsewhere(self, symbol: str, kind: Event) -> DocumentRow:
        """A document that is not on offer here, with its address where the symbol leads to one."""
        found = SYMBOL.fullmatch(symbol)
        address = self._files.settings.address_of(symbol) if found else ""
        return DocumentRow(symbol, kind.value, elsewhere=address)


def kinds_are_public(kinds: Sequence[str], public: Sequence[RecordedEvent], since: str) -> bool:
    """Whether a document of these kinds may be shown, by the public events since an ISO day."""
    happened = {event.kind for event in public if event.day.isoformat() >= since}
    return all(KINDS.get(kind, DECIDING) & happened for kind in kinds)
