"""`concerted mailbox messages` and `addresses`: what mail is about, and addresses it teaches."""

from datetime import datetime
from typing import Annotated

import typer

from pipeline.cli.console import (
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    parse_moment,
    print_json,
    say,
    tell,
    write_table,
)
from pipeline.cli.session import day_of, refusing
from pipeline.services import correspondence as mail
from pipeline.submissions.correspondence import Message

TIES = {
    "brought": "brought",
    "thread": "is in the conversation of",
    "subject": "has the subject of, to be checked:",
}


def messages(
    about: Annotated[str, typer.Option(help="Only those on this submission.")] = "",
    table: AsTable = None,
    language: TableLanguage = Language.ENGLISH,
    as_json: AsJson = False,
) -> None:
    """The messages that came, and the submissions that each is about."""
    with refusing():
        found = mail.messages(about)
    if table:
        write_table(table, "Messages", found, language)
        return
    if as_json:
        print_json(found)
        return
    for message in found:
        _tell(message)
    if not found:
        say("No message was copied from a mailbox.")


def _tell(message: Message) -> None:
    tell(f"{message.arrived}  {message.sender}: {message.subject}")
    for submission in message.submissions:
        tell(f"    {TIES[submission.tie]} {submission.file} ({submission.sha256[:12]})")
    for letter in message.letters:
        tell(f"    goes with our letter on {letter}")
    if not message.submissions:
        tell("    leads to no submission in the register")


def addresses(
    confirm: Annotated[str, typer.Option(help="An address to keep for letters.")] = "",
    name: Annotated[str, typer.Option(help="Whose it is: the government or body.")] = "",
    language: Annotated[Language | None, typer.Option(help="Of its letters.")] = None,
    role: Annotated[str, typer.Option(help="focal point, lead or copy.")] = "",
    since: Annotated[
        datetime | None,
        typer.Option(parser=parse_moment, metavar="DAY", help="From when it counts."),
    ] = None,
    dismiss: Annotated[str, typer.Option(help="An address not to suggest again.")] = "",
    table: AsTable = None,
    as_json: AsJson = False,
) -> None:
    """Addresses that messages teach, until a person confirms them or lets them go."""
    with refusing():
        if confirm:
            tongue = language.value if language else ""
            added = mail.confirm_address(
                confirm, name, language=tongue, role=role, since=day_of(since)
            )
            say("Kept for letters." if added else "It is known already; nothing changed.")
            return
        if dismiss:
            mail.dismiss_address(dismiss)
            say("It is not suggested any more.")
            return
        _show(table, as_json, language or Language.ENGLISH)


def _show(table: AsTable, as_json: bool, language: Language) -> None:
    found = mail.address_suggestions()
    if table:
        write_table(table, "Addresses", found, language)
        return
    if as_json:
        print_json(found)
        return
    for each in found:
        whose = " or ".join(each.names)
        tell(f"{each.address} ({each.sender_name}) wrote on {each.since} for {whose}: {each.file}")
    if not found:
        say(
            "No new address. Those that are kept: `concerted workbook make addresses --out F.xlsx`."
        )
