"""The names that lead to an action: its number and every title it had become the first of them."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from pipeline.actions.event_kinds import Event
from pipeline.actions.names import NameKind, is_handle, looked_for, plain_name
from pipeline.register.history import triggers

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "name",
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["action"], ["action.number"]),
        sa.PrimaryKeyConstraint("action", "ordinal"),
    )
    op.create_index("ix_name_plain", "name", ["plain"])
    _fill(op.get_bind())
    triggers.forbid_changes(op.get_bind(), ["name"])
    triggers.forbid_replacing(op.get_bind(), ["name"])


def downgrade() -> None:
    op.drop_table("name")


def _fill(db: sa.Connection) -> None:
    table = sa.table("name", *map(sa.column, COLUMNS))
    for key, title in db.execute(sa.text("SELECT number, title FROM action")).all():
        first = db.execute(FIRST, {"number": key}).first()
        begun = tuple(first) if first else (None, "", "")
        rows = [] if is_handle(key) else [(NameKind.NUMBER, key, *begun)]
        rows += _changed(db, key, NameKind.TITLE, title, begun)
        rows += _changed(db, key, NameKind.NUMBER, None, begun)
        rows += [(NameKind.SYMBOL, *row) for row in _symbols(db, key)]
        for ordinal, (kind, text, since, who, at) in enumerate(rows, 1):
            plain = plain_name(kind, text)
            values = (key, ordinal, kind.value, text, plain, since, who, "", at)
            db.execute(sa.insert(table).values(dict(zip(COLUMNS, values, strict=True))))


def _changed(
    db: sa.Connection, key: str, kind: NameKind, now: str | None, begun: tuple[Any, ...]
) -> list[tuple[Any, ...]]:
    """Every name of a kind that the history of changes tells of, the one it has `now` last."""
    subject = {"subject": f"action {key}", "path": kind.value}
    changes = db.execute(CHANGES, subject).all()
    texts = [json.loads(row.before) for row in changes] if now else []
    texts = [*texts, now] if now else [json.loads(row.after) for row in changes]
    later = [(row.at[:10], row.by, row.at) for row in changes]
    return [(kind, text, *rest) for text, rest in zip(texts, [begun, *later] if now else later)]


def _symbols(db: sa.Connection, key: str) -> Iterator[tuple[Any, ...]]:
    """The symbols of the documents by which it was proposed and decided, each once."""
    seen = set()
    for row in db.execute(DOCUMENTS, {"number": key}):
        symbol = row.symbol or (row.document if "/" in row.document else "")
        if looked_for(symbol)[0] is NameKind.SYMBOL and symbol not in seen:
            seen.add(symbol)
            yield symbol, row.day, row.by, row.recorded


COLUMNS = ("action", "ordinal", "kind", "text", "plain", "since", "by", "reason", "recorded")
FIRST = sa.text(
    'SELECT day, "by", recorded FROM event WHERE action = :number ORDER BY day, ordinal LIMIT 1'
)
CHANGES = sa.text(
    'SELECT before, after, "by", at FROM change WHERE subject = :subject AND path = :path '
    "ORDER BY ordinal"
)
SCOPE = ", ".join(f"'{event.value}'" for event in Event if event.traits.scope)
DOCUMENTS = sa.text(
    'SELECT event.document, event.day, event."by", event.recorded, reading.symbol FROM event '
    "LEFT JOIN reading ON reading.sha256 = event.document AND reading.ordinal = "
    "(SELECT max(ordinal) FROM reading later WHERE later.sha256 = event.document) "
    f"WHERE event.action = :number AND event.kind IN ({SCOPE}) AND event.document IS NOT NULL "  # noqa: S608 - our own words
    "ORDER BY event.ordinal"
)
