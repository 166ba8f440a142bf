"""A channel that is archived or gone: what should be read there is read elsewhere."""

from __future__ import annotations

from bot.model.errors import Unknown
from bot.model.ports import Abilities, Post
from tests.fakes.chat import Chat
from tests.stories.classes import DAY, FRIDAY, plans
from tests.stories.looking import DARK, URGENT
from tests.world import ALGEBRA, STAFF, World, text

GONE = "I cannot write in a channel any more. It may be archived or deleted, or I was taken out of it."


def in_staff(world: World) -> list[str]:
    return [text(post.card) for _, post in world.chat.at(STAFF)]


def test_the_people_of_a_class_are_reminded_in_private_when_its_channel_is_archived(world: World) -> None:
    world.student.says("hello")
    kim, lou = world.person("kim", "Kim Lee"), world.person("lou", "Lou Diaz")
    lou.says("hello")
    plans(world)
    for someone in (kim, world.student, world.teacher):
        someone.joins(ALGEBRA)
    world.chat.gone.add(ALGEBRA.channel)
    for someone in (world.student, kim, lou):
        someone.hears()
    world.passes(days=3, hours=2)

    assert f"{DAY}{FRIDAY}." in kim.hears()
    assert world.student.hears().count(f"{DAY}{FRIDAY}.") == 1
    assert lou.hears() == []


def test_who_left_and_came_back_is_known_there_whichever_process_heard_of_it(postgres_url: str) -> None:
    one, two = (World(postgres_url) for _ in range(2))
    two.counted = 1000
    kim, kim_there = (world.person("kim", "Kim Lee") for world in (one, two))
    kim.says("@deskbell hello", ALGEBRA)
    kim_there.departs(ALGEBRA)
    one.passes(minutes=2)
    kim.says("@deskbell hello", ALGEBRA)

    known = one.work().people.behind(kim.identity)
    assert known
    assert one.work().places.visitors(ALGEBRA) == [known.id]
    for world in (one, two):
        world.close()


def test_who_wants_no_reminders_gets_none_in_private_for_a_channel_that_is_archived(world: World) -> None:
    kim = world.person("kim", "Kim Lee")
    plans(world)
    kim.joins(ALGEBRA)
    kim.says("reminders off")
    kim.hears()
    world.chat.gone.add(ALGEBRA.channel)
    world.passes(days=4)
    world.teacher.says("session move 1 to saturday 10:00")
    world.passes(minutes=1)

    assert [words.split(" on ")[0] for words in kim.hears()] == [
        "You are invited to “Algebra 2”",
        "“Algebra 2” has moved from Fri 27 Nov 2026, 10:00 Lisbon time to Sat 28 Nov 2026, 10:00 Lisbon time.",
    ]


class Silent(Chat):
    """A platform on which nothing can be looked up, and which gives no answer in the channel of the staff."""

    abilities = Abilities(reads_back=False)

    async def say(self, post: Post) -> str:
        if post.place.whole == STAFF:
            raise Unknown("HTTP 504")
        return await super().say(post)


def test_where_there_was_no_answer_nobody_reads_that_the_channel_may_be_gone(world: World) -> None:
    world.chat = Silent(abilities=Silent.abilities)
    world.start()
    world.last.says("hello")
    world.student.says(URGENT)
    for _ in range(30):
        world.student.says("help")
        world.passes(seconds=59)

    told = [said for said in world.last.hears() if "channel" in said]
    assert told == [
        "What I said in a channel may not stand there: I got no answer. It is the staff channel: type queue to see "
        "the open tickets."
    ]


def test_the_staff_hear_once_a_day_of_a_channel_that_is_gone(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    world.chat.gone.add(ALGEBRA.channel)
    plans(world, '"Algebra 3" tomorrow 11:00 #algebra')
    plans(world, '"Algebra 4" tomorrow 12:00 #algebra')
    world.passes(minutes=1)

    assert [said for said in in_staff(world) if said.startswith(GONE)] == [
        f"{GONE} It is that of the class “Algebra 3”."
    ]


def test_when_the_staff_channel_is_gone_the_administrators_hear_of_it_in_private(world: World) -> None:
    world.chat.gone.add(STAFF.channel)
    world.student.says(DARK)
    world.student.says(DARK)
    world.passes(minutes=1)

    assert world.last.hears() == [f"{GONE} It is the staff channel: type queue to see the open tickets."]
    assert world.first.hears() == []


def test_what_was_said_elsewhere_is_looked_for_no_more(world: World) -> None:
    world.chat.gone.add(STAFF.channel)
    world.student.says(DARK)
    world.passes(minutes=1)

    assert world.store.schools_with_due("outbox", world.clock.now()) == []
