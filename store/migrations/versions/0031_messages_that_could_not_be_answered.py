"""Messages that could not be answered."""

import sqlalchemy as sa
from alembic import op

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table(
        'unanswered',
        sa.Column('id', _NUMBER, autoincrement=True, nullable=False),
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('person', _NUMBER, nullable=False),
        sa.Column('code', sa.Text(), nullable=False),
        sa.Column('message', sa.Text(), nullable=False),
        sa.Column('heard_at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('unanswered_due', 'unanswered', ['school', 'heard_at'])


def downgrade() -> None:
    op.execute("DELETE FROM undone WHERE noun = 'unanswered'")
    op.drop_table('unanswered')
