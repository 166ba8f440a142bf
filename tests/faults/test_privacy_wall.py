"""Whatever a student asks where others read along: no name, words, class or number of theirs is shown to the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from adapters.browser.say import shown
from adapters.found import previews
from adapters.plain import PLAIN, plain_text
from bot.model.people import Role
from bot.model.ports import Post
from bot.model.words import render
from tests.faults.secret_ways import occurring
from tests.model.sayings import EXAMPLES
from tests.world import ALGEBRA, HELP_DESK, STAFF, Someone, World

NAME, MAIL, NUMBER, COURSE = "Quilla Zanderson", "q.zanderson@north.example", "S-88417720", "ZORB-417"
SUBJECT, WORDS = "the gryphon lamp hums", "my wombat ate the cable"
PLANTED = (NAME, MAIL, NUMBER, COURSE, SUBJECT, WORDS, "Quilla", "Zanderson", "88417720", "gryphon", "wombat")
PLANT = f"{WORDS}, I am {NAME} ({MAIL}, {NUMBER}) of {COURSE}"
SAYINGS = tuple((words, intent) for words, intent in EXAMPLES if intent.allowed <= Role.STUDENT)
POINTER = "I answer you in private: please look at your direct messages with me."


@pytest.fixture
def quilla(world: World) -> Someone:
    """A student with a ticket, a class and a question that is open."""
    student = world.person("quilla", NAME)
    student.says(f"ticket open {SUBJECT}, {NUMBER}, {COURSE}, {MAIL}")
    people = {"#algebra": "algebra", "@quilla": "quilla"}
    world.teacher.says(f'session add "{COURSE}" tomorrow 10:00 #algebra @quilla', mentions=people)
    student.says("login")
    return student


def seen_by_others(world: World) -> dict[str, str]:
    """What everybody reads outside the staff's channel, as each platform writes it."""
    found: dict[str, list[str]] = {}
    for post in world.chat.posts.values():
        if post.place.whole == STAFF or (post.place.whole == ALGEBRA and COURSE in str(post.card)):
            continue  # the class's own card stands in its own channel
        for each in previews():
            preview = each.of(post, None)
            if not (preview.alone or preview.place.direct):
                found.setdefault(each.name, []).append(json.dumps(preview.body, ensure_ascii=False))
        if not post.place.direct and (post.private_to is None or post.harmless):
            found.setdefault("browser", []).append(shown(post.card, post.reader).html)
            found.setdefault("terminal", []).append(plain_text(post.card, post.reader))
    return {name: "\n".join(said) for name, said in found.items()}


def ways(words: str) -> Iterator[str]:
    """As it stands and about what is theirs; with everything about them behind it."""
    mine = words.replace("7", "1").replace("12", "1")
    yield f"@deskbell {mine}"
    yield f"/{mine} {PLANT}"
    yield f"@deskbell {mine}: {PLANT}"


def public(world: World) -> list[Post]:
    return [post for post in world.chat.posts.values() if post.place.whole == HELP_DESK and not post.private_to]


def test_there_is_something_to_say_of_every_intent_of_a_student() -> None:
    assert len(SAYINGS) > 100
    assert len({type(intent) for _, intent in SAYINGS}) > 40


@pytest.mark.in_turn  # what others may see is decided in front of the database
@pytest.mark.parametrize("part", range(4))
def test_nothing_of_a_student_is_shown_to_others_whatever_they_ask(world: World, quilla: Someone, part: int) -> None:
    world.delivers = False
    for words, _ in SAYINGS[part::4]:
        for said in ways(words):
            quilla.says(said, where=HELP_DESK)
        quilla.says(PLANT, where=replace(HELP_DESK, thread="r1"))
    world.delivers = True
    world.deliver()
    world.passes(hours=30)

    found = seen_by_others(world)
    assert POINTER in "".join(found.values())
    assert occurring(PLANTED, found) == []
    assert public(world) == []


def test_what_is_looked_through_is_what_others_see(world: World, quilla: Someone) -> None:
    """A word of theirs in the open would be found in every writing."""
    quilla.says("@deskbell my tickets", where=HELP_DESK)
    post = next(post for post in world.chat.posts.values() if SUBJECT in str(post.card) and post.place != STAFF)
    world.chat.posts["leak"] = replace(post, place=HELP_DESK, private_to=None)

    assert {where for where, _, _ in occurring([SUBJECT], seen_by_others(world))} == {
        "browser",
        "slack",
        "teams",
        "terminal",
    }


def test_the_word_that_others_may_see_points_to_the_private_answer_and_says_nothing_else(
    world: World, quilla: Someone
) -> None:
    world.chat.posts.clear()
    for words in ("login", "security", f"ticket open {PLANT}", "my tickets", "next class?", PLANT):
        quilla.says(f"@deskbell {words}", where=HELP_DESK)
    shown_to_all = [post for post in world.chat.posts.values() if post.place == HELP_DESK and post.harmless]

    assert shown_to_all
    assert {render(post.card.text, PLAIN, post.reader) for post in shown_to_all} == {POINTER}
    assert all(
        (post.card.title, post.card.facts, post.card.choices, post.card.note) == (None, (), (), None)
        for post in shown_to_all
    )
