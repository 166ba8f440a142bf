"""Whether a walk-through was helpful."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

_ASKED = sa.text('verdict IS NOT NULL')


def upgrade() -> None:
    with op.batch_alter_table('walkthroughs', schema=None) as batch_op:
        batch_op.add_column(sa.Column('verdict', sa.Text(), nullable=True))
        batch_op.create_index('walkthroughs_verdict', ['school', 'person'], unique=False, sqlite_where=_ASKED, postgresql_where=_ASKED)


def downgrade() -> None:
    with op.batch_alter_table('walkthroughs', schema=None) as batch_op:
        batch_op.drop_index('walkthroughs_verdict', sqlite_where=_ASKED, postgresql_where=_ASKED)
        batch_op.drop_column('verdict')
