"""The words of the library of the command line, put as a reader would: no type of Python."""

from typing import Any

TO_TYPE = {
    "<str>": "TEXT",
    "<list[str]>": "TEXT",
    "<path>": "PATH",
    "<file>": "FILE",
    "<int>": "NUMBER",
    "<int range>": "NUMBER",
    "<float range>": "NUMBER",
}
FAULTS = ("Value error, ", "Assertion failed, ")  # set by the library before a sentence of ours


def plainly(command: Any, context: Any) -> Any:
    """`command`, its options and those of the commands in it with words for what is to be typed."""
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            parameter.display_type_rich = _named_alone
        elif parameter.metavar is None:
            parameter.metavar = _plain(parameter, context)
    for inner in getattr(command, "commands", {}).values():
        plainly(inner, context)
    return command


def _named_alone(ctx: Any) -> str:
    """Of an argument: its name says what to type."""
    return ""


def _plain(option: Any, context: Any) -> str | None:
    """None where the option has no value, or a list of values says itself what to type."""
    shown = option.display_type(context) if option.type_descriptor else ""
    return TO_TYPE.get((shown or "").partition(" [")[0])


def without_fault(message: str) -> str:
    """A sentence of refusal without the word for a kind of error before it.

    >>> without_fault("Value error, 'boss' is not one of 'reader', 'officer'.")
    "'boss' is not one of 'reader', 'officer'."
    """
    for fault in FAULTS:
        message = message.removeprefix(fault)
    return message
