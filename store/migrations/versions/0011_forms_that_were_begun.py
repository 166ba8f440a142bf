"""Forms that were begun."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'drafts',
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('form', sa.Text(), nullable=False),
        sa.Column('fields', sa.Text(), nullable=False),
        sa.Column('kept_at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('school', 'person', 'form'),
    )
    op.create_index('drafts_kept_at', 'drafts', ['kept_at'], unique=False)


def downgrade() -> None:
    op.drop_table('drafts')
