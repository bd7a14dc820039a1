"""Studies with their articles, revisions and links."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "studies",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("head", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_studies"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_studies_owner", "studies", ["owner"])
    op.create_table(
        "articles",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_articles"),
    )
    op.create_table(
        "study_articles",
        *_of_study("study_articles"),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["hash"], ["articles.hash"], name="fk_study_articles_hash_articles"),
        sa.PrimaryKeyConstraint("study_id", "hash", name="pk_study_articles"),
    )
    op.create_index("ix_study_articles_hash", "study_articles", ["hash"])
    op.create_table(
        "selections",
        *_of_study("selections"),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("study_id", "hash", name="pk_selections"),
    )
    op.create_table(
        "revisions",
        *_of_study("revisions"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("toml", sa.LargeBinary, nullable=False),
        sa.Column("selection", sa.String(64), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("reverted_to", sa.Integer),
        sa.PrimaryKeyConstraint("study_id", "number", name="pk_revisions"),
    )
    op.create_index("ix_revisions_fingerprint", "revisions", ["fingerprint"])
    op.create_table(
        "links",
        sa.Column("key", sa.String(64), nullable=False),
        *_of_study("links"),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("key", name="pk_links"),
    )
    op.create_index("ix_links_study_id", "links", ["study_id"])


def _of_study(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    """The column that says whose row it is; the rows go when their study goes."""
    return (
        sa.Column("study_id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["study_id"], ["studies.id"], ondelete="CASCADE", name=f"fk_{table}_study_id_studies"),
    )
