"""What is told when somebody begins to stand in for somebody on call and when it is over, and who is called then."""

from __future__ import annotations

from dataclasses import replace

from bot.model.covers import Cover
from bot.model.messages import Button, Card, Lane, Reply
from bot.model.people import Person
from bot.model.words import Said, say
from handlers.covers.times import WHO
from handlers.escalation.duty import handed_on
from handlers.oncall.who import row
from handlers.turn import TALK
from store.unit_of_work import UnitOfWork


def tell_due(work: UnitOfWork) -> list[Reply]:
    """Say that one begins, or has ended by itself; from then on somebody else has the duty."""
    replies: list[Reply] = []
    for cover in work.covers.due(work.now, work.alone):
        over = cover.ends_at <= work.now
        work.covers.save(replace(cover, due=None if over else cover.ends_at))
        absent = work.people.get(cover.covered)
        ended = say("Override {number} is over", number=cover.number)
        ended = and_who(ended, absent, "{over}: {absent} is called again.")
        replies += told(work, cover, ended if over else say("Now: {row}.", row=row(work, cover)))
        replies += handed_on(work, cover)
    return replies


def given_up(work: UnitOfWork, person: Person) -> list[Reply]:
    """What somebody who has left stands in for is over: whom they came for, if they are there, is called again."""
    replies: list[Reply] = []
    for cover in work.covers.ahead(work.now):
        if cover.by == person.id:
            over = work.covers.save(replace(cover, cancelled=True, due=None))
            absent = work.people.get(over.covered)
            text = say("{name} has left, so override {number} is over", name=person.name, number=over.number)
            replies += told(work, over, and_who(text, absent), person)
            replies += handed_on(work, over, person) if cover.stands(work.now) else []
    return replies


def and_who(over: Said, absent: Person, called: str = "{over}: {absent} is called.") -> Said:
    """That it is over, and who is called then; not of somebody who is away."""
    return say("{over}.", over=over) if absent.away else say(called, over=over, absent=absent.name)


def told(work: UnitOfWork, cover: Cover, text: Said, but: Person | None = None) -> list[Reply]:
    """Tell both people, and the staff in their channel."""
    both = [each for each in work.people.some((cover.by, cover.covered)) if but is None or each.id != but.id]
    ways = (WHO, TALK) if cover.cancelled or cover.ends_at <= work.now else (back(cover), WHO, TALK)
    card = Card(text, buttons=ways)
    staff = [Reply(place, Card(text), lane=Lane.NOTICE) for place in work.school.staff[:1]]
    return [*(Reply(person, card, lane=Lane.NOTICE) for person in both if person.identities), *staff]


def back(cover: Cover) -> Button:
    """A button that takes it back."""
    return Button(say("Take it back"), f"override {cover.number} cancel")
