"""When and in what order: Prefect only here; no rule, no SQL, no regular expression.

Importing this package settles Prefect for the project, before Prefect itself is imported.
"""

from flows.server.settings import apply_defaults

apply_defaults()
