"""What a place is part of, where somebody was heard."""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('visitors', sa.Column('within', sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column('visitors', 'within')
