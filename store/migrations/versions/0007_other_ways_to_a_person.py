"""Other ways to a person."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

_OPEN = sa.text('unreached_at IS NOT NULL')


def upgrade() -> None:
    with op.batch_alter_table('identities', schema=None) as batch_op:
        batch_op.add_column(sa.Column('unreachable_at', sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('unreached_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index('outbox_unreached', ['school', 'unreached_at'], unique=False, sqlite_where=_OPEN, postgresql_where=_OPEN)


def downgrade() -> None:
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('outbox_unreached', sqlite_where=_OPEN, postgresql_where=_OPEN)
        batch_op.drop_column('unreached_at')
    with op.batch_alter_table('identities', schema=None) as batch_op:
        batch_op.drop_column('unreachable_at')
