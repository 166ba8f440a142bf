"""Small changes of the program, each of which opens one of its walls."""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from jwt.utils import base64url_decode
from sqlalchemy import select

from adapters.browser import say as browser_say
from adapters.plain import PLAIN
from adapters.slack import form as slack_form
from adapters.slack import trust as slack_trust
from adapters.slack.dialect import Mrkdwn, escaped
from adapters.teams import say as teams_say
from adapters.teams import trust as teams_trust
from bot import engine
from bot.engine import Engine
from bot.model.intents.catalogue import CATALOGUE
from bot.model.messages import Message
from bot.model.people import Role
from bot.model.tickets import Ticket
from bot.model.words import render
from handlers.turn import Turn
from store import enrolling, migrate
from store.phrases import Phrases
from store.records import Records
from store.schema import taught
from store.store import Store
from store.tickets import Tickets
from store.unit_of_work import UnitOfWork
from tests.invariants import (
    test_doors,
    test_roles,
    test_schema,
    test_secrets,
    test_tenants,
)
from tests.invariants.names import Holds
from tests.planted import walls
from tests.planted.planting import breaks

WALL = test_tenants.test_nothing_of_one_school_reaches_another
ALONE = test_tenants.test_a_school_is_told_the_same_without_the_other
SECRETS = test_secrets.test_no_secret_is_kept_or_told
DOORS = test_doors.test_whatever_knocks_is_answered_and_only_what_is_signed_is_heard
SCHEMA = test_schema.test_every_step_of_the_schema_keeps_what_is_there
ROLES = test_roles.test_nobody_does_what_their_role_may_not


@breaks(Holds.TENANTS, WALL)
def a_query_without_the_school(patch: pytest.MonkeyPatch) -> None:
    def everywhere(self: Records[Any], *where: Any) -> Any:
        return select(*self.columns).where(*where)

    patch.setattr(Records, "_select", everywhere)


@breaks(Holds.TENANTS, WALL)
def forgetting_a_phrase_is_not_about_one_school(patch: pytest.MonkeyPatch) -> None:
    def everywhere(self: Phrases, phrase: str) -> None:
        self.connection.execute(taught.delete().where(taught.c.phrase == phrase))
        self._next()

    patch.setattr(Phrases, "forget", everywhere)


@breaks(Holds.TENANTS, ALONE)
def the_outages_of_all_schools_are_counted(patch: pytest.MonkeyPatch) -> None:
    def everywhere(self: Tickets, *where: Any, **_: Any) -> Sequence[Ticket]:
        down = (self.table.c.subcategory == "service_down", self.table.c.impact == 1)
        return self._read(select(*self.columns).where(*down))

    patch.setattr(Tickets, "outages", everywhere)


@breaks(Holds.ROLES, ROLES)
def one_role_is_not_asked_for(patch: pytest.MonkeyPatch) -> None:
    for intent in CATALOGUE:
        if intent.allowed is Role.ON_CALL:
            patch.setattr(intent, "allowed", Role.GUEST)


@breaks(Holds.ROLES, ROLES)
def who_is_known_keeps_their_role_whatever_the_file_says(patch: pytest.MonkeyPatch) -> None:
    news = enrolling._news
    patch.setattr(enrolling, "_news", lambda row, listed: news(row, listed) if row is None else {})


@breaks(Holds.RENDERED, walls.a_form_is_plain)
def one_field_is_not_plain(patch: pytest.MonkeyPatch) -> None:
    plain = slack_form._plain
    patch.setattr(slack_form, "_plain", lambda *which: {**plain(*which), "type": "mrkdwn"})


@breaks(Holds.RENDERED, walls.a_card_does_nothing)
def marks_in_what_is_typed_work_in_slack(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Mrkdwn, "literal", lambda _, text: escaped(text))


@breaks(Holds.RENDERED, walls.a_card_does_nothing)
def what_can_be_picked_is_read_as_markdown_in_teams(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(teams_say, "unmarked", lambda words: words)


@breaks(Holds.RENDERED, walls.a_card_does_nothing)
def a_label_is_html_on_the_page(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(browser_say, "_label", lambda button, reader: render(button.label, PLAIN, reader))


@breaks(Holds.REDACTED, SECRETS)
def the_log_has_the_words(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "code_of", lambda message: message.words)


@breaks(Holds.REDACTED, SECRETS)
def what_stands_in_a_form_is_kept_as_it_was_typed(patch: pytest.MonkeyPatch) -> None:
    def as_typed(self: Engine, work: UnitOfWork, message: Message) -> Turn:
        turn = turn_of(self, work, message)
        return replace(turn, message=replace(turn.message, fields=message.fields))

    turn_of = Engine._turn
    patch.setattr(Engine, "_turn", as_typed)


@breaks(Holds.TOTAL, DOORS)
def how_old_a_signature_is_is_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(slack_trust, "_OLDEST", 1_000_000)


@breaks(Holds.TOTAL, DOORS)
def a_token_of_yesterday_is_taken(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(teams_trust, "_in_force", lambda *_: None)


@breaks(Holds.TOTAL, DOORS)
def every_signature_is_taken(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(slack_trust, "hmac", SimpleNamespace(new=hmac.new, compare_digest=lambda *_: True))


@breaks(Holds.TOTAL, DOORS)
def what_a_token_says_is_believed_unsigned(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(teams_trust, "_claims", lambda token, _: json.loads(base64url_decode(token.split(".")[1])))


@breaks(Holds.TOTAL, DOORS)
def the_shape_of_a_body_is_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(slack_trust, "json_object", json.loads)


@breaks(Holds.MIGRATED, SCHEMA)
def a_column_is_dropped_too_early(patch: pytest.MonkeyPatch) -> None:
    upgrade = migrate.upgrade

    def dropping(database: Store) -> None:
        upgrade(database)
        with database.transaction() as connection:
            connection.exec_driver_sql("ALTER TABLE tickets DROP COLUMN solution")

    patch.setattr(migrate, "upgrade", dropping)


@breaks(Holds.MIGRATED, SCHEMA)
def a_step_back_takes_rows_with_it(patch: pytest.MonkeyPatch) -> None:
    downgrade = migrate.downgrade

    def taking(database: Store, to: str) -> None:
        downgrade(database, to)
        with database.transaction() as connection:
            connection.exec_driver_sql("DELETE FROM comments")

    patch.setattr(migrate, "downgrade", taking)
