"""Planned maintenance, and walk-throughs by when they were begun."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_MOMENT = sa.DateTime(timezone=True)
_DUE = sa.text('due IS NOT NULL')


def upgrade() -> None:
    op.create_table(
        'maintenance',
        sa.Column('id', _NUMBER, autoincrement=True, nullable=False),
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('system', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('planner', _NUMBER, nullable=False),
        sa.Column('starts_at', _MOMENT, nullable=False),
        sa.Column('ends_at', _MOMENT, nullable=False),
        sa.Column('cancelled', sa.Boolean(), nullable=False),
        sa.Column('plan', sa.Integer(), nullable=False),
        sa.Column('due', _MOMENT, nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('school', 'number'),
    )
    op.create_index('maintenance_ends_at', 'maintenance', ['school', 'ends_at'], unique=False)
    op.create_index('maintenance_due', 'maintenance', ['school', 'due'], unique=False, sqlite_where=_DUE, postgresql_where=_DUE)
    op.create_index('walkthroughs_begun_at', 'walkthroughs', ['school', 'begun_at'], unique=False)


def downgrade() -> None:
    op.drop_index('walkthroughs_begun_at', table_name='walkthroughs')
    op.drop_table('maintenance')
