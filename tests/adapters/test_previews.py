"""What the previews of every platform that has them must hold: they are what the adapter sends, and do nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

import pytest

from adapters.found import previews
from adapters.previews import Preview, Previews
from bot.model.messages import Button, Card, Place, Style
from bot.model.people import Identity, Person, Reader, Role
from bot.model.ports import Post
from bot.model.words import Link, clean, say, visible
from tests.adapters.desk import Clock, Inbox
from tests.adapters.stages import staged
from tests.adapters.stages.hostile import HOSTILE, looks_like
from tests.adapters.stages.stage import NAMES, Stage, posted, private, simple

PREVIEWED = {each.name: each for each in previews()}
ANA = Person(3, NAMES["ana"], Role.ON_CALL, "UTC", identities=(Identity("here", "local", "ana"),))
FULL = Card(
    say(
        "Ask **{who}** about `code` at {at}.\nSee {link}.",
        who=ANA,
        at=datetime(2026, 7, 1, 9, tzinfo=UTC),
        link=Link("https://school.example/help", "the guide"),
    ),
    title=say("A title"),
    facts=((say("Due"), say("{at}", at=datetime(2026, 7, 1, 9, tzinfo=UTC))), (say("State"), say("new"))),
    choices=(Button(say("First"), "1"), Button(say("Second"), "2")),
    buttons=(Button(say("Press me"), "press", Style.PRIMARY), Button(say("Stop"), "stop", Style.DANGER)),
    note=say("A note"),
)
MANY = replace(FULL, choices=tuple(Button(say("Choice {n}", n=n), f"answer {n}") for n in range(9)))
each_platform = pytest.mark.parametrize("platform", PREVIEWED.values(), ids=PREVIEWED)


class Recording(Stage, Protocol):
    references: Mapping[Place, str]
    """What is known of places, for whoever needs that to speak there."""

    def told(self) -> tuple[str, dict[str, Any]]: ...


@pytest.fixture(params=PREVIEWED)
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Recording]:
    make = next(iter(staged(request.param).values()))
    async with make(Inbox(), Clock()) as stage:
        yield stage  # type: ignore[misc]  # a stage of a platform with previews records what it is told


def here(card: Card, channel: str = "@sam", **more: Any) -> Post:
    """A post of another platform, as the demo has them."""
    return Post(Place("here", "local", channel), card, Reader("Europe/Lisbon"), "key", **more)


def drawn(preview: Preview) -> str:
    words = [run.text for part in preview.parts for row in part.rows for run in row]
    return " ".join([*words, *(press.label for part in preview.parts for press in part.presses)])


def acting(preview: Preview) -> list[object]:
    """Everything in it that a client would act on."""
    runs = [run for part in preview.parts for row in part.rows for run in row]
    return [part.shape for part in preview.parts] + [(run.looks, run.link) for run in runs if run.looks or run.link]


def test_both_great_platforms_have_previews() -> None:
    assert {"slack", "teams"} <= PREVIEWED.keys()
    assert all(each.style.read_text("utf-8") and each.title for each in PREVIEWED.values())


@pytest.mark.parametrize("card", [FULL, MANY], ids=["a few buttons", "many"])
async def test_the_json_shown_is_what_the_service_is_told(stage: Recording, card: Card) -> None:
    of = PREVIEWED[stage.adapter.name].of
    help_desk, ours = stage.channels["help_desk"], private(stage, "student")
    known = stage.references

    async def said(post: Post) -> str:
        remote_id = await stage.adapter.say(post)
        shown = of(post, None)
        assert (shown.call, shown.body) == stage.told()
        return remote_id

    for place in (help_desk, ours):
        root = await said(replace(posted(place, card, f"root {place.channel}"), references=known))
        await stage.adapter.edit(root, posted(place, card, "again"))
        shown = of(posted(place, card, "again"), root)
        assert (shown.call, shown.body) == stage.told()
        below = replace(posted(replace(place, thread=root), card, f"below {place.channel}"), references=known)
        await said(below)
        threads = stage.private_threads if place.direct else stage.threads
        assert of(below, None).place == (below.place if threads else place)
    await said(replace(posted(help_desk, card, "whisper"), private_to=stage.people["student"]))
    await said(
        replace(posted(help_desk, card, "all"), private_to=stage.people["student"], harmless=True, references=known)
    )


@each_platform
def test_a_card_of_elsewhere_is_drawn_with_every_word_and_button(platform: Previews) -> None:
    for card in (FULL, MANY):
        shown = platform.of(here(card), None)

        presses = [press for part in shown.parts for press in part.presses]
        for button in (*card.choices, *card.buttons):
            assert button.says in [press.says for press in presses]
        for words in ("Ask", "Ana Alves", "code", "A title", "State", "new", "Press me", "Stop", "A note", "the guide"):
            assert words in drawn(shown)
            assert words in shown.aloud
        assert "https://school.example/help" in [run.link for part in shown.parts for row in part.rows for run in row]
        assert {"primary", "danger"} <= {press.style for press in presses}


@each_platform
@pytest.mark.parametrize("typed", HOSTILE)
def test_what_people_typed_is_drawn_and_does_nothing(platform: Previews, typed: str) -> None:
    def shown(words: str) -> Preview:
        person = Person(9, words, Role.STUDENT, "UTC", identities=(Identity("here", "local", words),))
        card = Card(
            say("It says {words}, {who}.", words=words, who=person),
            title=say("About {words}", words=words),
            facts=((say("{words}", words=words), say("{words}", words=words)),),
            buttons=(Button(say("{words}", words=words), "two"),),
            note=say("Note {words} {link}", words=words, link=Link("javascript:x", words)),
        )
        return platform.of(here(card, "#help-desk"), None)

    harmless, hostile = shown("harmless"), shown(typed)

    assert [each for each in acting(hostile) if each not in acting(harmless)] == []
    for part in hostile.parts:
        words = ["".join(run.text for run in row) for row in part.rows] + [press.label for press in part.presses]
        assert readable(typed) in readable("\n".join(words)), part.shape


def readable(text: str) -> str:
    return " ".join(looks_like(visible(clean(text))).split())


@each_platform
def test_a_whisper_is_shown_where_the_platform_can_whisper(platform: Previews) -> None:
    sam = Identity("here", "local", "sam")

    shown = platform.of(here(simple("for Sam"), "#help-desk", private_to=sam), None)

    assert shown.alone or shown.place == Place("here", "local", "@sam")
    assert "for Sam" in drawn(shown)


@each_platform
def test_whatever_is_said_is_within_the_limits_shown(platform: Previews) -> None:
    long = "word " * 20_000
    huge = Card(
        say("{long}", long=long),
        facts=tuple((say("Fact {n}", n=n), say("{long}", long=long[:3000])) for n in range(40)),
        buttons=tuple(Button(say("Button {n}", n=n), f"say {n}") for n in range(60)),
    )
    for card in (FULL, huge):
        for replaces in (None, "m1"):
            measures = platform.of(here(card), replaces).measures
            assert len(measures) >= 3
            assert all(0 <= each.used <= each.most for each in measures)
            assert measures[0].used > 0


@each_platform
def test_a_moment_is_written_in_the_readers_zone(platform: Previews) -> None:
    shown = platform.of(here(Card(say("At {at}.", at=datetime(2026, 7, 1, 18, 5, tzinfo=UTC)))), None)

    assert "19:05" in drawn(shown) or "7:05 PM" in drawn(shown)
