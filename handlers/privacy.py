"""What the desk is, who reads what, how to keep something among few, and that it gives no passwords away."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.errors import AskBack
from bot.model.intents.playbooks import AccountRequest, ConnectivityHelp
from bot.model.intents.privacy import AskPassword, ForgetMe, KeepPrivate, WhoAreYou, WhoReads
from bot.model.intents.walkthroughs import LoginHelp
from bot.model.messages import Button, Reply
from bot.model.unsaid import Lack
from bot.model.words import lines, say
from handlers.safety.afterwards import not_left
from handlers.tickets import answers as ticket_answers
from handlers.turn import HELP, MY_TICKETS, TALK, Turn, my_ticket
from handlers.unsaid import excuse

_IN_PRIVATE = Button(say("Talk in private"), "human in private")
_WIFI = Button(say("Get help with Wi-Fi"), ConnectivityHelp.example)
_FORGOTTEN = Button(say("I forgot my password"), LoginHelp.example)
_HAVE_IT_DELETED = Button(say("Have it deleted"), "human about deleting what the desk keeps of me")
_KEPT = say(
    "I keep your name as this chat has it, your tickets, your answers in walk-throughs and your classes, and for 30 "
    "days what I said to you. Passwords that I recognise are hidden before that."
)
_ACCOUNT = Button(say("It is about my school account"), AccountRequest.example)
_PHRASES = say("What I do not understand may be kept for 30 days, without your name, so that I can be taught.")


def what_i_am(_: WhoAreYou, turn: Turn) -> list[Reply]:
    """Say that a program writes these answers, and how to reach people."""
    text = say(
        "I am a program, {school}'s support desk: no person writes these answers. People of the support team answer "
        "tickets. To get to one of them, press the button or type `human`.",
        school=turn.school.name,
    )
    return [turn.whisper(text, TALK, Button(say("Who reads this?"), "who can read this"), HELP)]


def who_reads(_: WhoReads, turn: Turn) -> list[Reply]:
    """Say who reads what they write here, and what is kept."""
    text = lines(
        say(
            "What you write to me in private and what I answer is for you alone, until it is on a ticket. The support "
            "team reads your tickets, with your name; of a private ticket its channel shows only the number, the kind "
            "and how urgent it is. Whoever runs this desk or this chat for {school} can look into what is kept.",
            school=turn.school.name,
        ),
        say("{kept} Ask a person to see it, or to have it deleted.", kept=_KEPT),
        *([_PHRASES] if turn.school.keeps_phrases else []),
    )
    return [turn.whisper(text, _IN_PRIVATE, MY_TICKETS, TALK)]


def forget_me(_: ForgetMe, turn: Turn) -> list[Reply]:
    """Say what is kept, and ask whether a person shall delete it; what stands in the chat goes with its author."""
    ask = say(
        "I cannot delete it myself, a person can. Shall I ask one? What you wrote in this chat you can delete there."
    )
    text = lines(_KEPT, *([_PHRASES] if turn.school.keeps_phrases else []), ask)
    asked = AskBack(text, _HAVE_IT_DELETED, _ACCOUNT, TALK)
    return [excuse(turn, asked.answered_by(Lack.YES, _HAVE_IT_DELETED.says))]


def keep_private(_: KeepPrivate, turn: Turn) -> list[Reply]:
    """A private ticket beside the one that is read already; the words of the wish go nowhere.

    Who was told just before whom to turn to speaks of that, and of no ticket.
    """
    if left := not_left(turn):
        return left
    open_ones = ticket_answers.mine(turn)
    if open_ones and all(each.private for each in open_ones):
        return [_private_already(turn, [each.number for each in open_ones])]
    text = say(
        "The support team reads an open ticket in its own channel, and I cannot take it out of there. For what fewer "
        "people shall read, press the button: it opens a private ticket, and the channel reads only that you would "
        "like to talk to a person."
    )
    return [turn.whisper(text, _IN_PRIVATE, MY_TICKETS, HELP)]


def no_password(_: AskPassword, turn: Turn) -> list[Reply]:
    """Say that no password is given away here, how the school's Wi-Fi is joined without one, and who knows more."""
    text = say(
        "I know no passwords, and give none away. For eduroam and most school Wi-Fi you need none but your own: type "
        "your whole school address and your school password. If your Wi-Fi takes another one, ask a person."
    )
    found = turn.school.library.search("eduroam", turn.person.role)[:1]
    ways = [Button(say("{title}", title=each.title), f"article {each.name}") for each in found]
    return [turn.whisper(text, *ways, _WIFI, _FORGOTTEN, TALK)]


def _private_already(turn: Turn, numbers: Sequence[int]) -> Reply:
    """Say what the staff read, to somebody whose open tickets are all private."""
    if len(numbers) > 1:
        text = say(
            "Your open tickets are private: the support team's channel reads only their numbers, their kind and how "
            "urgent they are."
        )
        return turn.whisper(text, MY_TICKETS, HELP, TALK)
    text = say(
        "Your ticket {number} is private: the support team's channel reads only its number, its kind and how urgent it "
        "is.",
        number=numbers[0],
    )
    return turn.whisper(text, my_ticket(numbers[0]), HELP, TALK)
