"""When the next message may be said in a place."""

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'paces',
        sa.Column('scope', sa.Text(), nullable=False),
        sa.Column('said_at', sa.BigInteger(), nullable=False),
        sa.Column('free_at', sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint('scope'),
    )


def downgrade() -> None:
    op.drop_table('paces')
