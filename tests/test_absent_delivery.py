"""What was perhaps said is looked for and is not there: whether it is said now is decided after the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.delivery.outcomes import Absent, word_for
from bot.model.errors import NotSent, Unknown
from bot.model.escalation import EscalationState
from bot.model.messages import Guard, Lane
from bot.model.ports import Post
from tests.desk import ELSEWHERE, Desk
from tests.fakes.chat import Chat
from tests.store.samples import NORTH, NOW, escalation, reply


class Slow(Chat):
    """While somebody looks in its history, something else happens."""

    meanwhile: Callable[[], None]

    async def find(self, post: Post) -> str | None:
        found = await super().find(post)
        self.meanwhile()
        return found


@pytest.mark.parametrize("taken", [True, False])
async def test_what_is_looked_for_is_not_said_where_its_matter_was_taken_meanwhile(desk: Desk, taken: bool) -> None:
    def takes() -> None:
        with desk.store.begin(NORTH, NOW) as work:
            work.escalations.save(replace(kept, state=EscalationState.ACKNOWLEDGED))

    desk.chat = slow = Slow()
    desk.delivery = desk.process()
    slow.meanwhile = takes if taken else lambda: None
    with desk.store.begin(NORTH, NOW) as work:
        kept = work.escalations.add(escalation(due=None))
    desk.says(reply("page", ELSEWHERE, lane=Lane.PAGE, only_while=Guard("escalations", kept.id, "open")))
    desk.chat.failures = [Unknown("timeout")]
    await desk.delivery.deliver()
    await desk.passes(seconds=60)

    assert (desk.said(), desk.states()) == (([], ["cancelled"]) if taken else (["page"], ["sent"]))
    assert desk.delivery.reached.problem("chat") is None


def test_a_look_that_found_nothing_is_no_try_that_failed() -> None:
    assert (word_for(Absent("it is not there")), word_for(NotSent("nothing was called"))) == ("not_there", "not_sent")
