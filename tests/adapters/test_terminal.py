"""The terminal: lines in, plain text out."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Sequence

import pytest

from adapters.terminal import TerminalAdapter, scripted, typed_lines
from bot.model.errors import Unavailable, Undeliverable
from bot.model.messages import Button, Card, Kind, Message, Place
from bot.model.people import Identity, Reader
from bot.model.ports import Post
from bot.model.words import say
from tests.adapters.desk import Formless

SAM = Identity("terminal", "local", "student", "Sam Rivera")
ANA = Identity("terminal", "local", "oncall", "Ana Castro")
QUESTION = Card(
    say("What happens?"), choices=(Button(say("I forgot it"), "forgot"), Button(say("It is locked"), "locked"))
)


class Desk(Formless):
    """Puts its answers aside until they are asked for, as an outbox does."""

    def __init__(self, *answers: Post) -> None:
        self.heard: list[Message] = []
        self.terminal: TerminalAdapter
        self._answers = list(answers)

    async def hear(self, message: Message) -> None:
        self.heard.append(message)

    async def settled(self) -> None:
        for post in self._answers:
            await self.terminal.say(post)
        self._answers.clear()


class BusyDesk(Desk):
    async def hear(self, message: Message) -> None:
        raise Unavailable


async def each(lines: Sequence[str]) -> AsyncIterator[str]:
    for line in lines:
        yield line


def terminal(desk: Desk, lines: AsyncIterator[str], out: io.StringIO, channels: Sequence[str] = ()) -> TerminalAdapter:
    desk.terminal = TerminalAdapter(SAM, lines, out, desk.settled, channels)
    return desk.terminal


def post(channel: str, card: Card, key: str = "key", only: Identity | None = None) -> Post:
    return Post(Place("terminal", "local", channel), card, Reader("UTC"), key, only)


async def heard(line: str) -> Message:
    desk = Desk()
    await terminal(desk, each([line]), io.StringIO()).run(desk)
    (message,) = desk.heard
    return message


@pytest.mark.parametrize(
    ("line", "channel", "words", "kind", "addressed"),
    [
        ("my tickets", "@student", "my tickets", Kind.SAID, True),
        ("/help login", "@student", "help login", Kind.COMMAND, True),
        ("2", "@student", "2", Kind.SAID, True),
        ("#help-desk hello all", "#help-desk", "hello all", Kind.SAID, False),
        ("#help-desk @Deskbell, my tickets", "#help-desk", "my tickets", Kind.SAID, True),
        ("#help-desk /help login", "#help-desk", "help login", Kind.COMMAND, True),
        ("#help-desk", "@student", "#help-desk", Kind.SAID, True),
    ],
)
async def test_a_line_is_heard(line: str, channel: str, words: str, kind: Kind, addressed: bool) -> None:
    message = await heard(f"{line}\n")

    assert message.place == Place("terminal", "local", channel)
    assert (message.words, message.kind, message.addressed) == (words, kind, addressed)
    assert message.author == SAM


async def test_two_lines_have_different_keys_and_so_do_two_runs() -> None:
    first, second = Desk(), Desk()
    await terminal(first, each(["hello", "hello"]), io.StringIO()).run(first)
    await terminal(second, each(["hello"]), io.StringIO()).run(second)

    assert len({message.keys for message in (*first.heard, *second.heard)}) == 3


async def test_a_line_that_is_too_long_is_told_so_and_the_next_one_is_heard() -> None:
    desk, out = Desk(), io.StringIO()
    await terminal(desk, each(["x" * 40_001, "my tickets"]), out).run(desk)

    assert [message.words for message in desk.heard] == ["my tickets"]
    assert out.getvalue() == "This is too long: a message has room for 40,000 characters.\n\n"


async def test_a_script_shows_each_line_and_then_its_answer() -> None:
    out = io.StringIO()
    desk = Desk(post("@student", QUESTION))
    script = ["# a comment\n", "\n", "/help login\n", "1\n"]

    await terminal(desk, scripted(script, out), out).run(desk)

    assert out.getvalue() == "> /help login\nWhat happens?\n\n1. I forgot it\n2. It is locked\n\n> 1\n"
    assert [message.words for message in desk.heard] == ["help login", "1"]


async def test_somebody_who_types_is_heard_until_the_end_of_input() -> None:
    desk = Desk()

    out = io.StringIO()
    await terminal(desk, typed_lines(io.StringIO("hello\n\nmy tickets"), out), out).run(desk)

    assert [message.words for message in desk.heard] == ["hello", "my tickets"]
    assert out.getvalue() == "\nGoodbye. `deskbell chat` goes on where you stopped.\n"


@pytest.mark.parametrize("word", ["quit", "exit", " QUIT ", "/exit"])
async def test_who_says_that_it_is_over_is_heard_no_further_typed_or_in_a_script(word: str) -> None:
    said = f"hello\n{word}\nmy tickets\n"
    for source in (typed_lines, scripted):
        desk, out = Desk(), io.StringIO()
        await terminal(desk, source(io.StringIO(said), out), out).run(desk)

        assert [message.words for message in desk.heard] == ["hello"]
        assert out.getvalue().endswith("Goodbye. `deskbell chat` goes on where you stopped.\n")


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        (post("@student", Card(say("Hi"))), "Hi\n\n"),
        (post("#help-desk", Card(say("Hi"))), "[#help-desk]\nHi\n\n"),
        (post("#help-desk", Card(say("Hi")), only=SAM), "[#help-desk]\nHi\n\n"),
        (post("#help-desk", Card(say("Hi")), only=ANA), ""),
        (post("@oncall", Card(say("Hi"))), ""),
        (post("#staff", Card(say("Hi"))), ""),
        (
            Post(Place("terminal", "local", "#help-desk", "t1"), Card(say("Hi")), Reader("UTC"), "key"),
            "[#help-desk, in a thread]\nHi\n\n",
        ),
    ],
)
async def test_only_what_this_person_may_see_is_printed(answer: Post, printed: str) -> None:
    out = io.StringIO()

    await terminal(Desk(), each([]), out, ["#help-desk"]).say(answer)

    assert out.getvalue() == printed


async def test_a_channel_one_has_spoken_in_is_printed_from_then_on() -> None:
    out = io.StringIO()
    desk = Desk(post("#help-desk", Card(say("Hi"))))

    await terminal(desk, each(["#help-desk hello"]), out).run(desk)

    assert out.getvalue() == "[#help-desk]\nHi\n\n"


async def test_what_was_said_is_found_by_its_key() -> None:
    chat = terminal(Desk(), each([]), io.StringIO())

    remote_id = await chat.say(post("@student", QUESTION, "one"))

    assert await chat.find(post("@student", QUESTION, "one")) == remote_id
    assert await chat.find(post("@student", QUESTION, "two")) is None


async def test_what_is_printed_cannot_be_changed() -> None:
    chat = terminal(Desk(), each([]), io.StringIO())
    remote_id = await chat.say(post("@student", QUESTION))

    assert not chat.abilities.edits
    with pytest.raises(Undeliverable):
        await chat.edit(remote_id, post("@student", QUESTION))


async def test_a_busy_desk_says_so() -> None:
    out = io.StringIO()
    desk = BusyDesk()

    await terminal(desk, each(["hello"]), out).run(desk)

    assert out.getvalue() == "Deskbell is busy just now. Please type it again.\n\n"
