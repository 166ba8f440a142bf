"""How often a look for a message that was perhaps said has failed."""

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('outbox', sa.Column('looks', sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column('outbox', 'looks')
