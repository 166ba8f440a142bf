"""Every way in which words reach the desk, and everything that is kept and said afterwards."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import escape
from urllib.parse import quote, quote_plus

from sqlalchemy import select

from adapters.browser.say import shown
from adapters.found import previews
from adapters.plain import plain_text
from bot.model.messages import Kind, Message, Place
from bot.model.people import Reader
from store import schema
from tests.gestures import reaction
from tests.stories.looking import AT
from tests.world import ALGEBRA, HELP_DESK, STAFF, ZONE, Someone, World


def thread(world: World) -> Place:
    return world.thread()


def below_the_class(world: World) -> Place:
    return replace(ALGEBRA, thread=world.chat.at(ALGEBRA)[0][0])


def forged(someone: Someone, words: str, kind: Kind, **more: object) -> None:
    number = someone.world.count()
    message = Message((f"k{number}",), someone.identity, someone.place, words, kind)
    someone.world.hears(replace(message, **more))  # type: ignore[arg-type]  # its own fields by name


def in_a_form(kind: Kind, says: str, *names: str) -> Callable[[World, str], None]:
    """In every text field, and as one that the form does not have."""

    def way(world: World, words: str) -> None:
        who = world.teacher if says.startswith("session") else world.student
        fields = {**dict.fromkeys((*names, "nothing"), words), "about": "device", "who": "1", "hurry": "1"}
        number = world.count()
        filled = Message((f"k{number}",), who.identity, who.place, says, kind, fields=fields)
        if kind is Kind.FILLED:
            world.engine.fill(filled, world.clock.now())
        else:
            world.engine.hear(filled, world.clock.now())

    return way


def edited(world: World, words: str) -> None:
    world.student.says("comment 1 wait a moment")
    world.student.edits(f"comment 1 {words}")


def reacted(world: World, words: str) -> None:
    """A ticket is made of a message that the desk had not heard."""
    number = world.count()
    message = Message(
        (f"k{number}",), world.student.identity, HELP_DESK, words, addressed=False, remote_id=f"o{number}"
    )
    world.hears(reaction(world.student.identity, world.count(), "ticket open", message, {}))


def overheard_then_reacted(world: World, words: str) -> None:
    world.student.says(words, where=HELP_DESK)
    world.hears(reaction(world.first.identity, world.count(), "ticket open", world.student.said[-1], {}))


def walked(world: World, words: str) -> None:
    for each in ("login", "1", words, "restart", "login", "3", "2", words):
        world.student.says(each)


def edited_talk(world: World, words: str) -> None:
    world.student.says("see you there", where=HELP_DESK)
    world.student.edits(words)
    world.student.edits(f"again: {words}")
    world.student.deletes()


def at_a_step(kind: str) -> Callable[[World, str], None]:
    """As an answer to a question of a walk-through that is going on."""

    def way(world: World, words: str) -> None:
        for each in ("stop", *AT[kind], words):
            world.student.says(each)

    return way


def reported(world: World, words: str) -> None:
    """As what happened, in a walk-through whose every ticket is private."""
    for each in ("stop", "security", "8", words, "1", words, words):
        world.student.says(each)


WAYS: dict[str, Callable[[World, str], object]] = {
    "in private": lambda world, words: world.student.says(words),
    "as a command": lambda world, words: world.student.says(f"/ticket open {words}", where=HELP_DESK),
    "with a mention": lambda world, words: world.student.says(f"@deskbell ticket open {words}", where=HELP_DESK),
    "as a command nobody knows": lambda world, words: world.student.says(f"/{words}", where=HELP_DESK),
    "to others": lambda world, words: world.student.says(words, where=HELP_DESK),
    "on a forged button": lambda world, words: forged(world.student, f"comment 1 {words}", Kind.PRESSED),
    "on a button of nonsense": lambda world, words: forged(world.student, words, Kind.PRESSED, about="p1"),
    "in a comment": lambda world, words: world.student.says(f"comment 1 {words}"),
    "in the staff's thread": lambda world, words: world.first.says(words, where=thread(world)),
    "to the reporter": lambda world, words: world.first.says(f"tell 1 {words}"),
    "in a question": lambda world, words: world.first.says(f"ask 1 {words}"),
    "when it is taken": lambda world, words: world.first.says(f"ack 1 {words}"),
    "to a supplier": lambda world, words: world.first.says(f"waiting supplier 1, {words}"),
    "when calling for more": lambda world, words: world.first.says(f"escalate 1 {words}"),
    "when it is solved": lambda world, words: world.first.says(f"resolve 1 {words}"),
    "when it is opened again": lambda world, words: world.student.says(f"reopen 1 {words}"),
    "when it is withdrawn": lambda world, words: world.student.says(f"withdraw 1 {words}"),
    "as a category": lambda world, words: world.first.says(f"category 1 {words}"),
    "as a time": lambda world, words: world.teacher.says(f"session move 1 to {words}"),
    "as the name of a class": lambda world, words: world.teacher.says(f'session add "{words}" tomorrow 10:00'),
    "below a class": lambda world, words: world.teacher.says(f"cancel, {words}", where=below_the_class(world)),
    "as a code": lambda world, words: world.student.says(f"link {words}"),
    "as a draft": lambda world, words: world.student.says(f"drop the draft of {words}"),
    "in a form": in_a_form(Kind.FILLED, "ticket form", "summary", "where", "details"),
    "in a form that is begun": in_a_form(Kind.DRAFTED, "ticket form", "summary", "where"),
    "in a form that is closed": in_a_form(Kind.LEFT, "ticket form", "summary", "where"),
    "in the form of a class": in_a_form(Kind.FILLED, "session form", "name", "title", "what", "people", "who", "day"),
    "in the words of a form": lambda world, words: in_a_form(Kind.FILLED, f"ticket form {words}", "summary")(
        world, words
    ),
    "in an edit": edited,
    "in a message that gets a reaction": reacted,
    "in talk that gets a reaction": overheard_then_reacted,
    "in a walk-through": walked,
    **{f"at a step, {kind}": at_a_step(kind) for kind in AT},
    "in a report of what happened": reported,
    "in talk that is edited": edited_talk,
    "as what is looked for": lambda world, words: world.student.says(f"search {words}"),
    "as feedback": lambda world, words: world.student.says(f"feedback {words}"),
    "as an outage": lambda world, words: world.first.says(f'outage lms "{words}" until 14:00'),
    "as news of an outage": lambda world, words: world.first.says(f"outage lms {words}"),
    "as the end of an outage": lambda world, words: world.first.says(f"outage over lms, {words}"),
    "among the staff": lambda world, words: world.first.says(words, where=STAFF),
    "in the words of a link": lambda world, words: world.student.says(f"ticket open [{words}](https://a.example/b)"),
    "in the name of a file": lambda world, words: world.student.says(f"comment 1 see {words}.png"),
    "on a second line": lambda world, words: world.student.says(f"comment 1 it fails\n\n> {words}\nthanks"),
    "in a form of details": in_a_form(Kind.FILLED, "ticket details 1", "details", "text", "where", "since"),
}


def everything(world: World) -> dict[str, str]:
    """All that is kept, and all that was said in every writing there is."""
    with world.store.looking() as connection:
        found = {
            name: "\n".join(str(tuple(row)) for row in connection.execute(select(table)))
            for name, table in schema.metadata.tables.items()
        }
    posts = {id(post): post for post in (*world.chat.heard, *world.chat.posts.values())}.values()
    for each in previews():
        found[each.name] = "\n".join(json.dumps(each.of(post, None).body, ensure_ascii=False) for post in posts)
    found["page"] = "\n".join(shown(post.card, post.reader).html for post in posts)
    return {**found, "plain": "\n".join(plain_text(post.card, Reader(ZONE)) for post in posts)}


def occurring(secrets: Iterable[str], found: dict[str, str]) -> list[tuple[str, str, str]]:
    """Where a secret stands, in whatever writing: the place, the secret, and what was found."""
    texts = {where: kept.casefold() for where, kept in found.items()}
    whole = "\n".join({line for kept in texts.values() for line in kept.split("\n")})
    pieces = "\n".join({*whole.replace("\n", '"').split('"')})  # the same words stand in many writings
    words = "\n".join({*pieces.split()})
    asked = [(secret, form) for secret in secrets for form in sorted({form.casefold() for form in forms(secret)})]
    some = [(secret, form) for secret, form in asked if form in _least(form, whole, pieces, words)]
    return [(where, *one) for one in some for where, kept in texts.items() if _whole(one[1], kept)]


def _least(form: str, whole: str, pieces: str, words: str) -> str:
    """The shortest of these texts in which it would be found as well."""
    if '"' in form:
        return whole
    return words if form.split() == [form] else pieces


def forms(secret: str) -> Iterator[str]:
    """A secret as it stands, and as programs write it."""
    together = re.sub(r"[\s./-]", "", secret)
    if len(secret) < 6:  # so short a number stands in something else, too
        return
    yield from {secret, secret.casefold(), together, quote(secret), quote_plus(secret), escape(secret)}
    yield from {json.dumps(secret)[1:-1], repr(secret)[1:-1]}
    yield b64encode(secret.encode()).decode().rstrip("=")[:-1]
    yield secret.encode().hex()


def _whole(form: str, text: str) -> bool:
    """Digits may stand in a longer number by accident."""
    if form.isalnum() and not form.isalpha():
        return bool(re.search(rf"(?<![^\W_]){re.escape(form)}(?![^\W_])", text))
    return form in text
