"""`concerted desk`: the day's work in a browser, and the accounts of who may use it."""

import socket
import sys
from enum import StrEnum
from getpass import getpass
from typing import Annotated

import typer

from pipeline.cli.console import refuse, say

app = typer.Typer(add_completion=False, invoke_without_command=True)
user = typer.Typer(add_completion=False, help="Accounts.", rich_markup_mode=None)
app.add_typer(user, name="user")


class Role(StrEnum):
    """What an account may do: readers see, officers do, administrators manage people."""

    READER = "reader"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"


@app.callback()
def desk(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="0: any that is free.", min=0, max=65535)] = 8765,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
) -> None:
    """Start the desk; the first start prints where the first administrator chooses a password."""
    if context.invoked_subcommand:
        return
    from pipeline.desk.server import serve

    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        refuse(
            f"The desk cannot listen on {host}:{port}: {error.strerror}. Another desk may be "
            "running there; choose another number with --port."
        )
    with listening:
        serve(listening, say)


@user.command("add")
def add(
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    role: Annotated[Role, typer.Option(help="What the account may do.")],
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Add an account, or give one that exists this role and password."""
    from pipeline.desk.setup import make_tables

    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else getpass("Password: ")
    make_tables()
    from pipeline.desk.people.accounts import PasswordRefused, add_account  # after the tables

    try:
        new = add_account(name, role.value, password)
    except PasswordRefused as error:
        refuse(str(error))
    say(f"{name} may sign in as {role.value}." if new else f"{name}: password and role changed.")
