"""Rows that were due and could not be done."""

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        'undone',
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('noun', sa.Text(), nullable=False),
        sa.Column('row', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('again', _MOMENT, nullable=True),
        sa.Column('at', _MOMENT, nullable=False),
        sa.Column('error', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('school', 'noun', 'row'),
    )


def downgrade() -> None:
    op.drop_table('undone')
