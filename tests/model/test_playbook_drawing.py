"""The picture of a playbook has every step and way once, can be read by machines and people, and stays the same."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from bot.content import playbooks
from bot.model.playbooks import Outcome, Playbook, parse
from bot.model.playbooks.drawing import draw
from bot.model.playbooks.figures import Passed, count
from bot.model.playbooks.layout import BETWEEN, GAP, WIDTH, lay_out
from bot.model.playbooks.place import Ended
from bot.model.playbooks.ways import ways
from bot.model.walkthroughs import WalkState
from tests.model.lamp import BOOK

LAMP = parse("lamp", BOOK)
SHELF = {**playbooks(), "lamp": LAMP}
SVG = "{http://www.w3.org/2000/svg}"
each_playbook = pytest.mark.parametrize("book", SHELF.values(), ids=SHELF)
FIGURES = count(
    Passed("lamp", state, None, tuple(f"lamp:{step}" for step in path.split()), to, 1, ended)
    for state, path, to, ended in (
        (WalkState.SOLVED, "A B C D GOOD", "lamp:GOOD", Ended.END),
        (WalkState.LEFT, "A B C D", "lamp:D", None),
        (WalkState.PERSON, "A LOOK", "lamp:LOOK", Ended.PERSON),
        (WalkState.TICKET, "A", "fire:F1", Ended.ELSEWHERE),
    )
)


def read(picture: str) -> Element:
    return ElementTree.fromstring(picture)  # noqa: S314  # our own


def groups(picture: str, name: str) -> list[Element]:
    return [each for each in read(picture).iter(f"{SVG}g") if name in each.get("class", "").split()]


def step_of(group: Element) -> str:
    return group.get("id", "").removeprefix("step-")


def words(element: Element) -> list[str]:
    return [each.text or "" for each in element.iter(f"{SVG}text")]


@each_playbook
def test_every_step_and_every_way_stands_in_it_once(book: Playbook) -> None:
    picture = draw(SHELF, book)
    titles = [group.findtext(f"{SVG}title", "") for group in groups(picture, "way")]

    assert sorted(step_of(group) for group in groups(picture, "step")) == sorted(book.steps)
    assert sorted(title.partition(": ")[0] for title in titles) == sorted(
        f"{step.id} to {way.to.removeprefix(f'{book.name}:')}"
        for step in book.steps.values()
        for way in ways(SHELF, step)
    )


@each_playbook
def test_no_box_lies_on_another_and_each_is_led_to_by_a_line(book: Playbook) -> None:
    layout = lay_out(SHELF, book, {})
    for one, other in combinations(layout.boxes.values(), 2):
        apart = one.y + one.height + BETWEEN <= other.y or other.y + other.height + BETWEEN <= one.y
        assert one.x != other.x or apart, (one.address, other.address)
    lines = [(box, layout.boxes[port.way.to]) for box in layout.boxes.values() for port in box.ports if port.line]
    assert all(target.x > box.x + WIDTH for box, target in lines)
    assert {target.address for _, target in lines} == {*layout.boxes} - {book.address(book.start)}
    assert all(box.y < port.y + box.y < box.y + box.height for box in layout.boxes.values() for port in box.ports)


@each_playbook
def test_what_is_written_stays_inside_the_picture(book: Playbook) -> None:
    root = read(draw(SHELF, book))
    width, height = int(root.get("width", "")), int(root.get("height", ""))
    assert root.get("viewBox") == f"0 0 {width} {height}"
    assert all(
        0 < int(each.get("x", "")) < width and 0 < int(each.get("y", "")) < height for each in root.iter(f"{SVG}text")
    )


@each_playbook
def test_no_answer_is_cut_however_many_lead_the_same_way(book: Playbook) -> None:
    for group in groups(draw(SHELF, book), "way"):
        shown = " ".join(each.strip() for each in words(group) if not each.startswith("→"))
        all_, more = group.findtext(f"{SVG}title", "").partition(": ")[2].split(" / "), "or one of"
        assert "…" not in shown
        assert shown.partition(f" {more}")[0] == " ".join(all_ if more not in shown else all_[:4])


def test_each_way_tells_its_answer_and_each_figure_stands_beside_it() -> None:
    ways_of = {
        group.findtext(f"{SVG}title", ""): words(group) for group in groups(draw(SHELF, LAMP, FIGURES, 30), "way")
    }

    assert ways_of["A to B: It is dark, 2×"] == ["It is dark", "2"]
    assert ways_of["A to fire:F1: Smoke, 1×"] == ["Smoke", "1", "→ fire F1"]
    assert ways_of["AGAIN to C: No, 0×"] == ["No", "0", "→ C"]
    assert not any("×" in group.findtext(f"{SVG}title", "") for group in groups(draw(SHELF, LAMP), "way"))


def test_a_way_that_nobody_went_is_pale_and_each_end_has_the_colour_of_its_kind() -> None:
    picture = draw(SHELF, LAMP, FIGURES, 30)
    pale = {group.findtext(f"{SVG}title", "") for group in groups(picture, "unused")}

    assert "AGAIN to C: No, 0×" in pale
    assert all(title.endswith(", 0×") for title in pale)
    assert groups(draw(SHELF, LAMP), "unused") == []
    ends = {step.id: step.outcome for step in LAMP.steps.values() if step.outcome}
    boxes = {step_of(group): group for group in groups(picture, "step")}
    looks = {name: str(boxes[name].findall(f"{SVG}rect")[0].get("class")) for name in ends}
    assert {looks[name] for name, outcome in ends.items() if outcome is Outcome.SOLVED} == {"ends solved"}
    assert {looks[name] for name, outcome in ends.items() if outcome is Outcome.TICKET} == {"ends ticket"}
    assert len(set(looks.values())) == 3


def test_where_people_left_or_wanted_a_person_stands_in_the_box() -> None:
    steps = {step_of(group): words(group) for group in groups(draw(SHELF, LAMP, FIGURES, 30), "step")}

    assert steps["A"][:3] == ["A", "choice", "4×"]
    assert steps["D"][-1] == "1 left here"
    assert steps["LOOK"][-1] == "1 asked for a person"


def test_who_listens_hears_what_it_is_and_how_it_went() -> None:
    root = read(draw(SHELF, LAMP, FIGURES, 30))

    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title desc")
    assert root.findtext(f"{SVG}title") == "The lamp: the playbook lamp"
    assert root.findtext(f"{SVG}desc") == (
        "13 steps, from left to right; it begins with A. In the last 30 days: 4 started, 1 solved, 1 with a ticket, "
        "0 informed, 1 with a person, 1 left, 0 under way."
    )


def test_a_kind_can_be_told_without_its_colour() -> None:
    steps = {step_of(group): group for group in groups(draw(SHELF, LAMP), "step")}
    shapes = {
        name: tuple((each.tag, each.get("rx")) for each in steps[name] if each.tag in (f"{SVG}rect", f"{SVG}polygon"))
        for name in ("A", "B", "C", "ACT", "GOOD")
    }
    assert len(set(shapes.values())) == len(shapes)
    assert [words(steps[name])[1] for name in shapes] == [
        "choice",
        "branch",
        "instruction",
        "action: ticket",
        "end: solved",
    ]


@each_playbook
def test_a_flag_to_a_step_of_the_same_picture_leads_there(book: Playbook) -> None:
    root = read(draw(SHELF, book))
    links = {each.get("href", "") for each in root.iter(f"{SVG}a")}
    flags = [each for each in root.iter(f"{SVG}polygon") if each.get("class") == "flag"]

    assert links <= {f"#{each.get('id')}" for each in root.iter(f"{SVG}g") if each.get("class") == "step"}
    assert len(flags) == len(list(root.iter(f"{SVG}a")))


def test_a_long_name_stays_in_its_box_and_before_the_next_column() -> None:
    name = "a_step_whose_name_is_as_long_as"
    text = BOOK.replace('"C"', f'"{name}"').replace("[step.C]", f"[step.{name}]")
    root = read(draw({}, parse("lamp", text)))
    flags = [each.get("points", "").split() for each in root.iter(f"{SVG}polygon") if each.get("class") == "flag"]

    assert len(name) == 31
    assert any("a_step_whose_na…" in words(group) for group in groups(draw({}, parse("lamp", text)), "step"))
    assert all(max(int(p.split(",")[0]) for p in each) - int(each[0].split(",")[0]) <= GAP for each in flags)


def test_whatever_is_written_in_a_playbook_is_only_words_in_the_picture() -> None:
    bad = r"<script>alert(\"&amp;\")</script> \u0007 ]]>"
    book = parse("lamp", BOOK.replace("It is dark", bad).replace("Is there light?", bad).replace("The lamp", bad))
    picture = draw({"lamp": book}, book)

    assert "<script" not in picture
    assert not re.search("[\x00-\x08]", picture)
    assert any(
        '<script>alert("&amp;")</script>' in (group.findtext(f"{SVG}title") or "") for group in groups(picture, "step")
    )


def test_the_same_playbook_is_drawn_the_same_every_time() -> None:
    assert draw(SHELF, LAMP, FIGURES, 30) == draw(dict(reversed(SHELF.items())), parse("lamp", BOOK), FIGURES, 30)
