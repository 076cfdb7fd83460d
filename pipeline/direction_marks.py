"""Marks that turn the direction of writing: they show “fdp.exe” as “exe.pdf”, and are not seen."""

DIRECTION_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # as part of a set of characters
