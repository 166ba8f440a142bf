"""A walk-through that waits, or was interrupted, beside the one a person is in."""

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

_DUE = sa.text('due IS NOT NULL')
_ASKING = sa.text("state = 'asking'")
_WALKS = sa.table(
    'walkthroughs', *(sa.column(name) for name in ('id', 'school', 'person', 'state', 'due', 'version'))
)
_NEWER = _WALKS.alias('newer')
_BESIDE = (
    _WALKS.update()
    .where(
        _WALKS.c.due.is_not(None),
        sa.exists().where(
            _NEWER.c.school == _WALKS.c.school,
            _NEWER.c.person == _WALKS.c.person,
            _NEWER.c.due.is_not(None),
            _NEWER.c.id > _WALKS.c.id,
        ),
    )
    .values(due=sa.null(), state='left', version=_WALKS.c.version + 1)
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
