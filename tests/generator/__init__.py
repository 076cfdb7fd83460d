"""Submissions of every style, language, format and defect, made from a seed, with known truth.

The wordings here are not those of the forms' TOML files: many were thought up apart from them,
as another translator would, so that a score says something about papers nobody has seen.
"""
