"""What people type into forms, and what stands in them, is shown and does nothing on either platform."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.browser.say import shown as shown_in_browser
from adapters.plain import plain_text
from adapters.slack.form import drawn as drawn_in_slack
from adapters.slack.say import payload as said_in_slack
from adapters.teams.form import drawn as drawn_in_teams
from adapters.teams.reading import CHANNEL, Envelope
from adapters.teams.say import message as said_in_teams
from bot.model.forms import Field, FieldKind, Form
from bot.model.messages import Button, Card, Message, Place
from bot.model.people import Identity, Person, Reader, Role
from bot.model.ports import Post
from bot.model.words import Link, clean, say, visible
from tests.adapters.stages.browser import Words
from tests.adapters.stages.hostile import HOSTILE, looks_like
from tests.adapters.stages.mrkdwn import as_shown, marks_in
from tests.adapters.stages.teams import parts_of
from tests.fakes import adaptive_cards, block_kit

TYPED = st.text(st.sampled_from("*_~`<>&!@#|^[]() \nab1é\u202e\x1b") | st.characters(), max_size=30)
ANYTHING = TYPED | st.sampled_from(HOSTILE)
SAM = Identity("chat", "north", "sam")
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Steers a terminal, or turns the letters around."""


def form_of(typed: str) -> Form:
    said = say("{typed}", typed=typed)
    options = ((typed, said), ("2", say("Two")))
    fields = [Field(kind.value, said, kind, said, options, value=typed) for kind in FieldKind]
    return Form("ticket", said, typed or "x", tuple(fields), said, said)


def objects(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
    for inner in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from objects(inner)


@settings(max_examples=40)
@given(ANYTHING)
def test_a_form_in_slack_has_nothing_but_plain_text(typed: str) -> None:
    view = drawn_in_slack(form_of(typed), Message((), SAM, Place("slack", "T1", "C1"), "x"))

    assert {each["type"] for each in objects(view) if "text" in each and isinstance(each["text"], str)} == {
        "plain_text"
    }
    assert json.loads(json.dumps(view, ensure_ascii=False).encode("utf-8"))
    assert {block["type"] for block in view["blocks"]} == {"section", "input"}
    assert list(block_kit.texts(view["blocks"]))


@settings(max_examples=40)
@given(ANYTHING)
def test_a_dialog_in_teams_has_no_link_and_no_action_but_its_own(typed: str) -> None:
    told = Envelope(SAM, Place("teams", "t", "19:a"), "19:a", CHANNEL, "29:sam", "28:bot", "https://x/")
    wrong = {kind.value: say("No: {typed}", typed=typed) for kind in FieldKind}
    card = drawn_in_teams(form_of(typed), "one", told, wrong)["task"]["value"]["card"]["content"]

    assert [each for each in objects(card) if "selectAction" in each or "url" in each] == []
    assert {each["type"] for each in card["body"]} <= {"RichTextBlock"} | {
        f"Input.{kind}" for kind in ("Text", "Date", "Time", "ChoiceSet")
    }
    assert [each["type"] for each in card["actions"]] == ["Action.Submit"]
    for each in card["body"]:
        assert not set("*[]<>`") & set(each.get("label", ""))
    assert json.dumps(card, ensure_ascii=False).encode("utf-8")


@settings(max_examples=40)
@given(ANYTHING)
def test_a_card_in_teams_mentions_nobody_but_whom_we_name(typed: str) -> None:
    ana = Person(3, typed or "Ana", Role.ON_CALL, "UTC", identities=(Identity("teams", "t", "ana"),))
    card = Card(say("{typed} and {who}", typed=typed, who=ana), buttons=(Button(say("{typed}", typed=typed), "help"),))
    activity = said_in_teams(Post(Place("teams", "t", "19:a"), card, Reader("UTC"), "key"))
    found = activity["attachments"][0]["content"]

    entities = [*found.get("msteams", {}).get("entities", ()), *activity.get("entities", ())]
    assert {entity["mentioned"]["id"] for entity in entities} <= {"ana"}
    assert "TextBlock" not in {each.get("type") for each in objects(found)}
    assert "text" not in activity
    assert adaptive_cards.problems(found) == []


@settings(max_examples=40)
@given(ANYTHING)
def test_plain_text_steers_no_terminal(typed: str) -> None:
    card = Card(say("{typed}", typed=typed), title=say("{typed}", typed=typed), note=say("{typed}", typed=typed))

    assert UNSEEN.search(plain_text(card, Reader("UTC"))) is None


@settings(max_examples=60)
@given(ANYTHING)
def test_whatever_is_typed_can_be_read_on_every_platform(typed: str) -> None:
    card, reader = Card(say("So: {typed}.", typed=typed)), Reader("UTC")
    in_slack = block_kit.texts(said_in_slack(Post(Place("slack", "T1", "C1"), card, reader, "key"))["blocks"])
    in_teams = said_in_teams(Post(Place("teams", "t", "19:a"), card, reader, "key"))["attachments"][0]["content"]
    shown = {
        "slack": " ".join(as_shown(text) for _, text in in_slack),
        "teams": " ".join(str(each["text"]) for each in objects(in_teams) if each.get("type") == "TextRun"),
        "browser": " ".join(Words(shown_in_browser(card, reader).html).words),
        "terminal": plain_text(card, reader),
    }

    assert [name for name, words in shown.items() if readable(typed) not in readable(words)] == []


def card_of(typed: str) -> Card:
    """The same words in every part of it, and more to choose from than there can be buttons."""
    words, person = say("{typed}", typed=typed), Person(9, typed, Role.STUDENT, "UTC")
    return Card(
        say("It says {typed}, {who}.", typed=typed, who=person),
        title=words,
        facts=((words, words),),
        choices=tuple(Button(words, str(number)) for number in range(1, 8)),
        buttons=(Button(words, "help"),),
        note=say("{typed} {link}", typed=typed, link=Link("javascript:x", typed)),
    )


def acted_on(typed: str) -> dict[str, Counter[str]]:
    """All that each platform would do something about."""
    card, reader = card_of(typed), Reader("UTC")
    in_slack = said_in_slack(Post(Place("slack", "T1", "C1"), card, reader, "key"))
    written = [text for kind, text in block_kit.texts(in_slack["blocks"]) if kind == "mrkdwn"]
    in_teams = said_in_teams(Post(Place("teams", "t", "19:a"), card, reader, "key"))["attachments"][0]["content"]
    return {
        "slack": Counter(mark for text in (in_slack["text"], *written) for mark in marks_in(text)),
        "teams": Counter(mark for kind, mark in parts_of(in_teams) if kind == "mark"),
        "browser": Counter(Words(shown_in_browser(card, reader).html).elements),
    }


@settings(max_examples=60)
@given(ANYTHING)
def test_whatever_is_typed_does_nothing_wherever_it_stands_on_a_card(typed: str) -> None:
    short, long = acted_on("harmless"), acted_on("harmless " * 4)
    found = acted_on(typed)
    assert {name: more for name in found if (more := found[name] - (short[name] | long[name]))} == {}


def readable(text: str) -> str:
    """The words, however they are broken into lines."""
    return "".join(looks_like(visible(clean(text))).split())
