"""Who stands in for somebody on call."""

import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_MOMENT = sa.DateTime(timezone=True)
_DUE = sa.text('due IS NOT NULL')


def upgrade() -> None:
    op.create_table(
        'covers',
        sa.Column('id', _NUMBER, autoincrement=True, nullable=False),
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('covered', _NUMBER, nullable=False),
        sa.Column('by', _NUMBER, nullable=False),
        sa.Column('starts_at', _MOMENT, nullable=False),
        sa.Column('ends_at', _MOMENT, nullable=False),
        sa.Column('cancelled', sa.Boolean(), nullable=False),
        sa.Column('due', _MOMENT, nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('school', 'number'),
    )
    op.create_index('covers_ends_at', 'covers', ['school', 'ends_at'], unique=False)
    op.create_index('covers_due', 'covers', ['school', 'due'], unique=False, sqlite_where=_DUE, postgresql_where=_DUE)


def downgrade() -> None:
    op.drop_table('covers')
