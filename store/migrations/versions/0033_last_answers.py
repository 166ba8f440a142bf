"""The last answers to somebody in a place: found without reading what was said to others."""

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

_ANSWERS = sa.text('lane = 1')


def upgrade() -> None:
    op.create_index(
        'outbox_answers',
        'outbox',
        ['school', 'queue', 'due'],
        unique=False,
        sqlite_where=_ANSWERS,
        postgresql_where=_ANSWERS,
    )


def downgrade() -> None:
    op.drop_index('outbox_answers', table_name='outbox')
