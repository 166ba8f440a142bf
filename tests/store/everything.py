"""A row of everything a school may have, all that may be asked about it, and all that may be done to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeAlias

from sqlalchemy import update

from bot.model.covers import Cover
from bot.model.escalation import acknowledged
from bot.model.linking import Code, digest
from bot.model.maintenance import Window
from bot.model.messages import Message, private_place
from bot.model.mutes import Wanted
from bot.model.people import Identity, Role
from bot.model.roles import Line
from bot.model.sessions import Reminder, ReminderKind, ReminderState
from bot.model.tickets import Comment, TicketState
from bot.model.understanding.unknown import Shape
from bot.model.walkthroughs import Verdict
from store import articles, attempts, due, figures, forgetting, joining, keeping, schema, walkthroughs
from store.insert import insert_or_update
from store.origins import Origin
from store.unit_of_work import UnitOfWork
from store.unknown import Miss
from tests.store.samples import NOW, ROOM, escalation, offer, reply, session, ticket, walkthrough

Ids: TypeAlias = Mapping[str, int]
Asked: TypeAlias = Mapping[str, Callable[[UnitOfWork, Ids], object]]
SAM, KIM = (Identity("chat", "shared", name.casefold(), name) for name in ("Sam", "Kim"))
MAIL = "sam@school.example"
GROUPED = replace(SAM, guest=False, email=MAIL, groups=frozenset({"helpers"}))
ELSEWHERE = Identity("other", "shared", "rivera", email=MAIL)
CODE = Code("BCDFG-HJKMN")
BEFORE, AFTER = NOW - timedelta(days=1), NOW + timedelta(days=30)
SAID = ("said", "given up", "unreached", "late")
"""Keys in the outbox, of what became of it."""
STANDS = {"step": "start", "path": [], "counts": ["access of mail"]}
"""Where a walk-through stands that counts as a report."""


def fill(work: UnitOfWork) -> dict[str, int]:
    """One row of everything, with numbers and names that both schools use."""
    person, other = work.people.meet(GROUPED).id, work.people.meet(KIM).id
    work.journal.person = person
    work.people.change(other, {"role": Role.INSTRUCTOR})
    kept = work.tickets.add(ticket(reporter=person, close_at=NOW, system="portal", number=work.tickets.next_number()))
    work.tickets.add_affected(kept.id, other)
    work.tickets.note_works(kept.id, other, works=False)
    down = {"subcategory": "service_down", "impact": 1, "system": "lms", "expected_until": NOW}
    taken = work.tickets.add(ticket(work.tickets.next_number(), reporter=other, owner=person, **down))
    over = {**down, "state": TicketState.RESOLVED, "resolved_at": NOW, "expected_until": None, "system": "wifi"}
    ended = work.tickets.add(ticket(work.tickets.next_number(), reporter=person, **over))
    work.tickets.add_affected(ended.id, other)
    comment = work.comments.add(Comment(0, kept.id, person, NOW, "hm", internal=False))
    call(work, person, kept.id, taken.id)
    walk = work.walkthroughs.add(walkthrough(person, verdict=Verdict.ASKED, walk=STANDS))
    held = work.offers.add(offer(other))
    planned = work.sessions.add(
        replace(session(work.sessions.next_number(), participants=(person,), channel=ROOM), instructor=other)
    )
    reminder = work.reminders.add(invitation(planned.id))
    work.reminders.add(replace(invitation(planned.id), kind=ReminderKind.HOUR_BEFORE))
    plan(work, person, other)
    work.people.standing.roster.keep([Line(MAIL, "Sam", Role.INSTRUCTOR, ("Algebra",))])
    work.phrases.teach("the flux is stuck", "login_help", person)
    work.articles.judge(person, "eduroam", helped=True)
    work.drafts.keep(person, "ticket", {"summary": "it"})
    work.origins.keep(ROOM, "r1", Origin("comments", comment.id, person, "1"))
    work.places.keep({ROOM: "the way"})
    work.places.visit(person, ROOM)
    work.people.missed(person, Miss(NOW, Shape.FEW.value, "zorp"))
    work.unknown.count(Miss(NOW, Shape.FEW.value, "zorp"))
    work.connection.execute(schema.links.insert(), {**link(work, other), "digest": digest(work.school.id, CODE)})
    work.connection.execute(schema.joined.insert().values(school=work.school.id, gone=900, into=person, due=NOW))
    work.heard_before(["m1"])
    fail(work, person)
    say_all(work)
    work.write()
    names = {"ticket": kept.id, "comment": comment.id, "walk": walk.id, "session": planned.id, "reminder": reminder.id}
    return {"person": person, "other": other, **names, "number": kept.number, "offer": held.id}


def call(work: UnitOfWork, person: int, waits: int, taken: int) -> None:
    """One search that goes on, and one that is over."""
    work.escalations.add(escalation(of=waits, paged=((0, person),)))
    work.escalations.add(acknowledged(escalation(of=taken, paged=((0, person),)), person, NOW))


def invitation(of: int) -> Reminder:
    return Reminder(0, of, 1, ReminderKind.INVITATION, BEFORE, session().starts_at)


def plan(work: UnitOfWork, person: int, other: int) -> None:
    """Maintenance, somebody who stands in, and which reminders somebody wants."""
    work.maintenance.add(Window(0, work.maintenance.next_number(), "lms", "disks", person, NOW, AFTER, due=NOW))
    work.mutes.want(person, "algebra", Wanted.LAST)
    work.covers.add(Cover(0, work.covers.next_number(), other, person, NOW, AFTER, due=NOW))


def fail(work: UnitOfWork, person: int) -> None:
    """End over a message, keep one that cannot be answered, and do not do something that is due."""
    attempts.count(work.connection, work.school.id, ["m2"], NOW)
    work.unanswered.keep(person, Message(("m3",), SAM, ROOM, "it is dark"), "1A2B")
    due.note(work.connection, work.school.id, ("tickets", 0), NOW, "ValueError")


def link(work: UnitOfWork, person: int) -> dict[str, Any]:
    return {"school": work.school.id, "person": person, "tries": 5, "tried_at": NOW, "until": AFTER}


def say_all(work: UnitOfWork) -> None:
    """Something under each key, a card that stands, and one of which nobody knows whether it does."""
    kept = schema.outbox
    work.outbox.add(reply(words, key=words, live=words) for words in (*SAID, "waits", "doubt"))
    work.outbox.add([reply("answered", private_place(SAM))])
    work.outbox.write()
    over = {"said": "sent", "given up": "dead", "unreached": "dead", "late": "expired", "doubt": "sending"}
    for key, state in over.items():
        values: dict[str, object] = {"state": state, "next_at": NOW if key == "doubt" else None}
        values |= {"unreached_at": NOW} if key in ("unreached", "late") else {}
        work.connection.execute(update(kept).where(kept.c.school == work.school.id, kept.c.key == key).values(**values))
    row = {"school": work.school.id, "name": "said", "place": ROOM, "remote_id": "p1"}
    insert_or_update(work.connection, schema.cards, [row])


QUESTIONS: Asked = {
    "ticket by number": lambda w, ids: w.tickets.first(w.tickets.table.c.number == ids["number"]),
    "whether there is a ticket": lambda w, ids: w.tickets.there_is(ids["number"]),
    "tickets of a reporter": lambda w, ids: w.tickets.of(ids["person"]),
    "open tickets of somebody": lambda w, ids: w.tickets.open_of(ids["person"]),
    "what somebody reported": lambda w, ids: w.tickets.reported_by(ids["person"], 9),
    "what somebody has": lambda w, ids: w.tickets.held_by(ids["person"], 9),
    "queue": lambda w, _: w.tickets.queue(),
    "open tickets": lambda w, _: w.tickets.count_open(),
    "open tickets by priority": lambda w, _: w.tickets.count_by_priority(),
    "open tickets as figures": lambda w, _: any(figures.count(w.connection, [w.school.id], NOW).tickets.values()),
    "rows that are due": lambda w, _: due.rows(w.connection, "reminders", w.school.id, NOW),
    "tickets to close": lambda w, _: w.tickets.due(NOW),
    "reporters by what is held": lambda w, _: w.tickets.reporters_since("network", "wifi", BEFORE),
    "what is held": lambda w, ids: w.offers.of(ids["other"], NOW),
    "held by its number": lambda w, ids: w.offers.numbered(ids["offer"], ids["other"]),
    "what is held and due": lambda w, _: w.offers.due(NOW),
    "reporters": lambda w, _: w.tickets.reporters_since("other", "portal", BEFORE),
    "an outage": lambda w, _: w.tickets.outage("lms"),
    "outages": lambda w, _: w.tickets.outages(),
    "outages of a system": lambda w, _: w.tickets.outages("lms"),
    "outages to be over": lambda w, _: w.tickets.expected(NOW),
    "verdicts": lambda w, ids: w.tickets.verdicts(ids["ticket"]) != (0, 0),
    "outage of which nothing is said": lambda w, ids: w.tickets.asked_of(ids["other"], BEFORE),
    "affected": lambda w, ids: w.tickets.affected(ids["ticket"]),
    "comments": lambda w, ids: list(w.comments.on(ids["ticket"], internal=True)),
    "newest comments": lambda w, ids: w.comments.newest_on(ids["ticket"], internal=True, most=9),
    "last comment": lambda w, ids: w.comments.last_said(ids["ticket"]),
    "escalation due": lambda w, _: w.escalations.due(NOW),
    "escalation of a ticket": lambda w, ids: w.escalations.open_on(ids["ticket"]),
    "escalations that call somebody now": lambda w, ids: w.escalations.calling_newest(ids["person"], 9),
    "escalations that call somebody": lambda w, ids: list(w.escalations.calling(ids["person"])),
    "an escalation that was taken": lambda w, _: w.escalations.taken_last(BEFORE),
    "open escalations": lambda w, _: list(w.escalations.open_all()),
    "walk-through": lambda w, ids: w.walkthroughs.open_of(ids["person"]),
    "walk-through by number": lambda w, ids: w.walkthroughs.numbered(str(ids["walk"])),
    "walk-throughs begun": lambda w, ids: w.walkthroughs.begun_since(ids["person"], BEFORE, 9),
    "walk-through without a verdict": lambda w, ids: w.walkthroughs.asked_of(ids["person"], BEFORE),
    "who tells of it in a walk-through": lambda w, _: w.walkthroughs.telling(["access of mail"], BEFORE),
    "reporters in walk-throughs": lambda w, _: w.tickets.reporters_since("access", "mail", BEFORE),
    "walk-throughs due": lambda w, _: w.walkthroughs.due(NOW),
    "sessions": lambda w, _: w.sessions.find(),
    "sessions to come": lambda w, ids: w.sessions.upcoming(NOW, ids["person"], 9),
    "sessions to teach": lambda w, ids: w.sessions.to_teach(ids["other"], NOW),
    "sessions around": lambda w, ids: w.sessions.around(ids["person"], NOW, AFTER),
    "sessions of all": lambda w, _: w.sessions.between(NOW, AFTER),
    "sessions that have not begun": lambda w, _: list(w.sessions.ahead(NOW)),
    "sessions of those who report": lambda w, _: w.sessions.of_reporters("other", "portal", BEFORE, (NOW, AFTER), 0),
    "whether a session begins": lambda w, _: w.sessions.begins_between(NOW, AFTER),
    "whether a session meets here": lambda w, _: w.sessions.meets_in(ROOM, NOW),
    "whether somebody teaches": lambda w, ids: w.sessions.taught_by(ids["other"], ids["number"]),
    "the same session": lambda w, ids: w.sessions.twin(ids["other"], "Algebra", session().starts_at),
    "reminders due": lambda w, _: w.reminders.due(NOW),
    "reminders that are overtaken": lambda w, ids: w.reminders.overtaken([invitation(ids["session"])], NOW),
    "reminders of a session": lambda w, ids: w.reminders.of(ids["session"]),
    "maintenance": lambda w, _: w.maintenance.ahead(NOW),
    "covers": lambda w, _: w.covers.ahead(NOW),
    "covers to be told": lambda w, _: w.covers.due(NOW),
    "maintenance due": lambda w, _: w.maintenance.due(NOW),
    "people": lambda w, ids: w.people.some([ids["person"]]),
    "whose an account is, with all accounts": lambda w, _: w.people.behind(SAM),
    "accounts that reach somebody": lambda w, ids: w.people.accounts.reachable(ids["person"]),
    "whose an account is": lambda w, _: w.people.accounts.person(SAM),
    "whose accounts are": lambda w, _: w.people.accounts.whose([SAM]),
    "who has an address elsewhere": lambda w, _: w.people.accounts.elsewhere(ELSEWHERE),
    "who has an address": lambda w, _: w.people.accounts.with_addresses([MAIL]),
    "who is in a group": lambda w, _: w.people.accounts.in_groups(),
    "the roster of an address": lambda w, _: w.people.standing.roster.lines([MAIL]),
    "the roster of a class": lambda w, _: w.people.standing.roster.of_class("Algebra"),
    "who speaks here": lambda w, _: w.places.visitors(ROOM),
    "whether somebody spoke here": lambda w, ids: w.places.visited(ids["person"], ROOM),
    "who tried too often": lambda w, ids: w.links.tried_too_often(ids["other"]),
    "phrases": lambda w, _: w.phrases.all(),
    "how many phrases": lambda w, _: w.phrases.count(),
    "what a phrase says": lambda w, _: w.phrases.says("the flux is stuck"),
    "which edition": lambda w, _: w.phrases.edition(),
    "what is not understood": lambda w, _: w.unknown.phrases(NOW),
    "how much is not understood": lambda w, _: w.unknown.figures(NOW).said,
    "verdicts on articles": lambda w, _: articles.tallies(w.connection, w.school.id),
    "walk-throughs passed": lambda w, _: list(walkthroughs.passed(w.connection, w.school.id, BEFORE)),
    "which reminders": lambda w, ids: w.mutes.of([ids["person"]]),
    "a draft": lambda w, ids: w.drafts.of(ids["person"], "ticket"),
    "an origin": lambda w, _: w.origins.of(ROOM, "r1"),
    "another origin": lambda w, ids: w.origins.left_of(ROOM, Origin("comments", ids["comment"], ids["person"], "1")),
    "what was said once": lambda w, _: w.outbox.said_once(["said"]),
    "what was given up": lambda w, _: w.outbox.dead(["given up"]),
    "what could not be said": lambda w, _: w.unreached.find(),
    "whether somebody was answered": lambda w, _: w.outbox.answered_since(SAM, BEFORE),
    "a card": lambda w, _: w.outbox.card("said"),
    "the card here": lambda w, _: w.outbox.card_at(ROOM, "p1"),
    "a card in doubt": lambda w, _: w.outbox.in_doubt(ROOM),
    "what could not be answered": lambda w, _: any(map(w.unanswered.take, range(9))),
    "journal": lambda w, ids: w.journal.of("tickets", ids["ticket"]),
}
KNOWN_BY_NAME: Asked = {
    "ticket": lambda w, ids: w.tickets.numbered(ids["number"]),
    "ticket by id": lambda w, ids: w.tickets.get(ids["ticket"]),
    "session": lambda w, ids: w.sessions.numbered(ids["number"]),
    "session by id": lambda w, ids: w.sessions.get(ids["session"]),
    "maintenance": lambda w, _: w.maintenance.numbered(1),
    "cover": lambda w, _: w.covers.numbered(1),
    "person": lambda w, _: w.people.named("sam"),
    "person by id": lambda w, ids: w.people.get(ids["person"]),
    "all that is kept of somebody": lambda w, ids: keeping.kept_of(w, w.people.get(ids["person"])),
}
"""What there is not in another school is said not to be there."""


def joined(work: UnitOfWork, ids: Ids) -> None:
    """Two people are one."""
    work.people.alone()
    work.people.join(ids["person"], ids["other"])


def cancelled(work: UnitOfWork, ids: Ids) -> None:
    """No reminder of a class is said any more."""
    work.reminders.hold(ids["session"])
    work.reminders.cancel(ids["session"])


DEEDS: Asked = {
    "end over it": lambda w, _: attempts.count(w.connection, w.school.id, ["m2"], NOW),
    "fail to do it": lambda w, ids: due.note(w.connection, w.school.id, ("tickets", ids["ticket"]), NOW, "KeyError"),
    "save a ticket": lambda w, ids: w.tickets.save(replace(w.tickets.get(ids["ticket"]), summary="mine")),
    "ask who is affected": lambda w, ids: w.tickets.ask_affected(ids["ticket"]),
    "say that it works": lambda w, ids: w.tickets.note_works(ids["ticket"], ids["other"], works=True),
    "edit a comment": lambda w, ids: w.comments.edit(Comment(ids["comment"], 0, 0, NOW, "no", internal=True)),
    "delete a comment": lambda w, ids: w.comments.take_out(Comment(ids["comment"], 0, 0, NOW, "no", internal=True)),
    "leave a session": lambda w, ids: w.sessions.remove(ids["session"], ids["person"]),
    "leave all sessions": lambda w, ids: w.sessions.leave(ids["person"], NOW),
    "enroll": lambda w, ids: w.people.standing.roster.enroll([(ids["person"] + 1_000, "Algebra")]),
    "let reminders go": lambda w, _: w.reminders.miss(AFTER),
    "settle a reminder": lambda w, ids: w.reminders.settle(
        Reminder(ids["reminder"], 0, 1, ReminderKind.INVITATION, NOW, NOW), ReminderState.SAID
    ),
    "cancel reminders": cancelled,
    "use an account": lambda w, _: w.people.accounts.used(replace(SAM, name="Samuel")),
    "describe an account": lambda w, _: w.people.accounts.describe(replace(GROUPED, email="else@school.example")),
    "give an account away": lambda w, ids: w.people.accounts.give(SAM, ids["other"]),
    "leave a workspace": lambda w, _: w.people.accounts.departed(SAM),
    "change somebody": lambda w, ids: w.people.change(ids["person"], {"name": "Samuel"}),
    "take two for one": joined,
    "finish that": lambda w, _: joining.settle(w.journal),
    "not understand": lambda w, ids: w.people.missed(ids["person"], Miss(NOW, Shape.FEW.value, "zorp")),
    "understand": lambda w, ids: w.people.clear_misses(ids["person"], "login_help"),
    "leave a channel": lambda w, ids: w.places.left(ids["person"], ROOM),
    "forget a way": lambda w, _: w.places.keep({ROOM: ""}),
    "use a code": lambda w, ids: w.links.take(CODE, ids["person"]),
    "say a wrong code": lambda w, ids: w.links.failed(ids["other"]),
    "teach": lambda w, ids: w.phrases.teach("the flux is stuck", "connectivity_help", ids["person"]),
    "forget a phrase": lambda w, _: w.phrases.forget("the flux is stuck"),
    "drop phrases": lambda w, _: w.unknown.drop_phrases(),
    "want no reminders": lambda w, ids: w.mutes.want(ids["person"], "algebra", Wanted.NONE),
    "want all reminders": lambda w, ids: w.mutes.want(ids["person"], "", Wanted.ALL),
    "drop a draft": lambda w, ids: w.drafts.drop(ids["person"], "ticket"),
    "edit an origin": lambda w, _: w.origins.edited(ROOM, "r1", "2"),
    "forget an origin": lambda w, _: w.origins.forget(ROOM, "r1"),
    "overtake": lambda w, _: w.outbox.overtake("waits"),
    "take back": lambda w, _: w.outbox.unsay("said"),
    "count what came too late": lambda w, _: w.unreached.came_too_late(),
    "find another way": lambda w, _: w.unreached.settled(w.unreached.find()),
    "forget what could not be answered": lambda w, _: list(map(w.unanswered.forget, range(9))),
    "delete what could not be answered": lambda w, _: w.unanswered.take_back("m3"),
    "forget what says so": lambda w, _: w.unanswered.strike(re.compile("dark")),
    "put a row aside": lambda w, _: due.set_aside(w.connection, w.school.id, ("tickets", 0), 5),
    "forget a card": lambda w, _: w.outbox.forget_card(ROOM, "p1"),
    "forget somebody": lambda w, ids: forgetting.forget(w, w.people.get(ids["person"])),
}
