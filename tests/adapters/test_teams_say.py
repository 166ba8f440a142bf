"""How cards look in Teams."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.dialect import RUNS, runs
from adapters.teams.say import MOST_ACTIONS, message, plain_message
from bot.model.messages import Button, Card, Style
from bot.model.people import Person, Reader, Role
from bot.model.ports import Post
from bot.model.words import Link, render, say, visible
from tests.adapters.stages.hostile import HOSTILE, looks_like
from tests.adapters.test_slack_say import CARDS, buttons
from tests.adapters.test_teams_answers import DESK
from tests.fakes.adaptive_cards import in_utf16, problems, words

READER = Reader("Europe/Lisbon")


def card_of(card: Card) -> dict[str, Any]:
    found: dict[str, Any] = message(Post(DESK, card, READER, "key"))["attachments"][0]["content"]
    return found


def twin(card: Card) -> str:
    return str(message(Post(DESK, card, READER, "key"))["summary"])


def letters(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_teams_takes_every_card(card: Card) -> None:
    assert problems(card_of(card)) == []
    assert in_utf16(message(Post(DESK, card, READER, "key"))) < 100_000
    assert in_utf16(plain_message(Post(DESK, card, READER, "key"))) < 100_000
    assert plain_message(Post(DESK, card, READER, "key"))["text"] == twin(card)


@pytest.mark.parametrize(
    "letter", ["x", "é", "漢", "\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", '"', "\n"]
)
@pytest.mark.parametrize("length", [500, 2000, 2500, 5000, 9000, 40_000])
def test_whatever_letters_it_has_a_message_is_small_enough_and_keeps_its_buttons(letter: str, length: int) -> None:
    card = Card(
        say("{words}", words=letter * length),
        title=say("Ticket 1"),
        buttons=(Button(say("Acknowledge"), "ack 1"), Button(say("Resolve"), "resolve 1")),
    )

    found = card_of(card)

    assert problems(found) == []
    assert [action["title"] for action in found["actions"]] == ["Acknowledge", "Resolve"]
    assert "Ticket 1" in set(words(found))
    for sent in (message(Post(DESK, card, READER, "key")), plain_message(Post(DESK, card, READER, "key"))):
        assert in_utf16(sent) < 100_000


@pytest.mark.parametrize("name", ["plain", "everything", "hostile"])
def test_the_text_has_every_word_of_the_card(name: str) -> None:
    said = " ".join(letters(twin(CARDS[name])))
    for text in words(card_of(CARDS[name])):
        assert " ".join(letters(text)) in said


@pytest.mark.parametrize(("choices", "others", "listed"), [(0, 0, 0), (4, 2, 0), (5, 2, 5), (12, 1, 12), (40, 30, 40)])
def test_what_can_be_pressed_fits_into_six_actions(choices: int, others: int, listed: int) -> None:
    found = card_of(Card(say("Which?"), choices=buttons(choices, "Choice"), buttons=buttons(others, "Button", "do")))

    assert len(found["actions"]) == min(MOST_ACTIONS, others + (1 if listed else choices))
    sets = [element for element in found["body"] if element["type"] == "Input.ChoiceSet"]
    assert sum(len(each["choices"]) for each in sets) == listed
    shown = " ".join(words(found))
    assert all(f"Choice {n}" in shown for n in range(choices))
    assert all(f"Button {n}" in shown for n in range(others))


NAMES = ("sam_rivera@school.edu", "x~y", "if_a<b_then", "C#4", "a_b_c", "__init__.py", "3 < 4", "<b>bold</b>", "*star*")


@pytest.mark.parametrize("choices", [0, 2, 8])
def test_the_text_has_each_word_just_as_it_stands_on_the_card(choices: int) -> None:
    card = Card(
        say("{all}", all=" ".join(NAMES)),
        title=say("{name}", name=NAMES[0]),
        facts=tuple((say("Fact {n}", n=n), say("{name}", name=name)) for n, name in enumerate(NAMES)),
        choices=buttons(choices, "Choice"),
        buttons=(Button(say("Talk to a person"), "human"),),
        note=say("Never {name}.", name="a_pass<word>"),
    )
    found = card_of(card)

    heard = set(twin(card).replace(":", " ").split())
    labels = [element["label"] for element in found["body"] if "label" in element]
    shown = {word for text in (*words(found), *labels) for word in text.replace(":", " ").split()}
    assert shown <= heard
    assert (choices > 6) is ("Answer" in shown)
    plain = found["fallbackText"].replace(":", " ").split()
    assert {"sam_rivera@school.edu", "x~y", "if_a<b_then", "C#4", "a_b_c", "init.py", "star", "a_pass<word."} <= set(
        plain
    )


def test_an_action_has_the_same_in_the_words_of_older_clients() -> None:
    (action,) = card_of(Card(say("Well?"), buttons=(Button(say("Stop"), "close 12", Style.DANGER),)))["actions"]

    assert (action["type"], action["verb"], action["data"], action["style"]) == (
        "Action.Execute",
        "say",
        {"says": "close 12"},
        "destructive",
    )
    assert action["fallback"] == {
        "type": "Action.Submit",
        "title": "Stop",
        "data": {"says": "close 12"},
        "style": "destructive",
    }


def test_a_list_to_pick_from_asks_for_a_pick_and_other_buttons_do_not() -> None:
    found = card_of(Card(say("Which?"), choices=buttons(8), buttons=buttons(1, "Back", "back")))

    answer, back = found["actions"]
    assert (answer["title"], answer["data"]) == ("Answer", {})
    assert (back["data"], back["associatedInputs"]) == ({"says": "back 0"}, "None")


def test_marks_of_ours_become_looks_and_nothing_else_does() -> None:
    person = Person(1, "Sam *bold*", Role.STUDENT, "UTC")
    said = say(
        "**{who}** types `{words}` at {link}.",
        who=person,
        words="**x**",
        link=Link("https://x.example/a b", "the page"),
    )

    assert list(runs(render(said, RUNS, READER))) == [
        {"type": "TextRun", "text": "Sam *bold*", "weight": "Bolder"},
        {"type": "TextRun", "text": " types "},
        {"type": "TextRun", "text": "**x**", "fontType": "Monospace"},
        {"type": "TextRun", "text": " at "},
        {
            "type": "TextRun",
            "text": "the page",
            "selectAction": {"type": "Action.OpenUrl", "url": "https://x.example/a%20b"},
            "color": "Accent",
        },
        {"type": "TextRun", "text": "."},
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "https://" + "x" * 3000])
def test_an_address_that_is_no_page_is_written_out(address: str) -> None:
    found = card_of(Card(say("See {link}", link=Link(address, "here"))))

    assert "selectAction" not in json.dumps(found)
    assert "here" in " ".join(words(found))


@given(st.text(max_size=200) | st.sampled_from(HOSTILE))
def test_what_people_typed_stands_in_runs_alone(typed: str) -> None:
    card = Card(
        say("{t}", t=typed),
        title=say("{t}", t=typed),
        facts=((say("Said"), say("{t}", t=typed)),),
        choices=tuple(Button(say("{t}", t=typed), "1") for _ in range(8)),
        note=say("{t}", t=typed),
    )
    found = card_of(card)

    assert problems(found) == []
    assert {element["type"] for element in found["body"]} <= {"RichTextBlock", "Input.ChoiceSet"}
    for element in found["body"]:
        for choice in element.get("choices", ()):
            assert not set("*_[]<>`~#") & set(choice["title"])
    assert "".join(visible(typed).split()) in "".join(looks_like(" ".join(words(found))).split()) or len(typed) > 75


@pytest.mark.parametrize(
    "typed", ["{{DATE(2026-01-01T00:00:00Z,SHORT)}}", "{{TIME(2026-01-01T00:00:00Z)}}", "{`{DATE(x)}}"]
)
def test_what_a_client_would_make_a_date_of_stands_as_it_was_typed_in_every_part(typed: str) -> None:
    said = say("{typed}", typed=typed)
    for many in (0, 8):
        choices = tuple(Button(said, str(number)) for number in range(many))
        found = card_of(Card(said, said, ((said, said),), choices, (Button(said, typed),), said))
        shown = json.dumps({**found, "actions": [{**each, "data": {}, "fallback": {}} for each in found["actions"]]})
        assert not re.search(r"\{\{(DATE|TIME)", shown)
        assert found["actions"][-1]["data"]["says"] == typed
        assert "{\u200d{" in found["body"][0]["inlines"][0]["text"] or "`" in typed
