"""A person says which National Reports are public; none is before that."""

import sqlalchemy as sa
from alembic import op

from pipeline.register.history import triggers

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = ["national_publication"]


def upgrade() -> None:
    op.create_table(
        "national_publication",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("respondent", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("public", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "respondent", "ordinal"),
    )
    triggers.forbid_changes(op.get_bind(), TABLES)
    triggers.forbid_replacing(op.get_bind(), TABLES)


def downgrade() -> None:
    op.drop_table("national_publication")
