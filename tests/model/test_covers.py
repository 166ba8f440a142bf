"""Who shall be called for whom, taken out of words; and who is called while it lasts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.covers import ME, Asked, Cover, called_for, other_half, read_cover
from tests.store.samples import NOW

NAMES = {"ana": "ana", "ana alves": "ana", "ben": "ben", "ben okafor": "ben"}
HOUR = timedelta(hours=1)
ONE = Cover(1, 1, 1, 2, NOW, NOW + HOUR)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("mine until 22:00", Asked(ME, None, "", "22:00")),
        ("override me until 22:00", Asked(ME, None, "", "22:00")),
        ("I take over until 22:00", Asked(ME, None, "", "22:00")),
        ("ben until 22:00", Asked("ben", None, "", "22:00")),
        ("put Ben on call tonight", Asked("ben", None, "today evening")),
        ("put ben on call from 6pm to midnight", Asked("ben", None, "6pm", "midnight")),
        ("i take over for ana tonight until 22:00", Asked(ME, "ana", "today evening", "22:00")),
        ("i'll cover Ana Alves's shift until 8pm", Asked(ME, "ana", "", "8pm")),
        ("put me on call instead of ben tomorrow", Asked(ME, "ben", "tomorrow")),
        ("me for ana for 2 hours", Asked(ME, "ana", length=2 * HOUR)),
        ("ana covers for me until 22:00", Asked("ana", ME, "", "22:00")),
        ("can ben cover my shift friday 18:00-22:00?", Asked("ben", ME, "friday 18:00", "22:00")),
        ("can ben take mine friday", Asked("ben", ME, "friday")),
        ("swap with ben until 22:00 please", Asked("ben", ME, "", "22:00")),
        ("give my pager to ben for two hours", Asked("ben", ME, length=2 * HOUR)),
        ("i can't do my shift on sunday, give it to ben", Asked("ben", ME, "on sunday")),
        ("@Ben Okafor for me friday from 18:00 until 22:00", Asked("ben", ME, "friday 18:00", "22:00")),
        ("ben instead of ana until 20:00", Asked("ben", "ana", "", "20:00")),
        ("give ana's pager to ben for 2 hours", Asked("ben", "ana", length=2 * HOUR)),
        ("ben takes over from ana friday 18:00 until 23:00", Asked("ben", "ana", "friday 18:00", "23:00")),
        ("ben covers ana friday 18:00 until 23:00", Asked("ben", "ana", "friday 18:00", "23:00")),
        ("i am ill today, who can take over?", Asked(None, ME, "today")),
        ("i'm on holiday next week, take me off the rota", Asked(None, ME, "next week")),
        ("can jake take my shift", Asked(None, ME)),
        ("i think ben takes over from ana until 22:00", Asked("ben", "ana", "", "22:00")),
        ("ana is ill, i suppose ben does it until 22:00", Asked(crowded=True)),
        ("banana until 22:00", Asked(None, None, "", "22:00")),
        ("", Asked()),
    ],
)
def test_who_comes_for_whom_and_when(words: str, asked: Asked) -> None:
    assert read_cover(words, NAMES) == asked


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("swap my friday 18-22 with ben's sunday 9-13", "sunday 9-13"),
        ("can I trade my saturday 18:00-22:00 for Ben's on sunday 9:00 to 13:00 please", "on sunday 9:00 to 13:00"),
        ("swap with ben until 22:00", ""),
        ("swap my friday 18-22 with ben", ""),
        ("swap my shift with ben's on friday", ""),
        ("ben covers my friday 18-22", ""),
    ],
)
def test_what_is_given_in_turn_is_known(words: str, when: str) -> None:
    assert other_half(words, NAMES) == when


def test_it_stands_from_its_first_minute_to_its_last() -> None:
    moments = (NOW - timedelta(minutes=1), NOW, NOW + HOUR - timedelta(minutes=1), NOW + HOUR)
    assert [ONE.stands(moment) for moment in moments] == [False, True, True, False]


def test_who_stands_in_may_be_stood_in_for_and_nobody_goes_round_in_circles() -> None:
    two, three = Cover(2, 2, 2, 3, NOW, NOW + HOUR), Cover(3, 3, 3, 1, NOW, NOW + HOUR)
    assert called_for(1, [ONE]) == (2, ONE)
    assert called_for(1, [ONE, two]) == (3, two)
    assert called_for(1, [ONE, two, three]) == (3, two)
    assert called_for(7, [ONE, two]) == (7, None)
