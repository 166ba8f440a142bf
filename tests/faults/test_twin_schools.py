"""Two schools with the same numbers, people and words in one database: what is done in one reaches its own alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from adapters.plain import plain_text
from bot.commands import roster
from bot.model.messages import Message, private_place
from bot.model.people import Identity, Reader, Role
from bot.model.roles import Line
from tests.faults.test_role_wall import NOTED
from tests.faults.twins import TWINS, Here, kept
from tests.gestures import reaction
from tests.schoolwise import watched
from tests.world import ZONE, World

MAIL = "rivera@school.example"


def begin(here: Here) -> None:
    here.says(("sam", "hello"), ("kim", "hello"), ("kim", "zorp my flubber now"))
    for what in ("light", "chair", "board"):
        here.says(("sam", f"ticket open the {what} of room 4 is broken"))
    here.says(("ana", 'outage lms "sign-in fails" until 14:00'))
    here.says(("kim", "i have it too, lms"), ("ana", 'outage wifi "no signal" until 14:00'))
    here.says(("sam", "i have it too, wifi"), ("ana", "outage over wifi"))
    here.says(("ana", 'maintenance lms "new disks" from friday 22:00 until 23:00'))
    here.says(("ana", "on call override ben for me until 22:00"))
    here.says(("ana", 'teach "the flux is stuck" as login'), ("sam", "comment 1 still so"))
    here.says(("tess", "session add Algebra tomorrow 10:00 #algebra @sam"))
    here.says(("sam", "article helped eduroam"), ("kim", "article eduroam"))
    here.who("rivera", "-b").says("ticket open the door creaks")
    here.who("sam", "-b").says(f"link {here.code(here.who('sam'))}")
    line = Line(MAIL, "Rivera", Role.INSTRUCTOR, ("Algebra",))
    roster.kept(here.world.store, here.school, [line], here.world.clock.now())


UNCHANGED = {*NOTED, "journal", "unknown"}
"""Where something is noted whatever is said."""


@pytest.fixture
def twins(database_url: str) -> Iterator[tuple[Here, Here]]:
    """Ours has everything; the other one has nothing yet."""
    world = World(database_url, schools=TWINS)
    ours, theirs = (Here(world, school) for school in TWINS)
    begin(ours)
    with watched() as unrestricted:
        yield ours, theirs
    world.close()
    assert unrestricted == [], "a statement of the store that is not about one school alone"


def introduced(here: Here, user: str) -> None:
    """The platform tells somebody's address, which is on the roster."""
    who = Identity("chat", f"{here.school.id}-b", user, user.title(), guest=False, email=MAIL)
    here.world.hears(Message((f"i{here.world.count()}",), who, private_place(who), "hello"))


def gone(here: Here) -> None:
    here.who("sam", "-b").departs()


def eyes(here: Here) -> None:
    """A reaction on the staff's card."""
    card = here.thread(3).thread or "", here.school.staff[0]
    here.world.hears(reaction(here.who("ana").identity, here.world.count(), "ack", card, {}))


SAID = {
    "ack 1": "ana",
    "comment 1 now it is dark": "sam",
    "tell 1 look again": "ana",
    "impact 1 high": "ana",
    "waiting supplier 1": "ana",
    "escalate 1": "ana",
    "resolve 1 done": "ana",
    "reopen 1 it is dark again": "sam",
    "withdraw 1": "sam",
    "outage 4 until tomorrow 15:00": "ana",
    "i have it too, lms": "sam",
    "outage 5 still fails": "sam",
    "outage 5 works": "sam",
    "outage over lms": "ana",
    "maintenance 1 until friday 23:30": "ana",
    "maintenance 1 cancel": "ana",
    "override 1 cancel": "ana",
    'teach "the flux is stuck" as wifi': "ana",
    'forget "the flux is stuck"': "ana",
    "article did not help eduroam": "sam",
    "article helped eduroam": "kim",
    "session invite 1 @kim": "tess",
    "session move 1 to friday 10:00": "tess",
    "session cancel 1": "tess",
    "unlink": "sam",
}
"""What is done by number, by name and by words, and who may."""
DONE: dict[str, Callable[[Here], object]] = {
    **{words: (lambda here, who=who, words=words: here.says((who, words))) for words, who in SAID.items()},  # type: ignore[misc]
    "with a button": lambda here: here.press("ana", "ack 2"),
    "below a card": lambda here: here.who("ana").says("resolve it was the fuse", where=here.thread(2)),
    "with a reaction": eyes,
    "with a code": lambda here: here.who("kim", "-b").says(f"link {here.code(here.who('kim'))}"),
    "by address": lambda here: introduced(here, "rivera"),
    "by leaving": gone,
}
ASKED = (
    *(("sam", words) for words in ("my tickets", "ticket 1", "is lms down?", "maintenance", "sessions", "session 1")),
    *(("kim", words) for words in ("the flux is stuck", "is wifi down?", "ticket 1", "search eduroam", "home")),
    *(("ana", words) for words in ("queue", "ticket 4", "ticket 5", "unknown", "teach list", "on call")),
)


def test_what_is_done_in_one_school_is_done_there_alone(twins: tuple[Here, Here]) -> None:
    ours, theirs = twins
    begin(theirs)
    before, idle = kept(ours.world), []
    for what, deed in DONE.items():
        deed(ours)
        after = kept(ours.world)
        assert after[theirs.school.id] == before[theirs.school.id], what
        changed = {name for name, _ in after[ours.school.id] ^ before[ours.school.id]}
        idle += [] if changed - UNCHANGED else [what]
        before = after
    assert idle == [], "it does nothing at all"


def answers(here: Here) -> list[tuple[str, str]]:
    """What is told to everybody who asks."""
    told = []
    for user, words in ASKED:
        someone = here.who(user)
        someone.says(words)
        told.append((words, plain_text(someone.last(), Reader(ZONE))))
    return told


def test_whoever_asks_is_told_the_same_as_before_the_other_school_was_there(twins: tuple[Here, Here]) -> None:
    ours, theirs = twins
    answers(ours)  # who asks of an outage is on its list from then on
    alone = answers(ours)
    begin(theirs)

    assert answers(ours) == alone
    assert len({said for _, said in alone}) == len(ASKED), "two questions have one answer"
