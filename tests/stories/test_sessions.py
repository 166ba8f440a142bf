"""Classes are planned and looked at."""

from __future__ import annotations

from datetime import timedelta

from tests.next_due import next_due
from tests.stories.classes import LISTED, TOMORROW, facts, labels, plans
from tests.world import ALGEBRA, World

TYPED = (
    ('"Algebra 2" friday 10:00 60m #algebra', "Algebra 2", "Fri 27 Nov 2026, 10:00", 60, "the class channel"),
    ("Algebra 2 friday 11am @sam", "Algebra 2", "Fri 27 Nov 2026, 11:00", 60, "Sam Rivera"),
    ("@sam, @kim: friday 16h 1h30 Chess", "Chess", "Fri 27 Nov 2026, 16:00", 90, "Sam Rivera, kim"),
    ("“May 1 and 2pm” tomorrow 15:30-16:15", "May 1 and 2pm", "Tue 24 Nov 2026, 15:30", 45, "nobody yet"),
    ("\"O'Brien's class\" friday 10:00", "O'Brien's class", "Fri 27 Nov 2026, 10:00", 60, "nobody yet"),
    ("O'Brien's class friday 11:00", "O'Brien's class", "Fri 27 Nov 2026, 11:00", 60, "nobody yet"),
    ("'Stats at 9:00' friday 10:00", "Stats at 9:00", "Fri 27 Nov 2026, 10:00", 60, "nobody yet"),
    ('"Room #4, desk @home" friday @10:00', "Room #4, desk @home", "Fri 27 Nov 2026, 10:00", 60, "nobody yet"),
    ("C# basics, friday 10:00", "C# basics", "Fri 27 Nov 2026, 10:00", 60, "nobody yet"),
    ("Chess friday 10:00 @ana @Tess", "Chess", "Fri 27 Nov 2026, 10:00", 60, "Ana Alves"),
    ("Chess friday 11:00 @sam @Sam_Rivera @sam", "Chess", "Fri 27 Nov 2026, 11:00", 60, "Sam Rivera"),
)


def test_a_class_is_planned_as_it_is_typed(world: World) -> None:
    world.student.says("hello")
    for number, (words, title, starts, minutes, audience) in enumerate(TYPED, 1):
        plans(world, words)
        told = facts(world.teacher.last())

        assert told["Class"] == f"{number}: {title}"
        assert told["Starts"] == f"{starts} Lisbon time"
        assert (told["Length"], told["For"]) == (f"{minutes} minutes", audience)


def test_a_link_is_kept_for_the_reminders(world: World) -> None:
    plans(world, "Algebra 2 tomorrow 10:00 #algebra https://meet.example/a?b=1#c.")
    (_, post), *_ = world.chat.at(ALGEBRA)

    assert facts(world.teacher.last())["Link"] == "https://meet.example/a?b=1#c"
    assert facts(post.card)["Link"] == "Join the class (https://meet.example/a?b=1#c)"


def test_who_lives_elsewhere_sees_both_clocks(world: World) -> None:
    plans(world, "Maths 1 dec 10:00 (America/New_York)")
    told = facts(world.teacher.last())

    assert told["Starts"] == "Tue 1 Dec 2026, 10:00 New York time"
    assert told["Your time"] == "Tue 1 Dec 2026, 15:00 Lisbon time"


WRONG = (
    ("", "What is the class called, and when is it?"),
    ("Algebra 2", "When is it?"),
    ("Algebra 2 friday", "At what time?"),
    ("friday 10:00", "What is the class called?"),
    ('" " friday 10:00', "What is the class called?"),
    ("Algebra 2 today 08:00", "That time has passed."),
    ("Algebra 2 2027-12-29 10:00", "That is more than 400 days ahead."),
    ("Algebra 2 every friday 10:00", "Until when shall it repeat?"),
    ("Algebra 2 friday 10:00 #chess", "I do not know the channel #chess."),
    ("Algebra 2 friday 10:00 @nobody", "I know nobody called @nobody here."),
    ("Algebra 2 friday 10:00 cet", "I do not know the time zone cet."),
    ("Algebra 2 friday 10:00 20h", "Say one length from 5 minutes to 12 hours"),
    ("Algebra 2 friday 10:00 99999999999 min", "Say one length from 5 minutes to 12 hours"),
    ('"Algebra 2" friday 10:00 for 1000000.5 hours', "Say one length from 5 minutes to 12 hours"),
    (f"Algebra 2 friday 10:00 {'9' * 5000}h", "Say one length from 5 minutes to 12 hours"),
    ("Algebra 2 in 99999999999 hours", "When is it?"),
    ("Algebra 2 friday 99999999999:00", "At what time?"),
    ("Algebra 2 99999999999-12-31 10:00", "I could not tell the day and time."),
    ('"Algebra 2" in 99999999999 days 10:00', "I did not understand “99999999999 days”"),
)


def test_what_is_missing_or_wrong_is_asked_back(world: World) -> None:
    for words, answer in WRONG:
        plans(world, words)

        assert world.teacher.hears()[0].startswith(answer)
        assert "Talk to a person" in labels(world.teacher.last())
    assert next_due(world.store, world.clock.moment) is None


def test_a_number_of_any_length_is_a_session_that_is_not_there(world: World) -> None:
    for number in ("9" * 20, "9" * 41, "9" * 5000, str(2**31), str(2**63)):
        beginning = number if len(number) <= 20 else f"{number[:19]}…"
        for words in ("session {}", "session cancel {}", "session move {} friday 10:00", "session invite {} @sam"):
            assert world.teacher.says(words.format(number)) == "refused"
            assert world.teacher.hears() == [f"I cannot find a session {beginning}."]


def test_two_channels_are_one_too_many(world: World) -> None:
    world.teacher.says("session add Chess friday 10:00 #a #b", mentions={"#a": "a", "#b": "b"})

    assert world.teacher.hears() == ["A class has one channel. Name the one where its people are."]


TWO_WAYS = (
    ("01/12/2027 10:00", "Tue 12 Jan 2027, 10:00 Lisbon time", "Tue 12 Jan 2027, 10:00"),
    ("01/12/2027 10:00", "Wed 1 Dec 2027, 10:00 Lisbon time", "Wed 1 Dec 2027, 10:00"),
    ("2027-03-28 01:30", "Sun 28 Mar 2027, 02:30 Lisbon time", "Sun 28 Mar 2027, 02:30"),
    ("2027-10-31 01:30", "Sun 31 Oct 2027, 01:30 Lisbon time, the first time", "Sun 31 Oct 2027, 01:30"),
    ("2027-10-31 01:30", "Sun 31 Oct 2027, 01:30 Lisbon time, the second time", "Sun 31 Oct 2027, 01:30"),
    ("01/12/2027 10:00 America/New_York", "Tue 12 Jan 2027, 10:00 New York time", "Tue 12 Jan 2027, 10:00"),
)


def test_of_two_possible_times_one_is_pressed(world: World) -> None:
    for number, (words, label, starts) in enumerate(TWO_WAYS, 1):
        plans(world, f"#algebra @kim Night and day {number} of 6 {words} 90m")
        world.teacher.presses(label)
        told = facts(world.teacher.last())

        assert told["Class"] == f"{number}: Night and day {number} of 6"
        assert told["Starts"].startswith(starts)
        assert (told["Length"], told["For"]) == ("90 minutes", "the class channel, kim")


def test_the_first_and_the_second_of_two_equal_times_are_an_hour_apart(world: World) -> None:
    for which in ("first", "second"):
        plans(world, f"The {which}-half 2027-10-31 01:30")
        world.teacher.presses(f"Sun 31 Oct 2027, 01:30 Lisbon time, the {which} time")
    first, second = world.work().sessions.find()

    assert second.starts_at - first.starts_at == timedelta(hours=1)


def test_a_button_pressed_twice_plans_one_class(world: World) -> None:
    plans(world, "Night and day 2027-03-28 01:30 #algebra")
    world.teacher.presses("Sun 28 Mar 2027, 02:30 Lisbon time")
    world.teacher.presses("Sun 28 Mar 2027, 02:30 Lisbon time")

    assert world.teacher.hears()[-1] == "You have planned this class already: it is session 1."


def test_who_teaches_moves_and_cancels_the_next_ones_from_the_list(world: World) -> None:
    for day in ("tuesday", "wednesday", "thursday"):
        plans(world, f"Chess {day} 10:00 @sam")
    world.teacher.says("sessions")
    assert labels(world.teacher.last()) == [
        *("Move 1: Chess", "Cancel 1: Chess", "Move 2: Chess", "Cancel 2: Chess"),
        "Reminders",
        "Talk to a person",
    ]
    world.student.says("sessions")
    assert labels(world.student.last()) == ["Reminders", "Talk to a person"]

    world.teacher.presses("Cancel 2: Chess")
    world.teacher.presses("Yes, cancel it")
    assert "is cancelled" in world.teacher.hears()[-1]
    world.teacher.presses("Move 1: Chess")
    assert "When" in world.teacher.hears()[-1]


def test_everybody_sees_their_own_classes(world: World) -> None:
    plans(world)
    plans(world, "Chess tomorrow 10:00 @kim")
    world.student.says("my classes")
    world.teacher.says("sessions")
    world.first.says("next class")

    assert facts(world.student.last()) == LISTED
    assert list(facts(world.teacher.last()).items()) == [("2: Chess", f"{TOMORROW}, 60 minutes"), *LISTED.items()]
    assert world.first.hears() == ["You have no class ahead that I know of."]


def test_a_class_that_is_planned_again_with_another_length_may_be_made_as_long(world: World) -> None:
    plans(world)
    plans(world, '"Algebra 2" friday 10:00-11:15')
    assert world.teacher.hears()[-1] == "You have planned this class already: it is session 1."

    world.teacher.presses("Make it 75 minutes")
    assert world.teacher.hears()[-1].startswith("The class lasts 75 minutes now.")
    assert [each.duration for each in world.work().sessions.find()] == [timedelta(minutes=75)]

    plans(world, '"Algebra 2" friday 10:00')
    assert "Make it" not in " ".join(labels(world.teacher.last()))


def test_who_plans_two_classes_for_one_time_is_told_in_a_line(world: World) -> None:
    plans(world, "History friday 9:00 75m")
    plans(world, "Chess friday 11:00")
    world.teacher.hears()

    plans(world)
    assert world.teacher.hears()[-1].splitlines()[1] == "You also teach “History” then."

    world.teacher.says("session move 3 to friday 12:00")
    assert "You also teach" not in world.teacher.hears()[-1]
    world.last.says("session move 3 to friday 11:30")
    assert "Tess Turner also teaches “Chess” then." in world.last.hears()[-1]
