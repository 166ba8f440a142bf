"""What nobody understood: counted, and kept word by word only where a school wants it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from adapters.plain import PLAIN
from bot.model.messages import Kind, Message
from bot.model.people import Reader
from bot.model.words import render
from store import schema
from store.unknown import KEPT_FOR
from tests.stories.outages import labels
from tests.stories.test_forgetting import traces
from tests.world import ALGEBRA, HELP_DESK, NORTH, STAFF, ZONE, Someone, World, text

ATE = "the gronk ate my work"
PAGE = "phrase_report"
TITLE = "What I did not understand"


def facts(someone: Someone) -> dict[str, str]:
    reader = Reader(ZONE)
    return {render(name, PLAIN, reader): render(value, PLAIN, reader) for name, value in someone.last().facts}


@pytest.fixture
def keeping(world_of: Callable[..., World]) -> World:
    """A school that keeps what was not understood."""
    return world_of(replace(NORTH, keeps_phrases=True))


def kept(world: World) -> list[str]:
    """Every phrase there is in the database."""
    with world.store.looking() as connection:
        tables = (schema.unknown.c.phrase, schema.misses.c.phrase)
        return sorted({text for column in tables for text in connection.execute(select(column)).scalars() if text})


def test_without_leave_no_word_of_it_is_kept_and_it_is_counted_all_the_same(checked: World) -> None:
    world = checked
    for words in (ATE, "flux", "what is a flux?", "flux " * 16, "???"):
        world.person(f"u{world.count()}").says(words)
    assert kept(world) == []

    assert world.first.says("unknown") == PAGE
    (told,) = world.first.hears()
    assert told.startswith(f"{TITLE}: Messages of the last 7 days that I did not understand: 5. After 0 of them (0 %)")
    assert told.splitlines()[1].startswith("Their words are not kept")
    assert facts(world.first) == {
        "Up to three words": "1",
        "Questions": "1",
        "Other sentences": "1",
        "More than 15 words": "1",
        "Nothing to read": "1",
    }
    assert labels(world.first) == ["What I was taught"]


@pytest.mark.parametrize("begun", [(), ("wifi",), ("ticket open it is slow",)])
def test_what_says_it_again_is_let_go_when_nobody_can_refer_to_it_any_more(checked: World, begun: tuple[str]) -> None:
    world, student = checked, checked.student
    for words in (*begun, "gronk", "gronk", "gronk", "and a gronk?"):
        student.says(words)
    student.says("@deskbell my gronk", where=HELP_DESK)
    student.says("my tickets")
    world.passes(minutes=29)
    world.store.purge(world.clock.now())
    assert traces(world, "gronk")

    world.passes(minutes=2)
    world.store.purge(world.clock.now())
    assert traces(world, "gronk") == set()
    assert traces(world, "tickets")


def test_with_leave_the_staff_see_what_was_said_most_often_and_file_it(keeping: World) -> None:
    world = keeping
    for number in range(3):
        world.person(f"u{number}").says(ATE)
    world.person("u9").says("zorp my flux")
    someone = world.person("u0")
    assert world.hears(Message(("p1",), someone.identity, someone.place, "login", Kind.PRESSED)) == "login_help"

    world.first.says("unknown")
    lines = world.first.hears()[-1].splitlines()
    assert lines[0].endswith("After 1 of them (25 %) people went on with one of my guesses or in other words.")
    assert lines[1:3] == [f"“{ATE}”: 3 times; 1 then chose login", "“zorp my flux”: once"]
    world.first.presses(f"File “{ATE}”")
    assert labels(world.first)[0] == "login"
    world.first.presses("login")
    assert world.student.says(ATE) == "login_help"

    world.first.says("unknown")
    assert ATE not in world.first.hears()[-1]
    assert "zorp" in text(world.first.last())


def test_all_that_was_understood_leaves_nothing_to_show(checked: World) -> None:
    checked.student.says("my tickets")
    checked.first.says("unknown")

    assert checked.first.hears() == ["In the last 7 days I understood all that was said to me."]


def test_who_says_it_in_other_words_is_counted_and_a_thank_you_is_not(keeping: World) -> None:
    for number, words in enumerate(("wifi", "thanks", "human", "zorp it again")):
        keeping.person(f"u{number}").says("zorp my flux")
        keeping.person(f"u{number}").says(words)

    keeping.first.says("unknown")
    lines = keeping.first.hears()[-1].splitlines()
    assert "did not understand: 5. After 2 of them (40 %)" in lines[0]
    assert lines[1] == "“zorp my flux”: 4 times; 2 then chose other words"


def test_who_asks_for_something_an_hour_later_had_not_meant_that(keeping: World) -> None:
    keeping.student.says("zorp my flux")
    keeping.passes(minutes=31)
    keeping.student.says("wifi")
    keeping.first.says("unknown")

    assert keeping.first.hears()[-1].splitlines()[1] == "“zorp my flux”: once"


def test_a_guess_that_leads_to_a_question_is_chosen_all_the_same(keeping: World) -> None:
    keeping.student.says("zorp my flux")
    pressed = Message(("p1",), keeping.student.identity, keeping.student.place, "search", Kind.PRESSED)
    assert keeping.hears(pressed) == "refused"
    keeping.first.says("unknown")

    assert keeping.first.hears()[-1].splitlines()[1] == "“zorp my flux”: once; 1 then chose search"


def test_people_and_secrets_are_left_out_of_what_is_kept(keeping: World) -> None:
    world = keeping
    said = (
        "zorp sam rivera zorped",
        "my zorp zorped password is Tr0ub4dor&3 please",
        "zorp me at sam@north.edu or +351 912 345 678",
        "zorp @kim at https://north.edu/u/17",
        "zorp with ana or Mr Brown",
    )
    for words in said:
        world.student.says(words, mentions={"@kim": "kim"})

    assert kept(world) == [
        "my zorp zorped password is … please",
        "zorp me at … or …",
        "zorp with … or mr …",
        "zorp … at …",
        "zorp … zorped",
    ]
    world.first.says("unknown")
    assert labels(world.first) == ["What I was taught"]


def test_the_name_of_whom_a_platform_mentions_is_left_out(keeping: World) -> None:
    keeping.person("u0kim", "Kim Lee").says("help")
    keeping.student.says("zorp @u0kim lee please", mentions={"@u0kim": "u0kim"})

    assert kept(keeping) == ["zorp … please"]


def test_a_message_that_is_long_is_cut_and_cannot_be_filed_by_a_button(keeping: World) -> None:
    keeping.student.says("zorp " * 200)

    (phrase,) = kept(keeping)
    assert (len(phrase), phrase[-1]) == (80, "…") or len(phrase) < 80
    keeping.first.says("unknown")
    assert labels(keeping.first) == ["What I was taught"]


def test_a_button_s_phrase_is_the_one_that_was_said(keeping: World) -> None:
    """What is kept in the lexicon's spelling is heard in anybody's."""
    keeping.student.says("U dont flubber plz!!!")
    keeping.first.says("unknown")
    (words,) = kept(keeping)
    keeping.first.presses(f"File “{words}”")
    assert "human" in labels(keeping.first)
    keeping.first.presses("human")

    assert keeping.student.says("u DONT flubber, plz") == "talk_to_human"


def test_what_was_not_understood_is_told_to_who_asks_alone(keeping: World) -> None:
    keeping.student.says("zorp my flux")
    keeping.student.says("ticket open the beamer hums")
    for where in (STAFF, HELP_DESK, ALGEBRA, keeping.thread()):
        keeping.first.says("@deskbell unknown", where=where)
        keeping.first.says('@deskbell teach "zorp my flux"', where=where)
        keeping.first.says('@deskbell teach "zorp my flux" as wifi', where=where)
        keeping.first.says("@deskbell teach list", where=where)
        keeping.first.says('@deskbell forget "zorp my flux"', where=where)

    shown = [post for post in keeping.chat.heard if "zorp" in text(post.card) and not post.place.direct]
    assert shown
    assert {post.private_to for post in shown} == {keeping.first.identity}


def test_after_30_days_nothing_of_it_is_there(keeping: World) -> None:
    world = keeping
    world.student.says("zorp my flux")
    world.store.purge(world.clock.now() + KEPT_FOR)
    with world.store.looking() as connection:
        assert connection.execute(select(schema.unknown.c.phrase)).scalars().all() == ["zorp my flux"]
        assert connection.execute(select(schema.misses.c.phrase)).scalars().all() == []

    world.store.purge(world.clock.now() + KEPT_FOR + timedelta(days=1))
    assert kept(world) == []


def test_who_takes_back_the_leave_keeps_the_numbers_and_no_words(keeping: World) -> None:
    world = keeping
    for words in ("zorp my flux", "flux my zorp again", "wifi"):
        world.student.says(words)
    world.schools = (NORTH,)
    world.restarts()

    assert kept(world) == []
    world.first.says("unknown")
    assert "did not understand: 2. After 1 of them (50 %)" in world.first.hears()[-1]


def test_what_is_counted_together_with_others_is_counted(keeping: World) -> None:
    people = [keeping.person(f"u{number}") for number in range(4)]
    messages = [
        Message((f"b{n}",), someone.identity, someone.place, words, Kind.SAID)
        for n, (someone, words) in enumerate(zip(people, [ATE, "zorp", ATE, ATE], strict=True))
    ]
    assert keeping.engine.hear_all(messages, keeping.clock.now()) == ["unknown"] * 4

    keeping.first.says("unknown")
    assert keeping.first.hears()[-1].splitlines()[1:3] == [f"“{ATE}”: 3 times", "“zorp”: once"]


def test_no_word_that_looks_like_a_secret_and_no_mended_name_is_in_what_is_kept(keeping: World) -> None:
    for words in ("Blue$kies42 flurb", "zorp maria flurbs"):
        keeping.student.says(words)

    assert kept(keeping) == ["zorp maria flurbs", "… flurb"]
