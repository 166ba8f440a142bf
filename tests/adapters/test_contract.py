"""What every platform must do with what it is told to say: the same tests for each, on its own stage."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime

import pytest

from adapters.found import platforms
from bot.model.errors import DeliveryError
from bot.model.messages import Button, Card, Place, Style
from bot.model.people import Person, Role
from bot.model.words import Link, clean, say, visible
from tests.adapters.stages import staged
from tests.adapters.stages.hostile import HOSTILE, looks_like
from tests.adapters.stages.stage import NAMES, Seen, Stage, posted, private, simple


def places(stage: Stage) -> list[Place]:
    """A private conversation, a channel, and a thread nobody has begun."""
    return [private(stage, "student"), stage.channels["help_desk"]]


async def texts(stage: Stage, who: str) -> list[str]:
    return [seen.text for seen in await stage.sees(who)]


async def last(stage: Stage, who: str) -> Seen:
    return (await stage.sees(who))[-1]


@pytest.mark.parametrize("platform", platforms())
def test_every_platform_has_a_stage(platform: str) -> None:
    assert staged(platform), f"tests/adapters/stages/{platform}.py is missing"


async def test_its_name_is_that_of_its_package(stage: Stage, request: pytest.FixtureRequest) -> None:
    assert stage.adapter.name == request.node.callspec.params["stage"].split()[0]
    assert all(identity.platform == stage.adapter.name for identity in stage.people.values())


async def test_it_is_well_when_all_is_well(stage: Stage) -> None:
    assert stage.adapter.health() is None


async def test_what_is_said_stands_where_it_was_said(stage: Stage) -> None:
    for number, place in enumerate(places(stage)):
        root = await stage.adapter.say(posted(place, simple(f"root {number}"), f"root{number}"))
        await stage.adapter.say(
            posted(Place(place.platform, place.workspace, place.channel, root), simple("below"), f"below{number}")
        )

        (first, second) = [seen for seen in await stage.sees("student") if seen.place.whole == place]
        assert (first.text, first.place.thread) == (f"root {number}", None)
        assert (second.text, second.place.whole) == ("below", place)
        threads = stage.private_threads if place.direct else stage.threads
        assert threads == (second.place.thread == root)


async def test_what_is_said_in_private_is_seen_by_that_person_alone(stage: Stage) -> None:
    await stage.adapter.say(posted(private(stage, "student"), simple("for Sam")))

    assert await texts(stage, "student") == ["for Sam"]
    assert await texts(stage, "teacher") == await texts(stage, "ana") == []


async def test_a_whisper_in_a_channel_is_seen_by_that_person_alone(stage: Stage) -> None:
    """In the channel, or in their own conversation with a word on why it is there. It has no id: nobody edits it."""
    remote_id = await stage.adapter.say(
        posted(stage.channels["help_desk"], simple("for Sam"), only=stage.people["student"]),
    )

    assert remote_id == ""
    (seen,) = await stage.sees("student")
    if stage.whispers:
        assert (seen.text, seen.place) == ("for Sam", stage.channels["help_desk"])
    else:
        why = "You asked where others read along, so I answer here."
        assert (seen.text, seen.place) == (f"for Sam\n\n{why}", private(stage, "student"))
    assert await texts(stage, "teacher") == await texts(stage, "ana") == []


async def test_an_edit_replaces_the_card_where_the_platform_can(stage: Stage) -> None:
    for number, place in enumerate(places(stage)):
        remote_id = await stage.adapter.say(posted(place, simple("before"), f"key{number}"))
        change = posted(place, simple("after"), f"other{number}")
        if stage.adapter.abilities.edits:
            await stage.adapter.edit(remote_id, change)
            wanted = ["after"]
        else:
            with pytest.raises(DeliveryError):
                await stage.adapter.edit(remote_id, change)
            wanted = ["before"]
        assert [seen.text for seen in await stage.sees("student") if seen.place == place] == wanted


async def test_a_post_is_found_by_its_key_and_no_other_is(stage: Stage) -> None:
    """On a platform that cannot be read back nothing is ever found."""
    able = stage.adapter.abilities.reads_back
    for number, place in enumerate(places(stage)):
        root = await stage.adapter.say(posted(place, simple("one"), f"one{number}"))
        thread = Place(place.platform, place.workspace, place.channel, root)
        below = await stage.adapter.say(posted(thread, simple("two"), f"two{number}"))

        assert await stage.adapter.find(posted(place, simple("one"), f"one{number}")) == (root if able else None)
        assert await stage.adapter.find(posted(thread, simple("two"), f"two{number}")) == (below if able else None)
        assert await stage.adapter.find(posted(place, simple("one"), f"none{number}")) is None
        assert await stage.adapter.find(posted(thread, simple("one"), f"none{number}")) is None


async def test_every_word_of_a_card_is_in_its_plain_text_and_in_its_rich_form(stage: Stage) -> None:
    ana = Person(3, NAMES["ana"], Role.ON_CALL, "UTC", identities=(stage.people["ana"],))
    card = Card(
        say("Ask **{who}** about `code`.", who=ana),
        title=say("A title"),
        facts=((say("Due"), say("{at}", at=datetime(2026, 7, 1, 9, tzinfo=UTC))), (say("State"), say("new"))),
        choices=(Button(say("First"), "1"), Button(say("Second"), "2")),
        buttons=(Button(say("Press me"), "press", Style.PRIMARY), Button(say("Stop"), "stop", Style.DANGER)),
        note=say("See {link}.", link=Link("https://school.example/help", "the guide")),
    )
    await stage.adapter.say(posted(private(stage, "student"), card))

    seen = await last(stage, "student")
    for words in ("Ask", "Ana Alves", "code", "A title", "Due", "State", "new", "First", "Second", "Press me", "Stop"):
        assert words in seen.text
        assert words in seen.shown
    assert "Wed 1 Jul 2026, 10:00 Lisbon time" in seen.text
    assert "the guide (https://school.example/help)" in seen.text


@pytest.mark.parametrize("typed", HOSTILE)
async def test_what_people_typed_is_shown_and_does_nothing(stage: Stage, typed: str) -> None:
    """The platform acts on nothing but what it acts on with a harmless word in the same places."""
    found = []
    for number, words in enumerate(["harmless", typed]):
        person = Person(9, words, Role.STUDENT, "UTC")
        card = Card(
            say("It says {words}, {who}.", words=words, who=person),
            title=say("About {words}", words=words),
            facts=((say("{words}", words=words), say("{words}", words=words)),),
            choices=(Button(say("{words}", words=words), "one"),),
            buttons=(Button(say("{words}", words=words), "two"),),
            note=say("Note {words} {link}", words=words, link=Link("javascript:x", words)),
        )
        await stage.adapter.say(posted(private(stage, "student"), card, f"key{number}"))
        found.append(await last(stage, "student"))
    harmless, hostile = found
    assert not Counter(hostile.marks) - Counter(harmless.marks)
    assert readable(typed) in readable(hostile.text)


def readable(text: str) -> str:
    return " ".join(looks_like(visible(clean(text))).split())


async def test_a_place_that_is_gone_raises_a_delivery_error_or_nothing(stage: Stage) -> None:
    here = stage.channels["help_desk"]
    wrong = [
        Place(here.platform, here.workspace, "gone"),
        Place(here.platform, here.workspace, "@nobody"),
        Place(here.platform, here.workspace, here.channel, "1.000001"),
        Place(here.platform, "elsewhere", "#gone\n<!channel>", "\u202e"),
    ]
    for number, place in enumerate(wrong):
        post = posted(place, simple("hello"), f"key{number}")
        for attempt in (stage.adapter.say(post), stage.adapter.edit("1.000001", post), stage.adapter.find(post)):
            told = await asyncio.gather(attempt, return_exceptions=True)
            assert isinstance(told[0], str | None | DeliveryError)
            assert "hello" not in str(told[0])


async def test_a_message_that_is_gone_cannot_be_edited(stage: Stage) -> None:
    for remote_id in ("", "m999", "1.000001", "t77"):
        with pytest.raises(DeliveryError):
            await stage.adapter.edit(remote_id, posted(stage.channels["help_desk"], simple("hello")))


async def test_a_card_may_be_as_large_as_it_likes(stage: Stage) -> None:
    long = "word " * 20_000
    card = Card(
        say("{long}", long=long),
        title=say("{long}", long=long),
        facts=tuple((say("Fact {n}", n=n), say("{long}", long=long[:3000])) for n in range(40)),
        buttons=tuple(Button(say("Button {n}", n=n), f"say {n}") for n in range(60)),
        note=say("{long}", long=long),
    )
    many = Card(say("Which?"), buttons=card.buttons, choices=card.buttons, facts=card.facts[:2])
    place = private(stage, "student")

    remote_id = await stage.adapter.say(posted(place, card))
    if stage.adapter.abilities.edits:
        await stage.adapter.edit(remote_id, posted(place, card))
    await stage.adapter.say(posted(place, many, "many"))

    seen = await last(stage, "student")
    assert all(f"Button {n}" in seen.text and f"Button {n}" in seen.shown for n in range(60))
    assert len(await stage.sees("student")) == 2


async def test_it_can_be_closed_twice(stage: Stage) -> None:
    await stage.adapter.close()
    await stage.adapter.close()
