"""Which reminders people want."""

import sqlalchemy as sa
from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table(
        'mutes',
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('person', _NUMBER, autoincrement=False, nullable=False),
        sa.Column('title', sa.Text(), nullable=False),
        sa.Column('wanted', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('school', 'person', 'title'),
    )


def downgrade() -> None:
    op.drop_table('mutes')
