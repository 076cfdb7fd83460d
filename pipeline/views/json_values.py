"""What a command answers, made of JSON types by the types themselves."""

from dataclasses import is_dataclass
from functools import cache
from typing import Any


def as_json(value: Any, language: str = "en") -> Any:
    """A dataclass, or a list of them: days are ISO text, findings in the words of a language."""
    if type(value) in (list, tuple):
        return [as_json(member, language) for member in value]
    if hasattr(value, "model_dump"):  # settings that are kept as JSON
        return value.model_dump(mode="json")
    if not is_dataclass(value):
        return value
    kind: Any = type(value)
    return _adapter(kind).dump_python(value, mode="json", context={"language": language})


@cache
def _adapter(kind: type) -> Any:
    from pydantic import TypeAdapter  # costs 0.07 s to import

    return TypeAdapter(kind)
