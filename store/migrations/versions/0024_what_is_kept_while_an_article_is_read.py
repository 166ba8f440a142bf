"""What people reported and is kept while they look at an article."""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_MOMENT = sa.DateTime(timezone=True)
_DUE = sa.text('due IS NOT NULL')


def upgrade() -> None:
    op.create_table(
        'offers',
        sa.Column('id', _NUMBER, autoincrement=True, nullable=False),
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('person', _NUMBER, nullable=False),
        sa.Column('place', sa.Text(), nullable=False),
        sa.Column('article', sa.Text(), nullable=False),
        sa.Column('summary', sa.Text(), nullable=False),
        sa.Column('category', sa.Text(), nullable=False),
        sa.Column('subcategory', sa.Text(), nullable=False),
        sa.Column('impact', sa.SmallInteger(), nullable=False),
        sa.Column('urgency', sa.SmallInteger(), nullable=False),
        sa.Column('system', sa.Text(), nullable=False),
        sa.Column('held_at', _MOMENT, nullable=False),
        sa.Column('due', _MOMENT, nullable=True),
        sa.Column('state', sa.Text(), nullable=False),
        sa.Column('ticket', sa.Integer(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('offers_person', 'offers', ['school', 'person'], unique=False)
    op.create_index('offers_due', 'offers', ['school', 'due'], unique=False, sqlite_where=_DUE, postgresql_where=_DUE)


def downgrade() -> None:
    op.execute("DELETE FROM journal WHERE noun = 'offers'")
    op.drop_table('offers')
