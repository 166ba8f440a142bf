"""Where comments and tickets came from, and when a comment was edited."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('origins',
    sa.Column('school', sa.Text(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('remote_id', sa.Text(), nullable=False),
    sa.Column('noun', sa.Text(), nullable=False),
    sa.Column('row', _NUMBER, nullable=False),
    sa.Column('person', _NUMBER, nullable=False),
    sa.Column('stamp', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('school', 'place', 'remote_id')
    )
    with op.batch_alter_table('comments', schema=None) as batch_op:
        batch_op.add_column(sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('comments', schema=None) as batch_op:
        batch_op.drop_column('edited_at')
    op.drop_table('origins')
