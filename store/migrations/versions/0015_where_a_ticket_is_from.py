"""Where a ticket is from: the building somebody named."""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('tickets', sa.Column('building', sa.Text(), nullable=False, server_default=''))
    if op.get_bind().dialect.name != 'sqlite':
        op.alter_column('tickets', 'building', server_default=None)
    op.drop_index('tickets_system', table_name='tickets')
    op.create_index('tickets_opened', 'tickets', ['school', 'opened_at'])


def downgrade() -> None:
    op.drop_index('tickets_opened', table_name='tickets')
    op.create_index('tickets_system', 'tickets', ['school', 'system', 'opened_at'])
    op.drop_column('tickets', 'building')
