"""What Parties answer in their National Reports, and which question is on Concerted Actions."""

import sqlalchemy as sa
from alembic import op

from pipeline.register.history import triggers

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = ["national_report", "national_question"]


def upgrade() -> None:
    op.create_table(
        "national_report",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("iso", sa.String(length=2)),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "ordinal"),
    )
    op.create_table(
        "national_question",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("on_actions", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "ordinal"),
    )
    triggers.forbid_changes(op.get_bind(), TABLES)
    triggers.forbid_replacing(op.get_bind(), TABLES)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
