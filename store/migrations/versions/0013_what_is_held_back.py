"""What is held back."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0011'
branch_labels = None
depends_on = None

_DEAD = sa.text("state = 'dead'")


def upgrade() -> None:
    op.add_column('outbox', sa.Column('doubts', sa.Integer(), nullable=True))
    op.create_index('outbox_dead', 'outbox', ['id'], sqlite_where=_DEAD, postgresql_where=_DEAD)
    op.create_table(
        'limits',
        sa.Column('scope', sa.Text(), nullable=False),
        sa.Column('way', sa.Text(), nullable=False),
        sa.Column('until', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('scope', 'way'),
    )
    op.create_table(
        'attempts',
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('key', sa.Text(), nullable=False),
        sa.Column('count', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('school', 'key'),
    )
    op.create_index('attempts_at', 'attempts', ['at'], unique=False)


def downgrade() -> None:
    op.drop_table('attempts')
    op.drop_table('limits')
    op.drop_index('outbox_dead', table_name='outbox')
    op.drop_column('outbox', 'doubts')
