"""A receipt holds the hour where it is known: the moment with its distance from UTC."""

import sqlalchemy as sa
from alembic import op

from pipeline.register.history import triggers

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

DAY, MOMENT = sa.String(length=10), sa.String(length=22)


def upgrade() -> None:
    _widen(DAY, MOMENT)


def downgrade() -> None:
    op.execute("UPDATE receipt SET received = substr(received, 1, 10)")
    _widen(MOMENT, DAY)


def _widen(before: sa.String, after: sa.String) -> None:
    """SQLite writes the table anew for it, without its triggers."""
    with op.batch_alter_table("receipt") as table:
        table.alter_column("received", existing_type=before, type_=after, existing_nullable=True)
    triggers.forbid_replacing(op.get_bind(), ["receipt"])
