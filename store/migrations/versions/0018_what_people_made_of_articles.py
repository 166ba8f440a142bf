"""What people made of articles."""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'article_verdicts',
        sa.Column('school', sa.Text(), nullable=False),
        sa.Column('article', sa.Text(), nullable=False),
        sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('helped', sa.Boolean(), nullable=True),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('school', 'article', 'person'),
    )


def downgrade() -> None:
    op.drop_table('article_verdicts')
