"""What stands behind the question mark of a database's address."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from store.database import UnknownOption, address
from store.store import Store


def test_options_of_an_address_hold_beside_our_own(postgres_url: str) -> None:
    told = {"connect_timeout": "10", "application_name": "theirs", "options": "-c work_mem=77kB"}
    store = Store(make_url(postgres_url).update_query_dict(told).render_as_string(hide_password=False))
    with store.looking() as connection:
        found = {name: connection.execute(text(f"SHOW {name}")).scalar() for name in ("work_mem", "statement_timeout")}
    assert found == {"work_mem": "77kB", "statement_timeout": "2s"}
    store.close()


def test_an_option_that_postgresql_would_refuse_at_every_connection_is_refused_at_once() -> None:
    with pytest.raises(UnknownOption, match="pgbouncer"):
        address("postgresql://desk:word@db/desk?pgbouncer=true")
