"""What submissions are to each other, and what was erased."""

import sqlalchemy as sa
from alembic import op

from pipeline.register.history import triggers

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = ["relation", "erasure"]


def upgrade() -> None:
    op.create_table(
        "relation",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("target", sa.String(length=64), nullable=False),
        sa.Column("holds", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["submission.sha256"]),
        sa.PrimaryKeyConstraint("sha256", "ordinal"),
    )
    op.create_table(
        "erasure",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "ordinal"),
    )
    triggers.forbid_changes(op.get_bind(), TABLES)
    triggers.forbid_replacing(op.get_bind(), TABLES)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
