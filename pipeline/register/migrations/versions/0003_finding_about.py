"""What a finding speaks of."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("finding", sa.Column("about", sa.Text(), nullable=False, server_default="null"))


def downgrade() -> None:
    op.drop_column("finding", "about")
