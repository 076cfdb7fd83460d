"""The keys of pages that are worked through line by line: the usual ones, and a person's own."""

from collections.abc import Mapping
from typing import Any

from pipeline.desk.people.models import Preference

KEYS: Mapping[str, Mapping[str, str]] = {  # page -> deed -> usual key; no key needs two hands
    "submission": {
        "down": "j",
        "up": "k",
        "next": "n",
        "confirm": "a",
        "correct": "c",
        "waive": "w",
        "these": "t",
    },
    "proposals": {
        "down": "j",
        "up": "k",
        "enter": "e",
        "accepted": "a",
        "not_accepted": "x",
        "recommended": "r",
        "recommended_on_conditions": "c",
        "not_recommended": "o",
        "withdrawn": "w",
    },
}


class KeysUnusable(ValueError):
    """Keys that cannot be told apart or typed; the name of the sentence, and the key."""

    def __init__(self, reason: str, key: str) -> None:
        super().__init__(reason, key)
        self.reason, self.key = reason, key


def keys_of(user: Any, page: str) -> dict[str, str]:
    """Deed -> key on a page ("submission", "proposals"), as this person wants them."""
    preference = getattr(user, "preference", None) if user.is_authenticated else None
    chosen = preference.keys if preference else {}
    return {deed: chosen.get(f"{page}.{deed}", usual) for deed, usual in KEYS[page].items()}


def keep_keys(user: Any, page: str, typed: Mapping[str, str], language: str) -> None:
    """Keep the keys of one page; those that are the usual ones leave no trace.

    Raises KeysUnusable for a key that is not one visible sign, or stands for two deeds.
    """
    chosen = {deed: typed.get(deed, "").strip().lower() for deed in KEYS[page]}
    for key in chosen.values():
        if len(key) != 1 or not key.isprintable():
            raise KeysUnusable("one_sign", key)
        if [*chosen.values()].count(key) > 1:
            raise KeysUnusable("twice", key)
    preference, _ = Preference.objects.get_or_create(user=user, defaults={"language": language})
    others = {k: v for k, v in preference.keys.items() if not k.startswith(f"{page}.")}
    changed = {f"{page}.{deed}": key for deed, key in chosen.items() if key != KEYS[page][deed]}
    preference.keys = others | changed
    preference.save(update_fields=["keys"])
