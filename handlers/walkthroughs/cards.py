"""What a walk-through looks like: its questions, and its last word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model.messages import Button, Card
from bot.model.playbooks.book import StepKind
from bot.model.playbooks.pages import FIRST_ONES, FIRST_PAGE, MORE, OTHERS_PAGE, is_long, shown_of, turns_over
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import HANDED_OVER, ROUND_AGAIN, Prompt, prompt
from bot.model.understanding.options import pointed_to
from bot.model.walkthroughs import VERDICTS, Verdict, Walkthrough
from bot.model.words import Said, lines, say
from handlers.turn import HELP, TALK, Turn
from handlers.walkthroughs.devices import WHICH, is_asked
from handlers.walkthroughs.facts import figures, news

_PRESS = say("Press a button or type its number. `back`, `restart` and `human` work too.")
_TYPE = say("Type it here. `back`, `restart` and `human` work too.")
_TAKEN = {
    HANDED_OVER: "{name} has your ticket {number} and sees what you tried. You need not tell everything again.",
    ROUND_AGAIN: "We came back to the same point again, so these steps do not help here. {name} has your ticket "
    "{number} and looks at it.",
}
"""What is said in place of these promises where somebody has the ticket already."""
_NOTES = {
    StepKind.LOOK_UP: _TYPE,
    StepKind.INPUT: say("Type it here, or press Skip. Never a password or a code. `back` and `human` work too."),
    StepKind.MEASURE: _TYPE,
    StepKind.TRIED: say("Press one, or type several numbers, such as `1, 3`. `back`, `restart` and `human` work too."),
}
AT_THE_END = ".0"
"""Stands behind the number of a walk-through that is over."""


def still_not_working(kept: Walkthrough) -> Button:
    """Back from a good end to the last question."""
    return Button(say("Still not working"), f"back at {kept.id}{AT_THE_END}")


def card(turn: Turn, kept: Walkthrough, run: Run, *first: Said, before: Run | None = None) -> Card:
    """What is to be shown where the walk stands, below the words that come first; what was done `before`, or is only
    shown again, is not told again.
    """
    shown = prompt(turn.playbooks, run, before or run)
    told = news(turn.work, run, shown, turn.playbooks[run.book].category)
    told_first = figures(turn.school, run, shown)
    if known := _taken_already(turn, run, shown):
        shown = replace(shown, texts=tuple(text for text in shown.texts if text not in _TAKEN))
        told_first = [*told_first, known]
    made = shown_card(kept, run, shown, told_first, told)
    asked = (WHICH,) if is_asked(turn, kept, run, shown) else ()
    return replace(made, text=lines(*first, made.text, *asked)) if first or asked else made


def _taken_already(turn: Turn, run: Run, shown: Prompt) -> Said | None:
    """Who has the ticket that was opened on the way, in place of the promise that somebody will."""
    promised = next((text for text in shown.texts if text in _TAKEN), None)
    if promised is None or run.ticket is None:
        return None
    ticket = turn.work.tickets.numbered(run.ticket)
    if ticket.owner is None or not ticket.state.open:
        return None
    return say(_TAKEN[promised], name=turn.work.people.get(ticket.owner).name, number=ticket.number)


def shown_card(
    kept: Walkthrough, run: Run, shown: Prompt, figures: Sequence[Said] = (), news: Sequence[Said] = ()
) -> Card:
    """The next question, with its ways on; or the last word. `figures` are told before it, `news` after it."""
    at = f"{kept.id}.{run.visit}"
    texts = [*figures, *(say(text) for text in shown.texts), *news]
    if shown.wake_at and shown.end:
        texts.append(say("I will ask you here on {at}.", at=shown.wake_at))
    elif shown.wake_at and shown.kind is StepKind.WAIT:
        texts.append(say("That is on {at}.", at=shown.wake_at))
    if shown.end:
        return _last_word(kept, shown, lines(*texts), at)
    ways = (Button(say("Back"), f"back at {at}"), TALK) if len(run.path) > 1 else (TALK,)
    return _answers(Card(lines(*texts), buttons=ways, note=_note(shown)), run, shown, at)


def _answers(card: Card, run: Run, shown: Prompt, at: str) -> Card:
    """The card with its answers, of many only some: what their own words point to first, each with its own number."""
    count, about = len(shown.options), run.book.replace("_", " ")
    pointed = pointed_to(run.all_words, shown.options, about) if is_long(count) else ()
    numbers = shown_of(count, pointed, run.sees_further)
    choices = tuple(Button(say(shown.options[number - 1]), f"answer {number} at {at}") for number in numbers)
    if not is_long(count):
        return replace(card, choices=choices)
    label, page = (FIRST_ONES, FIRST_PAGE) if run.sees_further else (MORE, OTHERS_PAGE)
    return replace(
        card,
        choices=(*choices, Button(say(label), f"answers {page} at {at}")),
        numbers=(*numbers, turns_over(count)),
    )


def _note(shown: Prompt) -> Said:
    if shown.kind is StepKind.APPROVAL and shown.wake_at:
        return say("You hear from me here by {at}. `human` works until then.", at=shown.wake_at)
    return _NOTES.get(shown.kind, _PRESS)


def _last_word(kept: Walkthrough, shown: Prompt, text: Said, at: str) -> Card:
    spec = shown.end.ticket if shown.end else None
    if kept.verdict is Verdict.ASKED:
        yes, no = (say(label) for label in VERDICTS)
        note = say("Press a button or type its number. You need not answer.")
        choices = (Button(yes, f"helpful at {at}"), Button(no, f"unhelpful at {at}"))
        ways = (still_not_working(kept), HELP, TALK)
        return Card(lines(text, say("Was this helpful?")), choices=choices, buttons=ways, note=note)
    if shown.wake_at:
        note = say("`back`, `restart` and `human` work until then.")
        return Card(text, buttons=(Button(say("Back"), f"back at {at}"), HELP, TALK), note=note)
    buttons: tuple[Button, ...] = (HELP, TALK)
    if spec and spec.optional and kept.ticket is None:
        buttons = (Button(say("Open a ticket"), f"open the ticket of {at}"), *buttons)
    if spec and spec.evidence and not spec.optional:
        wanted = "; ".join(spec.evidence)
        text = lines(
            text,
            say("It helps if you add to your ticket: {wanted}. Never a password or a code.", wanted=wanted),
        )
    return Card(text, buttons=buttons)
