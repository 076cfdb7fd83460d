"""Make Django ready once in this process, and its tables in the database."""

from functools import cache

from pipeline.config import home, register_url


@cache
def prepare() -> None:
    """Configure Django for this home. Done once in a process; cheap after that."""
    import django
    from django.conf import settings as django_settings

    from pipeline.desk.settings import settings
    from pipeline.services.session import remember

    remember()

    if not django_settings.configured:
        django_settings.configure(**settings())
    django.setup()


def has_tables() -> bool:
    """Whether somebody has used the desk in this home."""
    if register_url() is None:
        return (home() / "desk.sqlite").is_file()
    prepare()
    from django.db import connection  # once Django is configured

    return "people_run" in connection.introspection.table_names()


def make_tables() -> None:
    """Make the tables of the desk, or bring them up to this version."""
    from django.core.management import call_command

    prepare()
    if register_url() is None:
        (home() / "desk.sqlite").touch()  # SQLite gives what it makes other rights than all have
    call_command("migrate", interactive=False, verbosity=0)
