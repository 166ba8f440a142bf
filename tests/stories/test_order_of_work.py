"""In which order each walk-through works: what is known, who else has it, what is near, what was tried, a person."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, TicketState
from handlers.playbooks import BEGINS
from handlers.turn import TALK
from tests.store.samples import ticket as row
from tests.stories.classes import MENTIONS
from tests.stories.looking import SECOND, says_all, ticket, tickets
from tests.stories.outages import DOWN, KNOWN
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
TREES = sorted(BEGINS)
UNDER = "There is planned maintenance of school mail and accounts until Mon 23 Nov 2026, 14:00 Lisbon time."

SERVICES = {
    "login": ("lms", ("login", "1"), ()),
    "connectivity": ("vpn", ("wifi", "4"), ()),
    "audio_video": ("zoom", ("sound", "1"), ("yes",)),
    "compatibility": ("lms", ("device check", "1"), ("yes",)),
    "coursework": ("lms", ("coursework", "1"), ()),
    "classroom_setup": ("zoom", ("prepare a class", "1"), ("yes",)),
}
"""The trees that are about a service: one of theirs, how it is named, and what says that it is that."""
REQUESTS = {"account", "onboarding", "end_of_session", "maintenance", "security"}
"""The trees that are about no service: what is known is told above their first question alone."""

LIKE = {
    "login": ("access/sso_loop", "lms", ("login", "1", "yes"), "Several people report the same fault right now."),
    "connectivity": ("network/vpn", "vpn", ("wifi", "4"), "Several people report the same fault right now."),
    "audio_video": (
        "live_class/join",
        "zoom",
        ("sound", "1"),
        "Several people report trouble with this program right now.",
    ),
    "compatibility": (
        "live_class/join",
        "zoom",
        ("device check", "2", "yes"),
        "Several people report the same right now.",
    ),
    "coursework": ("lms/quiz", "lms", ("coursework", "1", "yes"), "Several people report the same right now."),
    "classroom_setup": (
        "live_class/join",
        "zoom",
        ("prepare a class", "1", "1"),
        "Others report trouble with live classes",
    ),
    "security": (
        "security/phishing",
        "",
        ("security", "1", "1", "yes"),
        "Thank you. It looks as if many people get this.",
    ),
}
"""What the reports are counted by, the way to where they are looked at, and what is said of them."""

NEAR = {
    "login": (("login", "1"), "I opened a ticket at once"),
    "connectivity": (("wifi", "4"), "I opened a ticket at once"),
    "audio_video": (("sound", "1"), "I opened a ticket, because a class is near."),
    "compatibility": (("device check", "1", "yes"), "I opened a ticket at once"),
    "coursework": (("coursework", "1", "1", "1"), "I made a ticket"),
    "classroom_setup": (("prepare a class", "1", "1"), "I"),
    "onboarding": (("getting started", "1", "2", "2"), "I"),
}
"""The way to the ticket that comes before everything else when a class is near."""


def begins(world: World, tree: str) -> list[str]:
    return says_all(world.last, BEGINS[tree].example)


def reports(world: World, count: int, about: str, system: str, building: str = "") -> None:
    """So many people have opened a ticket of this just now."""
    category, _, part = about.partition("/")
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        for number in range(count):
            made = row(
                700 + number,
                reporter=work.people.meet(world.person(f"other{number}").identity).id,
                category=category,
                subcategory=part,
                system=system,
                building=building,
            )
            work.tickets.add(made)


def teaches(world: World, who: Someone) -> None:
    who.says('session add "Algebra 2" today 09:25 50 min @sam', mentions=MENTIONS)
    world.student.hears(), who.hears()


@pytest.mark.parametrize("tree", TREES)
def test_what_is_known_to_be_away_stands_above_the_first_question(world: World, tree: str) -> None:
    alone = begins(world, tree)[-1]
    world.last.says("human")
    world.first.says(DOWN)
    world.first.says('maintenance mail "new filters" from now until 14:00')
    world.last.hears()

    known = "" if tree == "security" else f"{KNOWN}\n{UNDER}\nIs it that? Type yes or outages. If not, go on here.\n"
    assert begins(world, tree)[-1] == f"{known}{alone}"
    assert TALK in world.last.last().buttons


def test_every_tree_is_about_a_service_or_is_not() -> None:
    assert sorted([*SERVICES, *REQUESTS]) == TREES


@pytest.mark.parametrize("tree", SERVICES)
def test_who_names_a_service_that_is_down_is_put_on_its_list_before_anything_is_asked(world: World, tree: str) -> None:
    system, way, that = SERVICES[tree]
    world.first.says(f'outage {system} "it is away" until 14:00')
    said = says_all(world.last, *way, *that)[-1]

    assert "What we know: it is away\nIt should be over by" in said
    number = ticket(world).id
    assert len(world.work().tickets.affected(number)) == 1
    assert len(tickets(world)) == 1


@pytest.mark.parametrize("tree", SERVICES)
def test_who_names_a_service_that_is_worked_on_is_told_so_and_offered_a_ticket(world: World, tree: str) -> None:
    system, way, that = SERVICES[tree]
    world.first.says(f'maintenance {system} "new disks" from now until 14:00')
    said = says_all(world.last, *way, *that)[-1]

    assert said.startswith("You need not do anything")
    assert "What is done: new disks" in said
    assert tickets(world) == []
    world.last.presses("Open a ticket")
    assert len(tickets(world)) == 1


@pytest.mark.parametrize("tree", LIKE)
def test_five_who_report_the_like_within_a_quarter_of_an_hour_are_told_so(world: World, tree: str) -> None:
    category, system, way, told = LIKE[tree]
    if tree == "classroom_setup":
        teaches(world, world.last)
    reports(world, 4, category, system)
    world.passes(minutes=15)

    assert any(words.startswith(told) for words in says_all(world.last, *way))


@pytest.mark.parametrize("tree", LIKE)
@pytest.mark.parametrize(("count", "seconds"), [(3, 0), (4, 1)])
def test_four_or_what_is_older_are_no_burst(world: World, tree: str, count: int, seconds: int) -> None:
    category, system, way, told = LIKE[tree]
    if tree == "classroom_setup":
        teaches(world, world.last)
    reports(world, count, category, system)
    world.passes(minutes=15, seconds=seconds)

    assert not any(words.startswith(told) for words in says_all(world.last, *way))


ONE_PERSON = ("password", "locked", "locked_repeat", "mfa_reset", "mfa_register", "permissions", "expired")


@pytest.mark.parametrize("part", [*ONE_PERSON, "blocked_before_class"])
def test_the_troubles_of_single_accounts_are_never_a_burst(world: World, part: str) -> None:
    reports(world, 9, f"access/{part}", "lms")

    told = LIKE["login"][3]
    assert not any(words.startswith(told) for words in says_all(world.student, "login", "1", "2", "5"))


@pytest.mark.parametrize("symptom", ["1", "2", "3", "4", "6", "7", "8", "9"])
def test_who_has_something_of_their_own_while_a_service_is_away_for_others_is_asked_on(
    world: World, symptom: str
) -> None:
    reports(world, 4, "access/sso_loop", "lms")

    told = LIKE["login"][3]
    assert not any(words.startswith(told) for words in says_all(world.student, "login", "1", "2", symptom))


@pytest.mark.parametrize("way", [("5",), ("10",), ("11", "AADSTS50196"), ("11", "AADSTS99999"), ("11", "AADSTS50000")])
def test_every_symptom_of_a_service_that_is_away_counts_as_the_like(world: World, way: tuple[str, ...]) -> None:
    reports(world, 4, "access/service_down", "lms")

    assert says_all(world.student, "login", "1", "no", "no", *way)[-2].startswith(LIKE["login"][3])


@pytest.mark.parametrize(("others", "told"), [(1, False), (2, True)])
def test_three_in_one_building_are_told_so(world: World, others: int, told: bool) -> None:
    reports(world, others, "network/wired", "wired", "hall")
    said = says_all(world.student, "wifi", "1", "Hall")

    assert any(words.startswith("It is not only you: others there have the same.") for words in said) is told


@pytest.mark.parametrize(("begins_at", "said"), [("09:30", "I opened a ticket at once"), ("09:31", SECOND)])
@pytest.mark.parametrize("tree", ["login", "connectivity"])
def test_a_class_is_near_half_an_hour_before_it_begins(world: World, tree: str, begins_at: str, said: str) -> None:
    world.teacher.says(f'session add "Algebra 2" today {begins_at} 50 min @sam', mentions=MENTIONS)
    world.student.hears()

    assert any(words.startswith(said) for words in says_all(world.student, *NEAR[tree][0]))


@pytest.mark.parametrize(("begins_at", "near"), [("09:29", True), ("09:31", False)])
def test_who_teaches_in_half_an_hour_has_the_ticket_first_too(world: World, begins_at: str, near: bool) -> None:
    world.teacher.says(f'session add "Algebra 2" today {begins_at} 50 min @sam', mentions=MENTIONS)
    world.teacher.hears()
    says_all(world.teacher, "login", "1")

    assert len(tickets(world)) == near


def test_a_class_within_the_hour_makes_the_ticket_urgent_and_is_named_on_it_as_before(world: World) -> None:
    world.teacher.says('session add "Algebra 2" today 09:45 50 min @sam', mentions=MENTIONS)
    says_all(world.student, "login", "1", "human")

    assert tickets(world)[0][2] is Priority.P2
    assert dict(ticket(world).answers)["Class"].startswith("Algebra 2")


@pytest.mark.parametrize("tree", NEAR)
def test_who_has_a_class_in_half_an_hour_has_a_ticket_and_another_way_first(world: World, tree: str) -> None:
    way, told = NEAR[tree]
    someone = world.last if tree == "classroom_setup" else world.student
    teaches(world, world.last if tree == "classroom_setup" else world.teacher)
    said = says_all(someone, *way)

    assert any(words.startswith(told) for words in said), said
    assert len(tickets(world)) == 1
    assert len(world.first.hears()) == 1


def test_what_was_tried_to_sign_in_is_not_told_again(world: World) -> None:
    said = says_all(world.student, "login", "1", "2", "1", "1", "That is all")
    assert said[-1] == "Did you change your password in the last day or two?"
    said = says_all(world.student, "restart", "1", "2", "1", "1, 2", "Yes")

    assert any(words.startswith("A person has to check who you are") for words in said)
    assert not any("Try once more" in words or "keeps trying" in words for words in said)


def test_who_tried_a_private_window_is_asked_at_once_whether_it_works_there(world: World) -> None:
    said = says_all(world.student, "login", "1", "2", "5", "Tried a private window with a typed address")
    assert said[-1] == "Anything else?"

    assert says_all(world.student, "That is all") == ["Does the private window work?"]
    assert "Sign out." in says_all(world.student, "3")[-1]


@pytest.mark.parametrize("tree", TREES)
def test_a_person_is_one_press_away_from_the_first_question(world: World, tree: str) -> None:
    begins(world, tree)
    world.last.presses("Talk to a person")

    assert len(tickets(world)) == 1
    assert ticket(world).state is TicketState.NEW
