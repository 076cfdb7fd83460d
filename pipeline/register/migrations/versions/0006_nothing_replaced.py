"""SQLite refuses to replace a line: INSERT OR REPLACE fires no trigger on UPDATE or DELETE."""

from alembic import op

from pipeline.register.history import triggers

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = [
    "submission", "receipt", "reading", "value", "section", "finding", "action", "event", "fact",
    "link", "word", "heading", "meeting", "deadline", "change", "done",
]  # fmt: skip


def upgrade() -> None:
    triggers.forbid_replacing(op.get_bind(), TABLES)


def downgrade() -> None:
    triggers.allow_replacing(op.get_bind(), TABLES)
