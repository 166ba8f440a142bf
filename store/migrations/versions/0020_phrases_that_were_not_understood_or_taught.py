"""What was not understood, and phrases a school has taught."""

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'taught',
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('phrase', sa.Text(), nullable=False),
        sa.Column('says', sa.Text(), nullable=False),
        sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('school', 'phrase'),
    )
    op.create_table(
        'unknown',
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('day', sa.Text(), nullable=False),
        sa.Column('shape', sa.Text(), nullable=False),
        sa.Column('phrase', sa.Text(), nullable=False),
        sa.Column('choice', sa.Text(), nullable=False),
        sa.Column('count', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('school', 'day', 'shape', 'phrase', 'choice'),
    )
    op.add_column('schools', sa.Column('taught', sa.Integer(), nullable=False, server_default='0'))
    op.add_column('misses', sa.Column('shape', sa.Text(), nullable=True))
    op.add_column('misses', sa.Column('phrase', sa.Text(), nullable=True))
    if op.get_bind().dialect.name != 'sqlite':
        op.alter_column('schools', 'taught', server_default=None)


def downgrade() -> None:
    op.drop_column('misses', 'phrase')
    op.drop_column('misses', 'shape')
    op.drop_column('schools', 'taught')
    op.drop_table('unknown')
    op.drop_table('taught')
