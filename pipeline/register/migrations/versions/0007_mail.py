"""Messages copied from mailboxes, and letters put into their folders of drafts."""

import sqlalchemy as sa
from alembic import op

from pipeline.register.history import triggers

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ["mail", "mail_place", "mail_draft"]


def upgrade() -> None:
    op.create_table(
        "mail",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("arrived", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_index("ix_mail_message_id", "mail", ["message_id"])
    op.create_table(
        "mail_place",
        sa.Column("mailbox", sa.String(length=80), nullable=False),
        sa.Column("folder", sa.String(length=200), nullable=False),
        sa.Column("validity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("uid", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("mailbox", "folder", "validity", "uid"),
    )
    op.create_table(
        "mail_draft",
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("mailbox", sa.String(length=80), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("in_reply_to", sa.Text(), nullable=False),
        sa.Column("drafted", sa.Text(), nullable=False),
        sa.Column("sent", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("message_id"),
    )
    triggers.forbid_replacing(op.get_bind(), TABLES)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
