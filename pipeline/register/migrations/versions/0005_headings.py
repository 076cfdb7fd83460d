"""Wordings of headings that people taught this home."""

import sqlalchemy as sa
from alembic import op

from pipeline.register.history import triggers

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heading",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("section", sa.String(length=60), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["submission.sha256"]),
        sa.PrimaryKeyConstraint("key", "ordinal"),
    )
    triggers.forbid_changes(op.get_bind(), ["heading"])


def downgrade() -> None:
    op.drop_table("heading")
