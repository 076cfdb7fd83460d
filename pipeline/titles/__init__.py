"""Titles of actions in the languages of the Convention."""

from pipeline.titles.translate import title_in, title_language

__all__ = ["title_in", "title_language"]
