"""What people edit and delete after the desk has heard it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.model.messages import Original
from store import schema
from tests.stories.looking import CALM, DARK, comments, reply_below, ticket
from tests.stories.offers import kept
from tests.world import HELP_DESK, STAFF, World

HIDDEN = "I have hidden something in your message"


def commented(world: World, words: str = "it is the one in room 12") -> World:
    world.student.says(DARK)
    reply_below(world.student, "Your ticket 1", words)
    world.student.hears()
    return world


def test_an_edited_comment_changes_and_the_staff_see_that_it_was_edited(world: World) -> None:
    commented(world)
    assert world.student.edits("it is the one in room 21") == "edited"

    assert comments(world) == [("it is the one in room 21", False)]
    assert world.thread_says() == ["Sam Rivera: it is the one in room 21 (edited)"]
    world.first.says("ticket 1")
    assert "Sam Rivera: it is the one in room 21 (edited)" in world.first.hears()[-1]
    assert world.student.hears() == []


def test_an_edited_word_of_the_staff_below_a_ticket_changes_and_nothing_is_said(world: World) -> None:
    world.student.says(DARK)
    world.first.says("who has the spare lamp?", where=world.thread())
    world.first.edits("who has a spare lamp?")

    assert comments(world) == [("who has a spare lamp?", True)]
    assert world.thread_says() == []


def test_a_comment_given_by_command_keeps_the_form_of_its_command_out_of_its_words(world: World) -> None:
    world.student.says(DARK)
    world.student.says("comment 1 and it smells")
    world.student.edits("comment 1 and it smells bad")

    assert comments(world) == [("and it smells bad", False)]


def test_an_edit_that_would_be_a_command_is_not_done(world: World) -> None:
    world.student.says(CALM)
    world.first.says("looks fine", where=world.thread())
    world.first.edits("ack")
    world.student.says("hello there")
    world.student.hears()
    world.student.edits("ticket open the door is locked")

    assert ticket(world).owner is None
    assert comments(world) == [("ack", True)]
    assert len(world.work().tickets.find()) == 1
    assert world.student.hears() == []


def test_who_edits_a_command_into_a_message_reads_that_it_is_not_done_and_can_do_it(world: World) -> None:
    world.student.says(CALM)
    world.first.says("hmm", where=world.thread())
    world.first.edits("ack")

    assert ticket(world).owner is None
    assert world.first.hears() == [
        "An edit does nothing: what you changed is kept, and ticket 1 is as it was. To do it, send it anew."
    ]
    world.first.presses("Do it now: ack 1")
    assert ticket(world).owner is not None


def test_each_command_of_an_edit_has_a_button(world: World) -> None:
    for _ in range(2):
        world.student.says(CALM)
    world.first.says("hmm", where=world.thread())
    world.first.edits("ack 1 and 2")
    world.first.presses("ack 2")

    assert ticket(world).owner is None
    assert ticket(world, 2).owner is not None


def test_an_edited_command_is_not_done_again(world: World) -> None:
    world.student.says("ticket open the door is locked")
    world.student.edits("ticket open the door is open")

    assert [each.summary for each in world.work().tickets.find()] == ["the door is locked"]


def test_a_secret_that_an_edit_brings_is_hidden_and_its_author_warned(world: World) -> None:
    commented(world)
    world.student.edits("room 12, my password is hunter2hunter")

    assert "hunter2hunter" not in kept(world)
    assert "hunter2hunter" not in world.thread_says()[0]
    assert world.student.hears()[-1].startswith(HIDDEN)


def test_a_secret_brought_into_words_for_the_desk_is_warned_of_although_nothing_came_of_them(world: World) -> None:
    world.student.says("hello there")
    world.student.hears()
    world.student.edits("my password is hunter2hunter")
    assert [said.startswith(HIDDEN) for said in world.student.hears()] == [True]


def test_words_for_the_desk_that_become_nothing_but_a_password_are_hidden(world: World) -> None:
    world.student.says("hello there")
    world.student.hears()
    world.student.edits("Tulip!2024x")

    assert [said.startswith(HIDDEN) for said in world.student.hears()] == [True]
    assert "Tulip!2024x" not in kept(world)


def test_talk_that_was_overheard_and_is_edited_is_nobodys_business(world: World) -> None:
    world.person("kim").says("see you on friday", where=HELP_DESK)
    kim = world.person("kim2")
    kim.says("see you on friday", where=HELP_DESK)
    before = kept(world)
    assert kim.edits("see you on monday") == "talk"
    assert world.chat.posts == {}
    assert kept(world).count("\n") == before.count("\n") + 1  # the name of what was heard


def test_of_two_edits_the_newer_stays_in_whatever_order_they_come(world: World) -> None:
    commented(world)
    world.student.edits("room 3", stamp="0003")
    world.student.edits("room 2", stamp="0002")
    world.student.edits("room 3 again", stamp="0003")

    assert comments(world) == [("room 3", False)]


def test_an_edit_by_somebody_else_changes_nothing(world: World) -> None:
    commented(world)
    for forger in (world.first, world.person("kim"), world.person("sam", workspace="elsewhere")):
        world.student.edits("nobody needs anything", author=forger.identity)

    assert comments(world) == [("it is the one in room 12", False)]


def test_a_deleted_comment_is_in_no_table_and_the_staff_read_that_it_was_there(world: World) -> None:
    commented(world, "my neighbour Olga did it")
    world.student.edits("Olga Petrova did it")
    assert world.student.deletes() == "deleted"

    assert comments(world) == []
    assert "Olga" not in kept(world)
    assert world.thread_says() == ["A comment of Sam Rivera was deleted."]
    rows = [
        (r.noun, r.what)
        for r in world.work().connection.execute(select(schema.journal).order_by(schema.journal.c.id))
        if r.noun == "comments"
    ]
    assert rows[-1] == ("comments", "deleted")


def test_a_comment_deleted_before_the_staff_were_told_is_never_told(world: World) -> None:
    world.student.says(DARK)
    world.delivers = False
    reply_below(world.student, "Your ticket 1", "Olga did it")
    world.student.deletes()
    world.delivers = True
    world.deliver()

    assert [said for said in world.thread_says() if "Olga" in said] == []
    assert "Olga" not in kept(world)


@pytest.mark.parametrize("forger", ["ana", "kim"])
def test_a_deletion_of_somebody_elses_comment_changes_nothing(world: World, forger: str) -> None:
    commented(world)
    world.student.deletes(author=world.person(forger).identity)

    assert comments(world) == [("it is the one in room 12", False)]


def test_what_is_deleted_twice_or_edited_afterwards_has_no_effect_twice(world: World) -> None:
    commented(world)
    world.student.deletes()
    posts = len(world.chat.posts)
    assert world.student.deletes() == "deleted"
    world.student.edits("it is back")

    assert (comments(world), len(world.chat.posts)) == ([], posts)


@pytest.mark.parametrize("more", ["late", "".join(f"{hash((7, n)):x}" for n in range(1000))], ids=["short", "endless"])
def test_a_message_that_comes_after_its_deletion_is_nothing(world: World, more: str) -> None:
    world.student.says(DARK)
    place = world.thread()
    world.first.says("hello", where=place)
    late = world.first.said[-1].keys[0] + more
    world.first.deletes(about="r99", original=Original(late, world.first.identity))

    assert world.first.says("a word too much", where=place, keys=(late,)) == "copy"
    assert comments(world) == [("hello", True)]


def test_an_edit_of_what_was_never_heard_is_nothing_and_the_message_is_heard_when_it_comes(world: World) -> None:
    world.student.says(DARK)
    place = world.thread()
    world.first.says("first", where=place)
    world.first.edits("other words", about="r99", original=Original("late", stamp="1"))

    assert world.first.says("second", where=place, keys=("late",)) == "ticket_comment"
    assert [words for words, _ in comments(world)] == ["first", "second"]


def test_of_a_private_ticket_the_thread_tells_neither_edits_nor_deletions(world: World) -> None:
    world.student.says("ticket open a tablet fell on the way to school")
    assert ticket(world).private is False
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        own = work.tickets.numbered(1)
        object.__setattr__(own, "private", True)
        work.tickets.save(own)
    world.student.says("comment 1 it was Max")
    said = world.thread_says()
    world.student.edits("comment 1 it was Maximilian")
    world.student.deletes()

    assert world.thread_says() == said
    assert "Max" not in "".join(said)
    assert "Maximilian" not in kept(world)


def test_a_card_of_the_desk_that_was_deleted_is_posted_anew_with_the_next_change(world: World) -> None:
    world.student.says(CALM)
    root = world.thread().thread or ""
    del world.chat.posts[root]
    world.student.deletes(place=STAFF, about=root)
    world.first.says("ack 1")

    world.first.says("comment 1 lamp ordered")

    assert world.thread().thread != root
    assert len([said for said in world.staff() if said.startswith("Ticket 1 ")]) == 1
    assert world.thread_says() == ["Ana Alves: lamp ordered"]


def test_what_is_said_of_a_ticket_whose_card_was_deleted_is_read_in_the_channel(world: World) -> None:
    world.student.says(CALM)
    root = world.thread().thread or ""
    del world.chat.posts[root]
    world.student.deletes(place=STAFF, about=root)
    world.student.says("comment 1 and it smells")

    assert world.staff() == ["Sam Rivera: and it smells"]


def test_a_card_that_went_without_a_word_is_posted_anew_as_well(world: World) -> None:
    world.student.says(CALM)
    root = world.thread().thread or ""
    del world.chat.posts[root]
    world.first.says("ack 1")
    world.first.says("resolve 1 new lamp")

    assert world.thread().thread != root
    assert len([said for said in world.staff() if said.startswith("Ticket 1 ")]) == 1
