"""Two accounts of one person: joined by a code, taken apart, and what is left to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model.intents.people import Link, Unlink
from bot.model.messages import Button, Card, Reply, private_place
from bot.model.people import Identity, Person
from bot.model.words import Said, say
from handlers.turn import TALK, Turn
from store import joining
from store.unit_of_work import UnitOfWork

_AGAIN = Button(say("Give me a code"), "link")
_APART = Button(say("That was not me"), "unlink")


def link(intent: Link, turn: Turn) -> list[Reply]:
    """Give a code; or, said with a code, join this account with the one that got it."""
    if not turn.message.place.direct:
        return [_seen_by_others(intent, turn)]
    if not intent.code:
        return [_offer(turn)]
    links, person = turn.work.links, turn.person
    if links.tried_too_often(person.id):
        return [
            turn.whisper(say("Those were too many wrong codes. Please wait 15 minutes, or talk to a person."), TALK)
        ]
    owner = links.take(intent.code, person.id)
    if owner is None:
        links.failed(person.id)
        return [turn.whisper(_NO_SUCH_CODE, _AGAIN, TALK)]
    return _joined(turn, turn.work.people.get(owner))


def unlink(intent: Unlink, turn: Turn) -> list[Reply]:  # noqa: ARG001 - it has no arguments
    """Part the accounts of one person into two persons."""
    here, before = turn.message.author, turn.person
    left = turn.work.people.standing.part(before, here)
    if not left:
        alone = say("This account is not joined with another one. To join one, say `link`.")
        named = say("The school's file says that these accounts are yours. To change that, talk to a person.")
        return [turn.whisper(alone if len(before.identities) < 2 else named, TALK)]
    moved = say("Your accounts are two people again. Your tickets and classes stay with your other account.")
    kept = say("Your accounts are two people again. Your tickets and classes stay here.")
    replies = [turn.whisper(moved if here in left else kept, _AGAIN, TALK)]
    return [*replies, *(_told(each, kept if here in left else moved) for each in before.identities if each != here)]


def matched(turn: Turn) -> list[Reply]:
    """Tell somebody, in each of their chats, that two accounts were joined because both platforms vouch for the same
    address.
    """
    if not turn.message.author.email or turn.person.id not in turn.work.people.moved:
        return []
    text = say(
        "I know you in two chats, by the same e-mail address, so you are one person to me now: your tickets and "
        "classes are the same in both, and I write to you where you spoke to me last. If that is wrong, say `unlink`."
    )
    return [_told(each, text) for each in turn.person.identities]


def settle_joined(work: UnitOfWork) -> list[Reply]:
    """Move what was still written for those who became somebody else; by now no process remembers them."""
    joining.settle(work.journal, work.alone)
    return []


_NO_SUCH_CODE = say(
    "I do not know that code. A code is good for 15 minutes, once, and only in your other chat with me. "
    "Say `link` there to get a new one."
)


def _offer(turn: Turn) -> Reply:
    code = turn.work.links.offer(turn.person.id)
    text = say(
        "Your code is `{code}`. In your other chat with me, say `link {code}` within 15 minutes. "
        "Tell nobody: who says this code is taken for you.",
        code=code,
    )
    return turn.whisper(text, TALK)


def _seen_by_others(intent: Link, turn: Turn) -> Reply:
    """Make a code void that others have read."""
    if intent.code:
        turn.work.links.take(intent.code)
        text = say("Others can read here, so that code is no longer good. Please say `link` to me in private.")
    else:
        text = say("A code is for you alone: please say `link` in your own conversation with me.")
    return turn.whisper(text, TALK)


def _joined(turn: Turn, owner: Person) -> list[Reply]:
    here = turn.message.author
    person = turn.work.people.standing.unite(turn.person, owner)
    done = say(
        "Done: your two accounts are one person to me now. Your tickets and classes are the same in both chats, and I "
        "write to you where you spoke to me last. To undo it, say `unlink`."
    )
    text = say("This account is now joined with another one, by the code I gave you here. If that was not you, say so.")
    return [
        turn.whisper(done, TALK),
        *(_told(each, text, _APART) for each in _others(owner.identities or person.identities, here)),
    ]


def _others(identities: Iterable[Identity], here: Identity) -> list[Identity]:
    return [each for each in identities if each != here]


def _told(where: Identity, text: Said, *buttons: Button) -> Reply:
    return Reply(private_place(where), Card(text, buttons=(*buttons, TALK)))
