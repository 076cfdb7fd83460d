"""`concerted mailbox`: mailboxes as inboxes, and their folders of drafts and of sent mail."""

from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.compliance import MeetingId, Today
from pipeline.cli.console import (
    FINDINGS,
    UNREADABLE,
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    print_json,
    say,
    tell,
    write_table,
)
from pipeline.cli.correspondence import addresses, messages
from pipeline.cli.session import day_of, refusing
from pipeline.services.mailboxes import (
    ClientCredentials,
    FetchOutcome,
    MailboxAccount,
    Secret,
    Security,
    add_mailbox,
    draft_into,
    fetch_mail,
    letters_in_mailboxes,
    mailboxes,
    note_sent,
    remove_mailbox,
)
from pipeline.services.papers import letter_drafts
from pipeline.services.session import this_day

app = typer.Typer(add_completion=False)
app.command("messages")(messages)
app.command("addresses")(addresses)
NO_MAILBOX = "No mailbox. Add one: `concerted mailbox add NAME --host … --user … --meeting …`."
Name = Annotated[str, typer.Argument(help="The name that the mailbox has here.")]
OneOrAll = Annotated[str | None, typer.Argument(help="Only this mailbox.")]


Folder = Annotated[str, typer.Option(help="The folder to look into.")]
Variable = Annotated[str, typer.Option(help="Variable of the environment with the password.")]
File = Annotated[str, typer.Option(help="File whose first line is the password.")]
TokenUrl = Annotated[
    str, typer.Option(help="OAuth 2: address that gives tokens; the password is then its secret.")
]
Client = Annotated[str, typer.Option(help="OAuth 2: the client that this program is.")]
Scope = Annotated[str, typer.Option(help="OAuth 2: what is asked for.")]
Port = Annotated[int | None, typer.Option(help="993 with TLS, else 143.")]
Authority = Annotated[
    Path | None, typer.Option(help="Certificate to trust.", exists=True, dir_okay=False)
]
MoveTo = Annotated[
    str, typer.Option(help="Folder to move what was taken to; else it stays, marked.")
]


@app.command("add")
def add(
    name: Name,
    host: Annotated[str, typer.Option(help="The mail server, e.g. outlook.office365.com.")],
    user: Annotated[str, typer.Option(help="The address to sign in with.")],
    meeting: Annotated[str, typer.Option(help="The meeting its messages are for, e.g. COP16.")],
    folder: Folder = "INBOX",
    password_variable: Variable = "",
    password_file: File = "",
    token_url: TokenUrl = "",
    client: Client = "",
    scope: Scope = "https://outlook.office365.com/.default",
    security: Annotated[Security, typer.Option(help="Of the connection.")] = Security.TLS,
    port: Port = None,
    authority: Authority = None,
    move_to: MoveTo = "",
    drafts: Annotated[str, typer.Option(help="The folder of drafts.")] = "Drafts",
    sent: Annotated[str, typer.Option(help="The folder of sent mail.")] = "Sent",
) -> None:
    """Add a mailbox, or change one. It is tried at once; the password is kept nowhere here."""
    secret = Secret(variable=password_variable, file=password_file)
    account = MailboxAccount(
        name=name,
        host=host,
        user=user,
        meeting=meeting,
        folder=folder,
        security=security,
        move_to=move_to,
        drafts=drafts,
        sent=sent,
        **_signing_in(secret, token_url, client, scope),
        port=port or (993 if security is Security.TLS else 143),
        authority=str(authority.resolve()) if authority else "",
    )
    with refusing():
        changed = add_mailbox(account)
    say(
        f"{name}: signed in. `concerted serve` and the desk look into {folder} from now on; "
        f"`concerted mailbox fetch {name}` does it now."
        if changed
        else f"{name} is set up just so already; signing in works."
    )


def _signing_in(secret: Secret, token_url: str, client: str, scope: str) -> dict[str, Any]:
    if token_url:
        return {
            "oauth": ClientCredentials(
                token_url=token_url, client=client, secret=secret, scope=scope
            )
        }
    return {"secret": secret if secret.variable or secret.file else None}


@app.command("list")
def list_(
    table: AsTable = None,
    as_json: AsJson = False,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """The mailboxes of this home. No secret is shown."""
    with refusing():
        known = mailboxes()
    if table:
        write_table(table, "Mailboxes", known, language)
        return
    if as_json:
        print_json(known)
        return
    for account in known:
        tell(
            f"{account.name}: {account.user} at {account.host}, {account.folder}, "
            f"for {account.meeting}"
        )
    if not known:
        say(NO_MAILBOX)


@app.command("remove")
def remove(name: Name) -> None:
    """Look into a mailbox no more. What came from it stays."""
    with refusing():
        remove_mailbox(name)
    say(f"{name} is not looked into any more. What came from it is kept.")


@app.command("fetch")
def fetch(name: OneOrAll = None) -> None:
    """Copy what is new into the inbox of its meeting, and see which letters were sent."""
    with refusing():
        outcomes = fetch_mail(name)
        sent = note_sent(name)
    for outcome in outcomes:
        _tell(outcome)
    if not outcomes:
        say(NO_MAILBOX)
    for draft in sent:
        tell(f"Sent on {draft.sent}: {draft.subject} ({draft.about})")
    if any(outcome.failure for outcome in outcomes):
        raise typer.Exit(UNREADABLE)


@app.command("draft")
def draft(name: Name, meeting: MeetingId, today: Today = None) -> None:
    """Put the letters that a day asks for into the folder of drafts, each once. None is sent."""
    with refusing():
        letters = letter_drafts(meeting, day_of(today) or this_day())
        placed = draft_into(name, letters)
    for subject in placed:
        tell(subject)
    waiting = [letter for letter in letters if letter.remarks]
    for letter in waiting:
        for remark in letter.remarks:
            tell(f"{letter.about}: {remark.say('en')}")
    say(f"New drafts in the mailbox {name}: {len(placed)}. Nothing was sent.")
    raise typer.Exit(FINDINGS if waiting else 0)


@app.command("letters")
def letters(
    table: AsTable = None,
    as_json: AsJson = False,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """The letters that were put into mailboxes, and when each was sent."""
    with refusing():
        known = letters_in_mailboxes()
    if table:
        write_table(table, "Letters", known, language)
        return
    if as_json:
        print_json(known)
        return
    for letter in known:
        tell(f"{letter.sent or 'not sent yet'}  {letter.subject} ({letter.about}), to {letter.to}")


def _tell(outcome: FetchOutcome) -> None:
    count = len(outcome.files)
    what = f"{count} new message{'' if count == 1 else 's'} in the inbox of {outcome.meeting}"
    tell(f"{outcome.mailbox}: {what}")
    if count:
        folder = outcome.files[0].parent
        tell(
            "  `concerted serve` takes them in by itself; "
            f"`concerted intake {folder} --meeting {outcome.meeting}` does it now."
        )
    for remark in outcome.remarks:
        tell(f"  {remark}")
    if outcome.failure:
        say(f"{outcome.mailbox}: {outcome.failure}")
