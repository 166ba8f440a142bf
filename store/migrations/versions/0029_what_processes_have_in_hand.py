"""What processes have in hand."""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'in_hand',
        sa.Column('process', sa.Text(), nullable=False),
        sa.Column('noun', sa.Text(), nullable=False),
        sa.Column('names', sa.Text(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('process', 'noun'),
        prefixes=['UNLOGGED'] if op.get_bind().dialect.name == 'postgresql' else [],
    )


def downgrade() -> None:
    op.drop_table('in_hand')
