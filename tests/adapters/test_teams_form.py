"""Forms as Teams' dialogs: what is drawn, and what is read of what was filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams import form as dialogs
from adapters.teams.reading import Envelope
from adapters.teams.say import adaptive
from bot.model.forms import Field, FieldKind, Form
from bot.model.messages import Button, Card, Kind, Message, Place, private_place
from bot.model.people import Identity, Reader
from bot.model.words import Said, say
from tests.fakes.adaptive_cards import problems, words
from tests.fakes.teams import CHANNELS, TENANT, USERS
from tests.fakes.teams_dialogs import dialog, inputs

SAM = Identity("teams", TENANT, USERS["student"], "Sam Rivera")
IN_PRIVATE = Envelope(SAM, private_place(SAM), "a:sam", "personal", "29:sam", "28:bot", "https://x/")
ALGEBRA = CHANNELS["algebra"]
IN_ALGEBRA = Envelope(SAM, Place("teams", TENANT, ALGEBRA, "1"), ALGEBRA, "channel", "29:sam", "28:bot", "https://x/")
LONG_LIST = tuple((str(n), say("Number {n}", n=n)) for n in range(6))
FORM = Form(
    "all",
    say("Everything"),
    "ticket form",
    (
        Field("line", say("A line"), longest=20),
        Field("text", say("A *text*"), FieldKind.TEXT, say("In your own words."), longest=2500),
        Field("few", say("A few"), FieldKind.CHOICE, options=LONG_LIST[:5], value="3"),
        Field("many", say("Many"), FieldKind.CHOICE, options=LONG_LIST, required=False),
        Field("day", say("A day"), FieldKind.DAY, value="2026-12-01"),
        Field("time", say("A time"), FieldKind.TIME),
        Field("channel", say("A channel"), FieldKind.CHANNEL, required=False),
    ),
    say("Send"),
    say("Read this."),
)


def shown(
    form: Form = FORM, told: Envelope = IN_PRIVATE, wrong: Mapping[str, Said] | None = None
) -> dict[str, dict[str, Any]]:
    return inputs(card_of(form, told, wrong))


def card_of(form: Form, told: Envelope, wrong: Mapping[str, Said] | None = None) -> dict[str, Any]:
    return dialog(json.dumps(dialogs.drawn(form, "opening", told, wrong)).encode())


def filled(fields: Mapping[str, str]) -> Message:
    return Message((), SAM, private_place(SAM), "ticket form", Kind.FILLED, fields=fields)


def submitted(data: Any, told: Envelope = IN_PRIVATE, **more: Any) -> Message | None:
    return dialogs.sent({"id": "7", "value": {"data": data}, **more}, told)


def test_each_kind_of_field_has_its_input() -> None:
    found = shown(told=IN_ALGEBRA)

    kinds = ["Text", "Text", "ChoiceSet", "ChoiceSet", "Date", "Time", "ChoiceSet"]
    assert [each["type"] for each in found.values()] == [f"Input.{kind}" for kind in kinds]
    assert list(found) == ["A line", "A text", "A few", "Many", "A day", "A time", "A channel"]
    assert (found["A line"]["maxLength"], found["A text"]["isMultiline"]) == (20, True)
    assert (found["A few"]["style"], found["Many"]["style"]) == ("expanded", "compact")
    assert (found["A few"]["value"], found["A day"]["value"]) == ("3", "2026-12-01")
    assert [label for label, each in found.items() if not each.get("isRequired")] == ["Many", "A channel"]
    assert all(each["errorMessage"] for each in found.values())


def test_a_channel_is_this_one_or_none_and_not_asked_for_where_there_is_none() -> None:
    channel = shown(told=IN_ALGEBRA)["A channel"]

    assert [choice["title"] for choice in channel["choices"]] == ["This channel", "No channel"]
    assert "A channel" not in shown(told=IN_PRIVATE)


def test_the_channel_that_is_picked_is_the_one_the_dialog_was_opened_in() -> None:
    data = {"says": "session form", "place.channel": dialogs.HERE}
    here, nowhere, elsewhere = (
        submitted(data, IN_ALGEBRA),
        submitted({**data, "place.channel": dialogs.NOWHERE}, IN_ALGEBRA),
        submitted(data, IN_PRIVATE),
    )

    assert here
    assert nowhere
    assert elsewhere
    token = here.fields["channel"]
    assert (token[:1], here.mentions) == ("#", {token: ALGEBRA})
    assert nowhere.fields["channel"] == elsewhere.fields["channel"] == ""
    forged = submitted({"says": "session form", "place.channel": "#19:staff@thread.tacv2"}, IN_ALGEBRA)
    assert forged
    assert forged.fields["channel"] == ""


def test_what_is_wrong_stands_in_words_right_above_its_field_and_what_was_typed_stays() -> None:
    wrong = {"many": say("Please pick one of these."), "gone": say("And this.")}
    form = dialogs.kept(FORM, filled({"text": "so long", "many": "9", "day": "soon", "line": "x"}))
    body = card_of(form, IN_PRIVATE, wrong)["body"]

    at = next(number for number, each in enumerate(body) if each.get("label") == "Many")
    said = "".join(run["text"] for run in body[at - 1]["inlines"])
    assert said == "Not right yet: Many Please pick one of these."
    assert [text for text in words({"body": body}) if "And this." in text]
    found = shown(form, IN_PRIVATE, wrong)
    assert (found["A text"]["value"], found["A line"]["value"]) == ("so long", "x")
    assert "value" not in found["Many"]
    assert "value" not in found["A day"]


@pytest.mark.parametrize("typed", ["*x* [a](https://evil.example) <at>all</at> #h", "\x00\ud800\u202e", "🦉" * 9000])
def test_whatever_was_typed_the_dialog_is_one_that_teams_takes(typed: str) -> None:
    fields = {field.name: typed for field in FORM.fields}
    form = dialogs.kept(FORM, filled(fields))

    card = card_of(form, IN_ALGEBRA, {name: say("No: {typed}", typed=typed[:200]) for name in fields})

    assert not any("selectAction" in run for each in card["body"] for run in each.get("inlines", ()))
    assert {each["type"].split(".")[0] for each in card["body"]} == {"RichTextBlock", "Input"}


def test_what_is_no_text_or_of_no_field_is_nothing() -> None:
    data = {"says": "ticket form", "field.a": 7, "field.b": ["x"], "field.c": {"y": 1}, "field.d": None, "e": "f"}

    found = submitted(data)

    assert found is not None
    assert found.fields == {"a": "", "b": "", "c": "", "d": ""}
    odd = submitted({"says": "ticket form", "field.a": "x\x00\ud800" + "y" * 50_000})
    assert odd is not None
    assert odd.fields["a"].startswith("x\ufffdy")
    assert len(odd.fields["a"]) <= 20_000
    many = submitted({"says": "ticket form", **{f"field.{n}": "x" for n in range(5000)}})
    assert many is not None
    assert len(many.fields) <= 50


@pytest.mark.parametrize("data", [None, 7, "x", [], {}, {"says": 7}, {"says": ["ack"]}, {"says": " \x00 "}])
def test_without_words_it_is_nobodys_form(data: Any) -> None:
    assert submitted(data) is None
    assert dialogs.asked({"value": {"data": data}}, IN_PRIVATE) is None


def test_the_same_dialog_sent_twice_is_a_copy_and_with_other_words_it_is_not() -> None:
    data = {"says": "ticket form", "opened": "o1", "field.text": "dark"}
    first = keys_of(data, id="7", timestamp="1")

    assert first & keys_of(data, id="8", timestamp="2")
    assert not first & keys_of({**data, "field.text": "darker"}, id="9", timestamp="1")
    assert not first & keys_of({**data, "opened": "o2"}, id="10", timestamp="3")


def keys_of(data: Any, **more: Any) -> set[str]:
    found = submitted(data, **more)
    assert found is not None
    return set(found.keys)


def test_a_button_of_a_form_opens_a_dialog_and_the_others_do_not() -> None:
    card = Card(say("Well?"), buttons=(Button(say("Form"), "ticket form", form=True), Button(say("Go"), "go")))

    found = adaptive(card, Reader("UTC"))

    opens, goes = found["actions"]
    assert opens == {
        "type": "Action.Submit",
        "title": "Form",
        "data": {"msteams": {"type": "task/fetch"}, "says": "ticket form"},
    }
    assert goes["type"] == "Action.Execute"
    assert problems(found) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=9), inner, max_size=2),
    max_leaves=5,
)
keys = st.sampled_from(["says", "opened", "field.text", "place.channel", "msteams", "field."]) | st.text(max_size=8)


@given(st.dictionaries(keys, json_values, max_size=4) | json_values)
def test_nothing_that_is_sent_breaks_the_reading(data: Any) -> None:
    found = submitted(data, IN_ALGEBRA)

    assert found is None or all(isinstance(value, str) for value in found.fields.values())
