"""Messages that came by mail, the submissions they are about, and the addresses they teach."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from email import message_from_bytes

from extractors.fields.bonn import written_day
from extractors.readers.containers.eml import received_day
from pipeline.convention.calendar import in_bonn
from pipeline.letters.addresses import (
    ADDRESS,
    LANGUAGE_WORDS,
    address_rows,
    addressee_key,
    known_addresses,
    write_addresses,
)
from pipeline.mailbox.account import mailbox_accounts
from pipeline.mailbox.messages import headers_of
from pipeline.register import Done, Register
from pipeline.services.session import Refused, opened_register, this_day
from pipeline.submissions.correspondence import (
    AboutSubmission,
    AddressSuggestion,
    MailMessage,
    Message,
)
from pipeline.submissions.threads import Tie, TiedMessage, tied

HEAD = 1024 * 1024  # bytes of a message in which its headers stand
NOBODY = re.compile(r"no.?reply|mailer-daemon|postmaster|donotreply|notifications?@", re.IGNORECASE)


def messages(about: str = "") -> tuple[Message, ...]:
    """Every message that came by a mailbox or as a file, newest first.

    `about`: only those on this submission. Raises UnknownSubmission and RegisterError.
    """
    with opened_register() as register:
        wanted = register.submission(about).sha256 if about else ""
        files = {line.sha256: line.file for line in register.submissions()}
        found = _tied(register)
    shown = (_message(each, files) for each in found)
    chosen = [m for m in shown if not wanted or wanted in {s.sha256 for s in m.submissions}]
    return tuple(sorted(chosen, key=lambda message: message.arrived, reverse=True))


def address_suggestions() -> tuple[AddressSuggestion, ...]:
    """Addresses that wrote for a proponent and are in no table yet, the first that wrote first.

    Raises AddressesUnreadable, MailboxUnusable and RegisterError.
    """
    book = known_addresses()
    ours = {account.user.casefold() for account in mailbox_accounts().values()}
    with opened_register() as register:
        passed = {*register.done_log.days(Done.ADDRESSES)}
        known = {contact.address.casefold() for contacts in book.values() for contact in contacts}
        found = {s.address.casefold(): s for s in reversed([*_suggestions(register)])}
    left_out = ours | passed | known
    return tuple(s for key, s in reversed(found.items()) if key not in left_out)


def confirm_address(
    address: str, name: str, *, language: str = "", role: str = "", since: date | None = None
) -> bool:
    """Put an address into the table that colleagues keep; False where it stands there so.

    Raises Refused for what is no address, name or language, and AddressesUnreadable.
    """
    address, name = address.strip(), " ".join(name.split())
    _refuse_row(address, name, language)
    rows = [*address_rows()]
    if any(_is_same(row, address, name) for row in rows):
        return False
    new = {"name": name, "address": address, "language": language, "role": role.strip()}
    write_addresses([*rows, new | {"since": f"{since or ''}"}])
    return True


def contacts() -> tuple[Mapping[str, str], ...]:
    """Every address of the table that colleagues keep: name, address, language, role, since.

    Raises AddressesUnreadable.
    """
    return tuple(address_rows())


def change_address(
    before: Mapping[str, str], after: Mapping[str, str] | None, since: date | None = None
) -> bool:
    """Write a row of the table of addresses otherwise, or take it out; False where it is not there.

    `before` and `after` name name, address, language and role; `after` None: out. Raises Refused
    for what is no address, name or language, and AddressesUnreadable.
    """
    rows = [*address_rows()]
    names = ("name", "address", "language", "role")
    place = next(
        (n for n, row in enumerate(rows) if all(row[x] == before.get(x, "") for x in names)), None
    )
    if place is None:
        return False
    if after is None:
        del rows[place]
    else:
        given = {name: " ".join(after.get(name, "").split()) for name in names}
        _refuse_row(given["address"], given["name"], given["language"])
        rows[place] = given | {"since": f"{since or ''}"}
    write_addresses(rows)
    return True


def _refuse_row(address: str, name: str, language: str) -> None:
    if not ADDRESS.fullmatch(address):
        raise Refused(f"“{address}” is no mail address. Write one, like focal@point.example.")
    if not name:
        raise Refused("Say whose address it is: the government or body as proponents are named.")
    if language and language not in LANGUAGE_WORDS:
        raise Refused(f"“{language}” is no language of the Convention. Write en, fr or es.")


def dismiss_address(address: str) -> None:
    """Suggest an address no more. Raises RegisterError."""
    with opened_register() as register:
        register.done_log.mark(Done.ADDRESSES, [address.strip().casefold()], this_day())


def _is_same(row: Mapping[str, str], address: str, name: str) -> bool:
    same_name = addressee_key(row["name"]) == addressee_key(name)
    return same_name and row["address"].casefold() == address.casefold()


def _tied(register: Register) -> Sequence[TiedMessage]:
    log = register.mail_log
    copied = log.messages()
    return tied((*copied, *_taken_in(register, copied)), log.brought(), log.drafts())


def _taken_in(register: Register, copied: Sequence[MailMessage]) -> Iterator[MailMessage]:
    """The messages that were taken in as files, and did not come by a mailbox."""
    known = {message.sha256 for message in copied}
    for line in register.submissions():
        path = register.files.path(line.sha256)
        if line.file.lower().endswith(".eml") and line.sha256 not in known and path.is_file():
            with path.open("rb") as file:
                head = file.read(HEAD)
            received = received_day(message_from_bytes(head))
            arrived = written_day(received.day) if received else ""
            yield MailMessage(line.sha256, headers_of(head), arrived)


def _in_bonn(arrived: str) -> str:
    """A moment as clocks in Bonn showed it; a bare day, and "", as they are."""
    return in_bonn(arrived) if "T" in arrived else arrived


def _message(found: TiedMessage, files: Mapping[str, str]) -> Message:
    headers = found.message.headers
    about = tuple(
        AboutSubmission(sha256, files[sha256], tie.value)
        for sha256, tie in found.submissions
        if sha256 in files
    )
    return Message(
        found.message.sha256,
        _in_bonn(found.message.arrived),
        headers.sender,
        headers.sender_name,
        headers.subject,
        about,
        found.letters,
    )


def _suggestions(register: Register) -> Iterator[AddressSuggestion]:
    """One for each message that brought a submission with a proponent, in the order they came."""
    for each in _tied(register):
        sender = each.message.headers.sender
        if not ADDRESS.fullmatch(sender) or NOBODY.search(sender):
            continue
        for sha256, tie in each.submissions:
            reading = register.submission(sha256).corrected if tie is Tie.BROUGHT else None
            names = tuple(dict.fromkeys(p.name for p in reading.proponents)) if reading else ()
            if reading and names:
                language = reading.language if reading.language in LANGUAGE_WORDS else ""
                yield AddressSuggestion(
                    sender,
                    each.message.headers.sender_name,
                    names,
                    language or "",
                    _in_bonn(each.message.arrived)[:10],
                    reading.file,
                )
