"""Two schools in one database: whatever is said, pressed or tried in one of them is nothing to the other."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from itertools import zip_longest

from adapters.plain import plain_text
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message
from bot.model.ports import Post
from tests.faults.twins import TWINS, Here, kept
from tests.gestures import edit, reaction
from tests.invariants.ground import Broken, Ground, Step, steps
from tests.invariants.names import Holds
from tests.world import World, text

MARKS = {"north": "northern", "south": "southern"}
"""Each in words of its own school alone."""
WORDS = (
    ("sam", "ticket open the {mark} lamp of room {n} is broken"),
    ("sam", "comment {n} {mark} words"),
    ("ana", "ack {n}"),
    ("ana", "tell {n} {mark} answer"),
    ("ana", "resolve {n} {mark} fuse"),
    ("sam", "reopen {n} {mark} again"),
    ("sam", "withdraw {n}"),
    ("ana", 'outage lms "{mark} sign-in fails" until 14:00'),
    ("sam", "i have it too, lms"),
    ("ana", "outage over lms"),
    ("ana", 'maintenance wifi "{mark} cables" from friday 22:00 until 23:00'),
    ("ana", "maintenance {n} cancel"),
    ("ana", 'teach "the gronk is loose" as login'),
    ("ana", 'forget "the gronk is loose"'),
    ("sam", "the gronk is loose"),
    ("sam", "the {mark} zorp flubbers"),
    ("tess", 'session add "{mark} class" tomorrow 1{n}:00 @sam'),
    ("tess", "session cancel {n}"),
    ("sam", "article helped eduroam"),
    ("sam", "1"),
    ("ana", "queue"),
    ("ana", "unknown"),
    ("sam", "my tickets"),
    ("sam", "is lms down?"),
    ("sam", "maintenance"),
    ("tess", "sessions"),
    ("carla", 'forget "the gronk is loose"'),
    ("carla", 'teach "the gronk is loose" as wifi'),
    ("ana", "on call override ben for me until 22:00"),
    ("ana", "override {n} cancel"),
    ("tess", "session restore {n}"),
)
OFTEN = ("says", "says", "says", "says")
ATTEMPTS = ("presses", "writes_below", "reacts", "joins", "edits", "passes")


class Story:
    """Each of the two schools knows the names of what stands in the other, as an enemy might."""

    def __init__(self, url: str) -> None:
        self.world = World(url, schools=TWINS)
        self.schools = [Here(self.world, school) for school in TWINS]
        self.codes: dict[str, str] = {}
        self.broken: list[object] = []

    def told(self, story: Sequence[Step]) -> Broken:
        with closing(self.world):
            for here in self.schools:
                self._begin(here)
                self.codes[here.school.id] = here.code(here.who("sam"))
            for step in story:
                ours, theirs = self.schools[step.which % 2], self.schools[1 - step.which % 2]
                before = kept(self.world)[theirs.school.id]
                getattr(self, step.do)(ours, theirs, step.which // 2, step.how)
                if step.do != "passes" and kept(self.world)[theirs.school.id] != before:
                    self.broken.append(step)
            self.broken += self._leaks()
        return {Holds.TENANTS: self.broken}

    def heard(self, story: Sequence[Step], alone: bool) -> list[str]:
        """What is told in the first school, place by place; `alone`: in the other one nobody says anything."""
        with closing(self.world):
            if not alone:
                self._begin(self.schools[1])
            for step in story:
                ours = self.schools[step.which % 2]
                if step.do == "passes" or ours is self.schools[0] or not alone:
                    getattr(self, step.do)(ours, ours, step.which // 2, step.how)
            posts = [post for _, post in self._posts(self.schools[0])]
        return [plain_text(post.card, post.reader) for post in sorted(posts, key=lambda post: post.place.channel)]

    def says(self, ours: Here, _: Here, which: int, how: int) -> None:
        user, words = WORDS[(how + 12 * which) % len(WORDS)]
        try:
            ours.says((user, words.format(mark=MARKS[ours.school.id], n=1 + which // 2)))
        except Unavailable as error:  # nobody else is here: it was a row of theirs
            self.broken.append(f"{words}: {error}")

    def presses(self, ours: Here, theirs: Here, which: int, how: int) -> None:
        """What stands on a card of theirs, as if it stood on it in a place of ours."""
        posts = [(number, post) for number, post in self._posts(theirs) if post.card.buttons or post.card.choices]
        number, post = posts[-1 - how % len(posts)]
        buttons = (*post.card.choices, *post.card.buttons)
        who = ours.who(("sam", "ana", "tess", "carla")[which]).identity
        place = replace(post.place, workspace=ours.school.id)
        says = buttons[how % len(buttons)].says.replace(MARKS[theirs.school.id], "")
        self.world.hears(Message((f"p{self.world.count()}",), who, place, says, Kind.PRESSED, about=number))

    def writes_below(self, ours: Here, theirs: Here, which: int, how: int) -> None:
        number, post = self._posts(theirs)[how % len(self._posts(theirs))]
        place = replace(post.place, workspace=ours.school.id, thread=number)
        ours.who("ana").says(("ack", "resolve it", "close", "look again")[which], where=place)

    def reacts(self, ours: Here, theirs: Here, which: int, how: int) -> None:
        number, post = self._posts(theirs)[how % len(self._posts(theirs))]
        place, who = replace(post.place, workspace=ours.school.id), ours.who("ana").identity
        words = "ack" if which % 2 else "ticket open"
        self.world.hears(reaction(who, self.world.count(), words, (number, place), {}))

    def joins(self, ours: Here, theirs: Here, *_: int) -> None:
        """With a code of theirs."""
        ours.who("kim").says(f"link {self.codes[theirs.school.id]}")

    def edits(self, ours: Here, theirs: Here, which: int, _: int) -> None:
        """A message of theirs, in its own place or as if it stood in ours."""
        last = theirs.who("sam").said[-1]
        place = last.place if which % 2 else ours.who("sam").place
        said = replace(last, author=ours.who("sam").identity, place=replace(place, workspace=ours.school.id))
        self.world.hears(edit(said, self.world.count(), "comment 1 other words", {}))

    def passes(self, _: Here, __: Here, which: int, how: int) -> None:
        self.world.passes(minutes=1 + 7 * which + how)

    def _begin(self, here: Here) -> None:
        for number in (0, 7, 10, 12, 16, 18):
            self.says(here, here, number // 12, number % 12)

    def _posts(self, here: Here) -> list[tuple[str, Post]]:
        return [
            (number, post) for number, post in self.world.chat.posts.items() if post.place.workspace == here.school.id
        ]

    def _leaks(self) -> list[str]:
        """Where a word of the other school stands."""
        found = []
        for here in self.schools:
            alien = MARKS[next(school.id for school in TWINS if school is not here.school)]
            found += [str(row) for row in kept(self.world)[here.school.id] if alien in str(row).casefold()]
            found += [text(post.card) for _, post in self._posts(here) if alien in str(post).casefold()]
        return found


def tells(url: str, story: Sequence[Step]) -> Broken:
    return Story(url).told(story)


def test_nothing_of_one_school_reaches_another(ground: Ground) -> None:
    ground.tries(steps((*OFTEN, *ATTEMPTS), most=20), tells, most=8)


def test_a_school_is_told_the_same_without_the_other(ground: Ground) -> None:
    def compared(url: str, story: Sequence[Step]) -> Broken:
        both = Story(url).heard(story, alone=False)
        with ground.fresh() as another:
            alone = Story(another).heard(story, alone=True)
        return {Holds.TENANTS: [pair for pair in zip_longest(both, alone) if pair[0] != pair[1]]}

    ground.tries(steps((*OFTEN, "passes"), least=12), compared, most=5)
