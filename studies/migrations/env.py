"""Alembic runs this: on the connection that `studies.migrate` hands over, inside its transaction."""

from alembic import context

from studies.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
