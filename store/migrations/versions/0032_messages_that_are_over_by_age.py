"""Messages that are over, by their age: what is let go of is found without reading all that was said."""

import sqlalchemy as sa
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None

_OVER = sa.text('next_at IS NULL')


def upgrade() -> None:
    op.create_index('outbox_over', 'outbox', ['due'], unique=False, sqlite_where=_OVER, postgresql_where=_OVER)


def downgrade() -> None:
    op.drop_index('outbox_over', table_name='outbox')
