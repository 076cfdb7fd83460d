"""What Alembic runs: always inside a connection that the register hands it."""

from alembic import context

from pipeline.register.schema import metadata


def run() -> None:
    """Apply the migrations asked for on the connection handed over."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        transactional_ddl=True,
    )
    context.run_migrations()


if __name__ == "env_py":  # the name Alembic loads this file by
    run()
