"""Lines of the journal are sealed, and how often a message broke something is counted by itself."""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('outbox', sa.Column('faults', sa.Integer(), nullable=True))
    op.add_column('journal', sa.Column('nth', sa.Integer(), nullable=True))
    op.add_column('journal', sa.Column('seal', sa.Text(), nullable=True))
    op.drop_index('journal_row', 'journal')
    op.create_index('journal_row', 'journal', ['school', 'noun', 'row', 'nth'], unique=True)


def downgrade() -> None:
    op.drop_index('journal_row', 'journal')
    op.create_index('journal_row', 'journal', ['school', 'noun', 'row'])
    op.drop_column('journal', 'seal')
    op.drop_column('journal', 'nth')
    op.drop_column('outbox', 'faults')
