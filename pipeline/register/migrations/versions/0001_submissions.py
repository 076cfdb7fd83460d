"""Submissions, what was read from them, and what someone should look at."""

import sqlalchemy as sa
from alembic import op

from pipeline.register.history import triggers

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NEVER_CHANGED = ["reading", "value", "section", "finding"]


def upgrade() -> None:
    for make in (_submission, _receipt, _reading, _value, _section, _finding):
        make()
    triggers.forbid_changes(op.get_bind(), NEVER_CHANGED)


def downgrade() -> None:
    for name in ["finding", "section", "value", "reading", "receipt", "submission"]:
        op.drop_table(name)
    triggers.drop_function(op.get_bind())


def _submission() -> None:
    op.create_table(
        "submission",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("loaded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )


def _receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("meeting", sa.String(length=40), nullable=False),
        sa.Column("received", sa.String(length=10), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["submission.sha256"],
        ),
        sa.PrimaryKeyConstraint("sha256", "meeting"),
    )


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("symbol", sa.Text(), nullable=True),
        sa.Column("concerted_action", sa.Text(), nullable=True),
        sa.Column("problem_state", sa.Text(), nullable=True),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("read", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["submission.sha256"],
        ),
        sa.PrimaryKeyConstraint("sha256", "ordinal"),
    )
    op.create_index(("ix_reading_series"), "reading", ["series"], unique=False)
    op.create_index(("ix_reading_text_hash"), "reading", ["text_hash"], unique=False)


def _value() -> None:
    op.create_table(
        "value",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sha256", "reading"],
            ["reading.sha256", "reading.ordinal"],
        ),
        sa.PrimaryKeyConstraint("sha256", "reading", "field", "ordinal"),
    )


def _section() -> None:
    op.create_table(
        "section",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("also", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256", "reading"],
            ["reading.sha256", "reading.ordinal"],
        ),
        sa.PrimaryKeyConstraint("sha256", "reading", "ordinal"),
    )


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("severity", sa.String(length=12), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256", "reading"],
            ["reading.sha256", "reading.ordinal"],
        ),
        sa.PrimaryKeyConstraint("sha256", "reading", "ordinal"),
    )
