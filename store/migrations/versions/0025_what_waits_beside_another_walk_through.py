"""A walk-through that waits, or was interrupted, beside the one a person is in."""

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

_DUE = sa.text('due IS NOT NULL')
_ASKING = sa.text("state = 'asking'")
_BESIDE = sa.text(
    "UPDATE walkthroughs SET due = NULL, state = 'left', version = version + 1 WHERE due IS NOT NULL AND EXISTS ("
    'SELECT 1 FROM walkthroughs AS newer WHERE newer.school = walkthroughs.school '
    'AND newer.person = walkthroughs.person AND newer.due IS NOT NULL AND newer.id > walkthroughs.id)'
)


def upgrade() -> None:
    with op.batch_alter_table('walkthroughs', schema=None) as batch_op:
        batch_op.drop_index('walkthroughs_person', sqlite_where=_DUE, postgresql_where=_DUE)
        batch_op.create_index('walkthroughs_person', ['school', 'person'], unique=False, sqlite_where=_DUE, postgresql_where=_DUE)
        batch_op.create_index('walkthroughs_asking', ['school', 'person'], unique=True, sqlite_where=_ASKING, postgresql_where=_ASKING)


def downgrade() -> None:
    op.execute(_BESIDE)
    with op.batch_alter_table('walkthroughs', schema=None) as batch_op:
        batch_op.drop_index('walkthroughs_asking', sqlite_where=_ASKING, postgresql_where=_ASKING)
        batch_op.drop_index('walkthroughs_person', sqlite_where=_DUE, postgresql_where=_DUE)
        batch_op.create_index('walkthroughs_person', ['school', 'person'], unique=True, sqlite_where=_DUE, postgresql_where=_DUE)
