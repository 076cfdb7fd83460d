"""The online register (Resolution 12.28 (Rev.COP14), paragraph 7) as static pages.

`gather` takes from the register what is public, `rows` are that and nothing else, the rest
renders them: what is not in a row can reach no page.
"""
