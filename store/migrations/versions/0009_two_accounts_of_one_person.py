"""Two accounts of one person, and what says who somebody is to the school."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
_KNOWN = sa.text('email IS NOT NULL')


def upgrade() -> None:
    with op.batch_alter_table('identities', schema=None) as batch_op:
        batch_op.add_column(sa.Column('email', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('guest', sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column('groups', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('apart', sa.Boolean(), nullable=True))
        batch_op.create_index('identities_email', ['school', 'email'], unique=False, sqlite_where=_KNOWN, postgresql_where=_KNOWN)
    op.create_table('links',
    sa.Column('school', sa.Text(), nullable=False),
    sa.Column('person', _NUMBER, nullable=False),
    sa.Column('digest', sa.Text(), nullable=True),
    sa.Column('until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('tried_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('school', 'person')
    )
    op.create_index('links_digest', 'links', ['school', 'digest'], unique=False)
    op.create_table('joined',
    sa.Column('school', sa.Text(), nullable=False),
    sa.Column('gone', _NUMBER, nullable=False),
    sa.Column('into', _NUMBER, nullable=False),
    sa.Column('due', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('school', 'gone')
    )
    op.create_index('joined_due', 'joined', ['due'], unique=False)
    op.create_table('roster',
    sa.Column('school', sa.Text(), nullable=False),
    sa.Column('email', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('role', sa.Integer(), nullable=True),
    sa.Column('classes', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('school', 'email')
    )


def downgrade() -> None:
    op.drop_table('roster')
    op.drop_index('joined_due', table_name='joined')
    op.drop_table('joined')
    op.drop_index('links_digest', table_name='links')
    op.drop_table('links')
    with op.batch_alter_table('identities', schema=None) as batch_op:
        batch_op.drop_index('identities_email', sqlite_where=_KNOWN, postgresql_where=_KNOWN)
        batch_op.drop_column('apart')
        batch_op.drop_column('groups')
        batch_op.drop_column('guest')
        batch_op.drop_column('email')
