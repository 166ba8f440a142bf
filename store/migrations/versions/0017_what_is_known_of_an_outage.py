"""What is known of an outage: the staff's words, its expected end, and whether it works again for those it concerned."""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0015'
branch_labels = None
depends_on = None

_EXPECTED = sa.text('expected_until IS NOT NULL')


def upgrade() -> None:
    op.add_column('tickets', sa.Column('announced', sa.Text(), nullable=False, server_default=''))
    op.add_column('tickets', sa.Column('expected_until', sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        'tickets_expected_due',
        'tickets',
        ['school', 'expected_until'],
        unique=False,
        sqlite_where=_EXPECTED,
        postgresql_where=_EXPECTED,
    )
    op.add_column('affected', sa.Column('works', sa.Boolean(), nullable=True))
    if op.get_bind().dialect.name != 'sqlite':
        op.alter_column('tickets', 'announced', server_default=None)


def downgrade() -> None:
    op.drop_column('affected', 'works')
    op.drop_index('tickets_expected_due', table_name='tickets')
    op.drop_column('tickets', 'expected_until')
    op.drop_column('tickets', 'announced')
