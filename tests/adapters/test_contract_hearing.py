"""What every platform must do with what people say there: the same tests for each, on its own stage."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from bot.model.errors import Unavailable
from bot.model.messages import Button, Card, Kind, Place
from bot.model.ports import AsksWhose
from bot.model.words import say
from tests.adapters.desk import Inbox, Nobodys
from tests.adapters.stages.stage import PATIENCE, NotLetIn, Stage, TurnedAway, posted, private, simple


async def test_the_private_conversation_a_channel_and_a_thread_are_told_apart(stage: Stage, inbox: Inbox) -> None:
    desk, direct = stage.channels["help_desk"], private(stage, "student")
    heard = []
    called = "" if stage.overhears else "@deskbell "
    for where, call in ((direct, ""), (desk, called)):
        await stage.says("student", f"{call}hello there", where)
        heard.append(inbox.messages[-1])
        if stage.private_threads if where.direct else stage.threads:
            root = await stage.adapter.say(posted(where, simple("root"), where.channel))
            below = Place(where.platform, where.workspace, where.channel, root)
            await stage.says("student", f"{call}in the thread", below)
            assert inbox.messages[-1].place == below
    assert [(message.place.whole, message.addressed) for message in heard] == [(direct, True), (desk, bool(called))]
    assert {message.words for message in heard} == {"hello there"}
    assert {message.author for message in heard} == {stage.people["student"]}


@pytest.mark.parametrize(
    ("typed", "words", "kind"),
    [("/help login", "help login", Kind.COMMAND), ("@deskbell my tickets", "my tickets", Kind.SAID)],
)
async def test_a_command_and_a_mention_are_for_the_desk(
    stage: Stage, inbox: Inbox, typed: str, words: str, kind: Kind
) -> None:
    await stage.says("student", typed, stage.channels["help_desk"])

    (message,) = inbox.messages
    assert (message.words, message.kind, message.addressed) == (words, kind, True)


async def test_a_named_channel_is_known_by_its_id(stage: Stage, inbox: Inbox) -> None:
    algebra = stage.channels["algebra"]

    await stage.says("teacher", f"session add {stage.written(algebra)}", private(stage, "teacher"))

    (message,) = inbox.messages
    assert message.words == "session add #algebra"
    assert message.mentions == {"#algebra": algebra.channel}


@pytest.mark.parametrize("label", ["Go on", "Next"])
async def test_pressing_a_button_says_its_words(stage: Stage, inbox: Inbox, label: str) -> None:
    card = Card(
        say("Well?"), choices=(Button(say("Go on"), "answer 1 at 7.3"),), buttons=(Button(say("Next"), "next of 7.3"),)
    )
    remote_id = await stage.adapter.say(posted(private(stage, "student"), card))

    await stage.presses("student", label)

    (message,) = inbox.messages
    assert message.place == private(stage, "student")
    assert message.author == stage.people["student"]
    if stage.presses_buttons:
        says = {"Go on": "answer 1 at 7.3", "Next": "next of 7.3"}
        assert (message.words, message.kind, message.about) == (says[label], Kind.PRESSED, remote_id)
    else:
        assert (message.words, message.kind) == ({"Go on": "1", "Next": "next of 7.3"}[label], Kind.SAID)


async def test_two_gestures_never_share_a_key(stage: Stage, inbox: Inbox) -> None:
    await stage.adapter.say(posted(private(stage, "student"), Card(say("Well?"), buttons=(Button(say("Yes"), "yes"),))))
    for _ in range(2):
        await stage.says("student", "the same words", private(stage, "student"))
        await stage.says("student", "/help login", stage.channels["help_desk"])
        await stage.presses("student", "Yes")

    messages = [message for message in inbox.messages if message.kind is not Kind.MET]
    keys = [key for message in messages for key in message.keys]
    assert len(messages) == 6
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("words", ["hello", "/help login"])
async def test_it_is_acknowledged_after_the_commit_and_not_before(stage: Stage, inbox: Inbox, words: str) -> None:
    inbox.gate.clear()
    saying = asyncio.ensure_future(stage.says("student", words, private(stage, "student")))
    await asyncio.wait_for(inbox.came.wait(), PATIENCE)
    inbox.gate.clear()
    await stage.other_business()
    assert not saying.done()

    inbox.gate.set()
    await saying


@pytest.mark.parametrize("words", ["hello", "/help login"])
async def test_what_could_not_be_kept_comes_again(stage: Stage, inbox: Inbox, words: str) -> None:
    inbox.fails = Unavailable()
    with pytest.raises(TurnedAway):
        await stage.says("student", words, private(stage, "student"))

    inbox.fails = None
    await stage.says_again()

    assert [message.words for message in inbox.messages] == [words.removeprefix("/")] * 2


async def test_a_long_message_is_heard_whole(stage: Stage, inbox: Inbox) -> None:
    """The longest that can be written there, of some words."""
    words = "word " * ((stage.longest - len("end")) // len("word ")) + "end"

    await stage.says("student", words, private(stage, "student"))

    assert inbox.messages[0].words == words


@pytest.mark.parametrize("words", ["hello", "/help login"])
async def test_from_a_workspace_of_no_school_nothing_is_heard(stage: Stage, inbox: Inbox, words: str) -> None:
    """Where nobody but people of one workspace can speak, nobody is asked whose they are."""
    adapter, nobodys = stage.adapter, Nobodys()
    if isinstance(adapter, AsksWhose):
        adapter.serve(nobodys)
    with suppress(NotLetIn):
        await stage.says("student", words, private(stage, "student"))
    await stage.other_business()

    strange = isinstance(adapter, AsksWhose)
    said = {message.keys for message in inbox.messages if message.kind is not Kind.MET}
    assert len(said) == (0 if strange else 1)
    assert (stage.people["student"].workspace in nobodys.asked) is strange
