"""Snapshots: a study as it stood, with its results."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of snapshots; its key is the link's."""
    op.create_table(
        "snapshots",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("results", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["key"], ["links.key"], ondelete="CASCADE", name="fk_snapshots_key_links"),
        sa.PrimaryKeyConstraint("key", name="pk_snapshots"),
    )
