"""What of a playbook the platforms could not show as it is written: the longest card of each step, drawn by each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from adapters.found import previews
from adapters.plain import plain_text
from adapters.previews import Preview, Previews, Shape
from bot.model.messages import Card, private_place
from bot.model.people import Identity, Reader
from bot.model.playbooks import Ended, Outcome, Playbook, Run, Shelf, StepKind, prompt
from bot.model.playbooks.prompts import step_at
from bot.model.playbooks.source import Source
from bot.model.playbooks.ways import longest_ways
from bot.model.ports import Post
from bot.model.walkthroughs import Verdict, WalkState, Walkthrough
from handlers.walkthroughs.cards import shown_card

_SOMEBODY = Identity("here", "here", "somebody")
_READER = Reader("UTC")
_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)
_MARKS = re.compile(r"[\s`*_~\u200b]+")


def unshowable(shelf: Shelf, book: Playbook, text: str) -> tuple[str, ...]:
    """Every problem with its line in the text of the file."""
    source, platforms = Source(book.name, text), previews()
    for address, way in longest_ways(shelf, book).items():
        step = book.steps[address.partition(":")[2]]
        posts = [Post(private_place(_SOMEBODY), card, _READER, "key") for card in _cards(shelf, way)]
        for platform in platforms:
            for why in dict.fromkeys(why for post in posts for why in _wrong(platform, post)):
                source.problem(f"step.{step.id}", f"{platform.title}: {why}")
    return source.told()


def _cards(shelf: Shelf, way: tuple[str, ...]) -> tuple[Card, Card]:
    """What somebody would read who came to the end of this way, and who then looks at the answers that are left."""
    step = step_at(shelf, way[-1])
    ended = Ended.END if step.kind is StepKind.END else None
    run = Run(way[-1], way, acted=tuple((each, 0) for each in way), ended=ended)
    verdict = Verdict.ASKED if step.outcome is Outcome.SOLVED else None
    place = private_place(_SOMEBODY)
    kept = Walkthrough(10**9, 0, place, run.book, WalkState.ASKING, {}, _ANY_TIME, _ANY_TIME, verdict=verdict)
    shown = prompt(shelf, run)
    return shown_card(kept, run, shown), shown_card(kept, run.turned(further=True), shown)


def _wrong(platform: Previews, post: Post) -> Iterator[str]:
    """A card is said once and changed in place later, and each has its limits."""
    for replaces in (None, "1"):
        shown = platform.of(post, replaces)
        for measure in shown.measures:
            if measure.used > measure.most:
                yield f"{measure.used} {measure.what}; {measure.most} are possible"
        yield from _lost(post.card, shown)


def _lost(card: Card, shown: Preview) -> Iterator[str]:
    there = [press for part in shown.parts for press in part.presses]
    for button in (*card.choices, *card.buttons):
        label = _bare(plain_text(Card(button.label), _READER))
        if not any(_bare(each.spoken or each.label).endswith(label) for each in there if each.says == button.says):
            yield f"the answer '{plain_text(Card(button.label), _READER)}' does not fit on its button"
    texts = [run.text for part in shown.parts if part.shape is Shape.TEXT for row in part.rows for run in row]
    if _bare(plain_text(Card(card.text), _READER)) not in _bare("".join(texts)):
        yield "the text is cut"


def _bare(words: str) -> str:
    """Words without spaces and marks, which each platform sets in its own way."""
    return _MARKS.sub("", words)
