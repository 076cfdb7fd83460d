"""Actions, their events and documents, people's word, deadlines, and the history of changes."""

import sqlalchemy as sa
from alembic import op

from pipeline.register.history import triggers

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEVER_CHANGED = ["event", "fact", "word", "deadline", "change"]


def upgrade() -> None:
    for make in (_action, _event, _fact, _link, _word, _meeting, _deadline, _change):
        make()
    triggers.forbid_changes(op.get_bind(), NEVER_CHANGED)


def downgrade() -> None:
    for name in ["change", "deadline", "meeting", "word", "link", "fact", "event", "action"]:
        op.drop_table(name)


def _action() -> None:
    op.create_table(
        "action",
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("cop", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("meeting", sa.String(length=40), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "corrects IS NULL OR corrects < ordinal", name="corrects_an_earlier_one"
        ),
        sa.ForeignKeyConstraint(
            ["action"],
            ["action.number"],
        ),
        sa.PrimaryKeyConstraint("action", "ordinal"),
    )


def _fact() -> None:
    op.create_table(
        "fact",
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action", "event"],
            ["event.action", "event.ordinal"],
        ),
        sa.PrimaryKeyConstraint("action", "event", "field", "ordinal"),
    )


def _link() -> None:
    op.create_table(
        "link",
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.Column("document", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action"],
            ["action.number"],
        ),
        sa.PrimaryKeyConstraint("action", "document"),
    )


def _word() -> None:
    op.create_table(
        "word",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(length=12), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["submission.sha256"],
        ),
        sa.PrimaryKeyConstraint("sha256", "ordinal"),
    )


def _meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("opens", sa.String(length=10), nullable=False),
        sa.Column("closes", sa.String(length=10), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _deadline() -> None:
    op.create_table(
        "deadline",
        sa.Column("meeting", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("meeting", "kind", "ordinal"),
    )


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("ordinal"),
    )
