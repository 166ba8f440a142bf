"""The same story on every platform: the real engine, store and delivery, and the same words for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from typing import TypeAlias

import pytest

from tests.adapters.stages import STAGES
from tests.adapters.stages.school import Desk, Play

TAKEN = re.compile(r"(Answer|Type) `?(.+?)`? (?:in this thread|to me) to take it\.")
ADDED = re.compile(r"(?:Write in this thread|Press Add details), or type")
WORKED = re.compile(r"(In this thread|Type to me): `?(?:@deskbell )?tell.* the reporter, .* ends it.*\.", re.IGNORECASE)
"""What is said in other words where there are no threads, or where the desk is told only what names it."""
PICKED = re.compile(r"\n\nYour answer: pick one and press Answer or type its number\.")
"""Where many choices are a list to pick from."""
OWN = re.compile(r"^You have taken")
"""Where there are no threads, who takes a ticket is told so beside the line for the staff."""
ASKED = re.compile(r"You asked in .*, so I answer here\.")
POINTER = "I answer you in private: please look at your direct messages with me."
Scenes: TypeAlias = list[tuple[str, dict[str, set[tuple[str, str]]]]]


def how_to_take(said: list[str]) -> tuple[bool, str]:
    """Whether the staff's card is to be answered below it, and with which words."""
    [found] = [match for text in said if (match := TAKEN.search(text))]
    return found[1] == "Answer", found[2].lower()


def alike(scene: dict[str, set[tuple[str, str]]]) -> dict[str, set[tuple[str, str]]]:
    """What everybody saw, with one word for how the desk is spoken to."""
    ways = {TAKEN: "-", ADDED: "-", WORKED: "-", ASKED: "-", PICKED: "", OWN: "Ana Alves has taken"}

    def plain(said: str) -> str:
        return reduce(lambda words, way: way.sub(ways[way], words), ways, said)

    return {who: {(where, plain(said)) for where, said in new} for who, new in scene.items()}


async def story(make: str, database_url: str) -> Scenes:
    """A student is walked through signing in, gets a person, and a class is planned: what each one newly sees."""
    desk = Desk(database_url)
    async with STAGES[make](desk, desk.clock) as stage:
        desk.open(stage)
        play = Play(stage, desk)
        scenes: Scenes = []

        async def scene(name: str) -> None:
            found = await play.news()
            if not stage.whispers:  # then everybody may read that an answer was given elsewhere
                found = {who: new if who == "student" else new - {("help_desk", POINTER)} for who, new in found.items()}
            scenes.append((name, found))

        await play.says("student", "/help login", stage.channels["help_desk"])
        await scene("help")
        await play.presses("student", "Live class (Zoom, Teams, Meet)")
        await scene("a button")
        await play.says("student", "2")
        await scene("a typed number")
        await play.presses("student", "Back")
        await scene("back")
        await play.says("student", "human")
        await scene("a person")
        below, words = how_to_take([text for where, text in dict(scenes)["a person"]["ana"] if where == "staff"])
        await play.says("ana", words, play.thread("ticket/1/staff") if below else stage.channels["staff"])
        await scene("ack")
        algebra = stage.written(stage.channels["algebra"])
        await play.says("teacher", f'session add "Study hour" 2026-11-23 11:00 45m {algebra}')
        await scene("a class")
        await desk.passes(hours=1)
        await scene("the reminder")
    desk.store.close()
    return scenes


@pytest.fixture
def files(sqlite_files: Iterator[str]) -> Iterator[str]:
    return sqlite_files


def new(scenes: Scenes, name: str, who: str) -> dict[str, set[str]]:
    """By place, what this person newly sees in a scene."""
    found = dict(scenes)[name][who]
    return {place: {text for where, text in found if where == place} for place, _ in found}


async def test_everybody_reads_the_same_words_on_every_platform(files: Iterator[str]) -> None:
    played = {name: await story(name, next(files)) for name in STAGES}

    first = next(iter(played))
    for name, scenes in played.items():
        for (scene, expected), (_, found) in zip(played[first], scenes, strict=True):
            assert (name, scene, alike(found)) == (name, scene, alike(expected))


@pytest.mark.parametrize("name", STAGES)
async def test_the_story_is_told_to_those_it_concerns(files: Iterator[str], name: str) -> None:
    scenes = await story(name, next(files))

    assert new(scenes, "help", "student")["help_desk"] == {POINTER}
    assert any("1. Course site" in text for text in new(scenes, "help", "student")["private"])
    asked = new(scenes, "a typed number", "student")["private"]
    assert any("4. Problem with the code" in text and "13. More" in text for text in asked)
    assert new(scenes, "back", "student") == {}
    assert any(text.startswith("Ticket 1") for text in new(scenes, "a person", "ana")["staff"])
    assert any(text.startswith("Ticket 1 needs you") for text in new(scenes, "a person", "ana")["private"])
    assert "Ana Alves has taken ticket 1. Nobody else will be pinged." in new(scenes, "ack", "ana")["staff"]
    assert any("Ana Alves has your ticket 1" in text for text in new(scenes, "ack", "student")["private"])
    assert any("“Study hour” starts in one hour" in text for text in new(scenes, "the reminder", "student")["algebra"])
    assert any("“Study hour” starts in one hour" in text for text in new(scenes, "the reminder", "teacher")["private"])
    others = ("student", "teacher")
    assert not any(scene[who] for _, scene in scenes for who in others if "staff" in {place for place, _ in scene[who]})
    assert [name for name, scene in scenes if scene["teacher"]] == ["a class", "the reminder"]


@pytest.mark.parametrize(
    ("name", "staff", "reporter"),
    [
        ("slack over HTTP", "Answer ack in this thread to take it.", "Write in this thread, or type comment 1"),
        ("teams over HTTP", "Answer ack in this thread to take it.", "Press Add details, or type comment 1"),
        (
            "teams that tells mentions only",
            "Answer @Deskbell ack in this thread to take it.",
            "Press Add details, or type comment 1",
        ),
        ("terminal", "Type @deskbell ack 1 to me to take it.", "Press Add details, or type comment 1"),
    ],
)
async def test_a_card_says_how_the_desk_is_spoken_to_where_it_stands(
    files: Iterator[str], name: str, staff: str, reporter: str
) -> None:
    scenes = await story(name, next(files))

    assert any(staff in text.replace("`", "") for text in new(scenes, "a person", "ana")["staff"])
    assert any(reporter in text.replace("`", "") for text in new(scenes, "a person", "student")["private"])


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("slack over HTTP", "#help-desk"),
        ("teams over HTTP", "a conversation with others"),
        ("browser", "#help-desk"),
        ("terminal", "#help-desk"),
    ],
)
async def test_what_was_asked_in_a_channel_says_so_in_private_once_and_nothing_more_in_the_channel(
    files: Iterator[str], name: str, where: str
) -> None:
    scenes = await story(name, next(files))

    asked = f"You asked in {where}, so I answer here."
    assert [asked in text for text in new(scenes, "help", "student")["private"]] == [True]
    assert [text for _, scene in scenes for _, text in scene["student"] if asked in text and _ != "private"] == []
    assert not any(ASKED.search(text) for text in new(scenes, "a button", "student")["private"])
