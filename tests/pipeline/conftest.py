"""A register on either database. PostgreSQL is the server named in CONCERTED_TEST_POSTGRES, else
one started from a wheel."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from pipeline.register import Register, open_register
from tests.tools.postgres import postgres as started_postgres

NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server to play with."""
    with started_postgres() as url:
        if url is None:
            pytest.skip("no PostgreSQL: see README")
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def fresh(request: pytest.FixtureRequest) -> Iterator[Callable[[], str | None]]:
    """Makes empty databases: None stands for the SQLite file in the home of the test."""
    if request.param == "sqlite":
        yield lambda: None
        return
    server = make_url(request.getfixturevalue("postgres")).set(drivername="postgresql+psycopg")
    engine = create_engine(server, poolclass=NullPool)
    schemas: list[str] = []

    def make() -> str:
        schemas.append(f"test_{os.getpid()}_{next(NUMBERS)}")
        with engine.begin() as db:
            db.execute(text(f"CREATE SCHEMA {schemas[-1]}"))
        apart = server.update_query_dict({"options": f"-csearch_path={schemas[-1]}"})
        return apart.render_as_string(hide_password=False)

    yield make
    for schema in schemas:
        with engine.begin() as db:
            db.execute(text(f"DROP SCHEMA {schema} CASCADE"))


@pytest.fixture
def url(fresh: Callable[[], str | None]) -> str | None:
    """An empty database."""
    return fresh()


@pytest.fixture
def register(tmp_path: Path, url: str | None) -> Iterator[Register]:
    """An open, empty register."""
    with open_register(tmp_path / "home", url) as opened:
        yield opened
