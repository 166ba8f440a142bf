"""Lines of the journal are sealed, and how often a message broke something is counted by itself."""

import json
from datetime import UTC
from hashlib import sha256
from itertools import groupby

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0019'
branch_labels = None
depends_on = None

SAME = ('school', 'noun', 'row')
journal = sa.table(
    'journal',
    *(sa.column(name) for name in ('id', *SAME, 'what', 'change', 'nth', 'seal')),
    sa.column('at', sa.DateTime(timezone=True)),
)
AT_ONCE = 1000


def upgrade() -> None:
    op.add_column('outbox', sa.Column('faults', sa.Integer(), nullable=True))
    op.add_column('journal', sa.Column('nth', sa.Integer(), nullable=True))
    op.add_column('journal', sa.Column('seal', sa.Text(), nullable=True))
    _seal(op.get_bind())
    op.drop_index('journal_row', 'journal')
    op.create_index('journal_row', 'journal', [*SAME, 'nth'], unique=True)


def _seal(connection: sa.Connection) -> None:
    """Every line that is there."""
    lines = connection.execute(sa.select(journal).order_by(*(journal.c[name] for name in SAME), journal.c.id)).all()
    sealed = sa.update(journal).where(journal.c.id == sa.bindparam('line'))
    change = sealed.values(nth=sa.bindparam('number'), seal=sa.bindparam('chain'))
    news = []
    for _, same in groupby(lines, lambda line: (line.school, line.noun, line.row)):
        chain = ''
        for number, line in enumerate(same, 1):
            at = line.at.replace(tzinfo=UTC) if line.at.tzinfo is None else line.at.astimezone(UTC)
            said = json.dumps([line.school, line.noun, line.row, line.what, line.change, at.isoformat()])
            chain = sha256(f'{chain}{sha256(said.encode()).hexdigest()}'.encode()).hexdigest()
            news.append({'line': line.id, 'number': number, 'chain': chain})
    for begin in range(0, len(news), AT_ONCE):
        connection.execute(change, news[begin : begin + AT_ONCE])


def downgrade() -> None:
    op.drop_index('journal_row', 'journal')
    op.create_index('journal_row', 'journal', [*SAME])
    op.drop_column('journal', 'seal')
    op.drop_column('journal', 'nth')
    op.drop_column('outbox', 'faults')
