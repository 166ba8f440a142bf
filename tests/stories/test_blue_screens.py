"""A blue screen is a computer that broke down, unless it is the picture of a projector or of a video class."""

from __future__ import annotations

import pytest

from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
SAYINGS = (
    "My laptop shows a blue screen",
    "blue screen on my computer",
    "bluescreen",
    "my pc bluescreened",
    "mein Laptop zeigt einen Bluescreen",
    "mein laptop hat einen blauen bildschirm",
    "mon ordinateur affiche un écran bleu",
    "mi portátil muestra una pantalla azul",
    "o meu portátil mostra um ecrã azul",
    "tela azul",
)


@pytest.mark.parametrize("words", SAYINGS)
def test_a_blue_screen_becomes_a_ticket_of_the_device(world: World, words: str) -> None:
    assert world.student.says(words) == "asset_report"
    ticket = world.work().tickets.called(1)
    assert ticket is not None
    assert (ticket.title, ticket.category) == (words, "device")


def test_no_article_about_sharing_a_screen_is_shown(world: World) -> None:
    world.student.says("my pc shows a blue screen")
    assert world.student.hears()[-1].startswith("Your ticket 1: my pc shows a blue screen")


def test_a_blue_picture_of_a_projector_is_the_room_s(world: World) -> None:
    assert world.student.says("the projector in room 12 shows a blue screen") == "ticket_create"


def test_a_blue_picture_in_a_class_is_gone_through(world: World) -> None:
    assert world.student.says("i see a blue screen in zoom") == "av_help"


@pytest.mark.parametrize("words", ["our teacher explained what a bluescreen is", "we filmed in front of a blue screen"])
def test_who_only_speaks_of_one_reports_nothing(world: World, words: str) -> None:
    world.student.says(words)
    assert world.work().tickets.called(1) is None
