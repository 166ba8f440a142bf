"""Somebody takes the ticket, or the next one is called."""

from __future__ import annotations

from tests.world import World

URGENT = "/ticket open nobody can hear me, my class starts in ten minutes and everyone is waiting"


def test_nobody_takes_the_ticket_so_the_second_person_is_pinged(world: World) -> None:
    world.student.says(URGENT)
    assert len(world.first.hears()) == 1
    assert world.second.hears() == []

    world.passes(minutes=9, seconds=59)
    assert world.second.hears() == []

    world.passes(seconds=1)
    assert world.second.hears()[0].startswith("Ticket 1 needs you: nobody can hear me")


def test_ack_in_the_thread_stops_the_pings(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ack", where=world.thread(1))
    world.passes(hours=3)

    assert world.second.hears() == []
    assert world.thread_says()[-1] == "Ana Alves has taken ticket 1. Nobody else will be pinged."
    assert "Ana Alves has your ticket 1 and is looking at it." in world.student.hears()
