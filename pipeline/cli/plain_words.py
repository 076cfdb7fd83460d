"""The words of the library of the command line, put as a reader would: no type of Python."""

from typing import Any

TO_TYPE = {
    "str": "TEXT",
    "path": "PATH",
    "file": "FILE",
    "int": "NUMBER",
    "int range": "NUMBER",
    "float": "NUMBER",
    "float range": "NUMBER",
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
    if option.is_flag or option.type_descriptor.is_choice:
        return None
    kind = option.display_type(context).strip("<>").removeprefix("list[").rstrip("]").lower()
    return TO_TYPE.get(kind, "VALUE")


def without_fault(message: str) -> str:
    """A sentence of refusal without the word for a kind of error before it.

    >>> without_fault("Value error, 'boss' is not one of 'reader', 'officer'.")
    "'boss' is not one of 'reader', 'officer'."
    """
    for fault in FAULTS:
        message = message.removeprefix(fault)
    return message
