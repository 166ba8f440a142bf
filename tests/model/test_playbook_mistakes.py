"""What is refused when a playbook is read."""

from __future__ import annotations

from time import process_time

import pytest

from bot.model.playbooks import PlaybookError, parse, shelve
from tests.model.lamp import BOOK

MISTAKES = [
    ('kind = "wait"', 'kind = "wiat"', "step WAIT: unknown kind 'wiat'; did you mean 'wait'?"),
    ('tried = "Pressed', 'tryed = "Pressed', "step C: unknown key 'tryed'; did you mean 'tried'?"),
    ('title = "The lamp"', 'titel = "The lamp"', "lamp.toml:2: top: unknown key 'titel'; did you mean 'title'?"),
    ('yes = "GOOD"', 'yes = "GOOOD"', "lamp.toml:32: step D: there is no step 'GOOOD'; did you mean 'GOOD'?"),
    ('start = "A"', 'start = "Z"', "top: start = 'Z' is not a step"),
    ('next = "KNOWN" }]', 'next = "C" }]', "step KNOWN: no way leads to this step"),
    ('label = "A code"', 'label = "it is DARK"', "step A: the label 'it is DARK' is there twice"),
    ('text = "And now?"', 'text = " "', "step AGAIN: 'text' is missing or empty"),
    ('text = "And now?"', "text = 5", "step AGAIN: 'text' must be a text"),
    ('text = "And now?"', 'text = "And {now}?"', "step AGAIN: 'text' has a curly bracket in it"),
    ('label = "A code"', f'label = "{"x" * 76}"', "step A: options 2: 'label' is longer than 75 characters"),
    ('text = "And now?"', f'text = "{"x" * 1201}"', "step AGAIN: 'text' is longer than 1200 characters"),
    ('category = "other"', 'category = "otter"', "unknown category 'otter'; did you mean 'other'?"),
    ('"peripheral"', '"wifi"', "step TICKET.ticket: unknown subcategory 'wifi'"),
    ("impact = 3, urgency = 1 }\n\n[step.LOOK]", "impact = 4, urgency = 1 }\n\n[step.LOOK]", "from 1 to 3"),
    ("notify = true", "notify = 1", "step TICKET.ticket: 'notify' must be true or false"),
    ("urgency = 1 }\n\n[step.LOOK]", 'urgency = 1 }\ntell = "instructor"\n\n[step.LOOK]', "either 'ticket' or 'tell'"),
    ('kind = "action"', 'kind = "action"\ntell = "everybody"', "step ACT: unknown tell 'everybody'"),
    ('kind = "action"', 'kind = "action"\napart = 1', "step ACT: 'apart' must be true or false"),
    ('fact = "known_outage"', 'fact = "full_moon"', "step B: when 1: unknown fact 'full_moon'"),
    ('after = "1 day"', 'after = "P1D"', "step LATER: 'after' is a time like '30 minutes'"),
    ('"fire:F1"', '"flood:F1"', "'flood:F1' is in another playbook, and there is no [elsewhere.flood]"),
    ('"fire:F1"', '"C"', "elsewhere.fire: no step leads to that playbook"),
    ('table = "lamp"', 'table = "lump"', "step LOOK: unknown table 'lump'; did you mean 'lamp'?"),
    ("50001", "5001", "table.lamp.5001: a code is five to seven digits"),
    ('prefixes = ["LAMP"]', 'prefixes = ["(a+)+"]', "step LOOK: 'prefixes' are two to ten capital letters each"),
    ('stuck = "BULB"', 'stuck = "GOOD"', "step WAIT: stuck = 'GOOD' is not an end with a ticket"),
    ('stuck = "TICKET"', 'stuck = "TICK"', "top: stuck = 'TICK' is not a step"),
    ('outcome = "attach"', 'outcome = "ticket"', "step KNOWN: 'ticket' is missing: the outcome is a ticket"),
    ('text = "Good."', 'text = "Good."\nnext = "A"', "step GOOD: 'next' is only for an end whose outcome is later"),
    ('yes = "GOOD"\nno = "WAIT"', 'yes = "C"\nno = "C"', "step D: goes round for ever and never reaches an end (C, D)"),
    ('[step.C]', "[step.C", "lamp.toml:23: not TOML"),
    ('title = "The lamp"', f"deep = {'[' * 900}{']' * 900}", "lamp.toml:2: tables are nested too deeply"),
    ('title = "The lamp"', f"{'a.' * 900}a = 1", "lamp.toml:2: tables are nested too deeply"),
    ('title = "The lamp"', f"deep = {'[' * 4}\n{'[' * 9}1{']' * 13}", "lamp.toml:3: tables are nested too deeply"),
    ('title = "The lamp"', f'title = "{"x" * 2001}"', "lamp.toml:2: the line is longer than 2000 characters"),
    ('title = "The lamp"', "# x\n" * 65536, "lamp.toml:65537: the file is larger than 256 KB"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "complaint"), MISTAKES, ids=[each[2][:60] for each in MISTAKES])
def test_a_mistake_is_named_with_its_place(right: str, wrong: str, complaint: str) -> None:
    assert right in BOOK

    with pytest.raises(PlaybookError) as refused:
        parse("lamp", BOOK.replace(right, wrong, 1))

    assert complaint in str(refused.value)
    assert all(problem.startswith("lamp.toml") for problem in refused.value.problems)


def test_every_mistake_is_named_at_once() -> None:
    broken = (
        BOOK.replace('tried = "Pressed the switch"\n', "").replace('yes = "GOOD"', 'yes = "X"').replace("50001", "1")
    )

    with pytest.raises(PlaybookError) as refused:
        parse("lamp", broken)

    assert len(refused.value.problems) == 3


@pytest.mark.parametrize(("options", "works"), [(1, False), (2, True), (12, True), (13, False)])
def test_a_choice_has_two_to_twelve_options(options: int, works: bool) -> None:
    middle = '  { label = "No", next = "C" },\n'
    more = "".join(f'  {{ label = "option {i}", next = "C" }},\n' for i in range(options - 2))
    book = BOOK.replace(middle, more)
    if options == 1:
        book = book.replace('  { label = "Yes, light", next = "GOOD" },\n', "")

    if works:
        assert len(parse("lamp", book).steps["AGAIN"].options) == options
    else:
        with pytest.raises(PlaybookError, match=f"has {options} options; 2 to 12 are possible"):
            parse("lamp", book)


def test_a_way_into_another_playbook_is_checked_when_that_one_is_there() -> None:
    with pytest.raises(PlaybookError, match=r"lamp\.toml:15: step A: there is no step 'F1' in fire\.toml"):
        shelve({"lamp": BOOK, "fire": BOOK.replace("fire:F1", "lamp:A").replace("elsewhere.fire", "elsewhere.lamp")})


def test_who_shortens_a_playbook_reads_in_their_own_file_what_others_lead_to() -> None:
    fire = (
        BOOK.replace("fire:F1", "lamp:A").replace("elsewhere.fire", "elsewhere.lamp").replace("[step.A]", "[step.F1]")
    )
    fire = fire.replace('start = "A"', 'start = "F1"').replace('"A"', '"F1"')
    beside = shelve({"fire": fire, "lamp": BOOK})
    shorter = BOOK.replace("[step.A]", "[step.Z]").replace('"A"', '"Z"')

    with pytest.raises(PlaybookError) as refused:
        shelve({"lamp": shorter}, beside)

    assert refused.value.problems == ("lamp.toml:1: top: there is no step 'A', and fire.toml leads to it (step F1)",)


MANY = 3000
STEPS = "".join(f'\n[step.X{number}]\nkind = "info"\ntext = "x"\nnext = "%s"\n' for number in range(MANY))


@pytest.mark.parametrize(
    ("to", "why", "line", "more"),
    [("C", "no way leads to this step", 2, MANY - 20), ("X9x", "there is no step 'X9x'", 5, 2 * MANY - 20)],
)
def test_of_thousands_of_mistakes_the_first_are_told_and_how_many_more_there_are(
    to: str, why: str, line: int, more: int
) -> None:
    begun = process_time()
    with pytest.raises(PlaybookError) as refused:
        parse("lamp", BOOK + STEPS.replace("%s", to))

    assert process_time() - begun < 5, "the file is read again for each of them"
    *told, rest = refused.value.problems
    first = BOOK.count("\n") + line
    assert len(told) == 20
    for number, problem in enumerate(told):
        assert problem.startswith(f"lamp.toml:{first + 5 * number}: step X{number}: {why}")
    assert rest == f"lamp.toml: and {more} more problems"
