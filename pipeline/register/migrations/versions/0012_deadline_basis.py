"""A deadline may be computed again: a published day that was a mistake is taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("basis", sa.String(length=12), nullable=False, server_default="published")
    op.add_column("deadline", column)


def downgrade() -> None:
    op.drop_column("deadline", "basis")
