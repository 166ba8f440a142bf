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


def downgrade() -> None:
    op.drop_column('tickets', 'building')
