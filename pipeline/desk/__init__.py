"""The desk: the day's work in a browser, for several colleagues at once.

It knows people (accounts, roles, comments); the register knows actions. It stands on
`pipeline.services` and `pipeline.views` alone: no rule of the Convention lives here.
"""
