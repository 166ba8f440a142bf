"""Cards as HTML: whole, and safe whatever people typed into them."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.browser.say import shown
from bot.model.messages import Button, Card, Style
from bot.model.people import Person, Reader, Role
from bot.model.words import Link, say
from tests.adapters.local_chat import LISBON, NINE

SAM = Person(7, "Sam <i>Rivera</i>", Role.STUDENT, "Europe/Lisbon")
HOSTILE = ("<b>", "</div>", "<script>", '"', "'", "&lt;", " onerror=", "javascript:", "https://x", "**", "`", "{link}")


class Tags(HTMLParser):
    """Which tags and addresses a piece of HTML has, and which words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data


def html(card: Card, reader: Reader = LISBON) -> str:
    return shown(card, reader).html


@pytest.mark.parametrize(
    ("title", "red"),
    [("Ticket 4 · P1, critical", True), ("Ticket 12 · urgent", True), ("Open tickets: 31, the 15 most urgent", False)],
)
def test_only_what_is_urgent_itself_stands_out(title: str, red: bool) -> None:
    assert html(Card(say("Look."), title=say("{title}", title=title))).startswith('<div class="card urgent">') == red


def test_lines_that_list_something_are_lists_and_keep_their_numbers() -> None:
    card = Card(say("Check this:\n- The **cable**\n- The power\n\nThen:\n\n2. Wait.\n3. Try.\nWell?"))
    assert html(card) == (
        '<div class="card"><p class="text">Check this:</p>'
        '<ul class="items"><li>The <strong>cable</strong></li><li>The power</li></ul><p class="text">Then:</p>'
        '<ol class="items"><li value="2">Wait.</li><li value="3">Try.</li></ol><p class="text">Well?</p></div>'
    )


def test_a_mark_that_spans_lines_is_never_torn() -> None:
    card = Card(say("Said: **{words}**", words="see\n- this\n- that"))
    assert html(card) == '<div class="card"><p class="text">Said: <strong>see\n- this\n- that</strong></p></div>'


def test_a_card_has_all_its_parts_on_the_page() -> None:
    card = Card(
        say("What **happens** with `login`?"),
        title=say("Signing in"),
        facts=((say("Due"), say("{due}", due=NINE)),),
        choices=(Button(say("I forgot it"), "forgot"),),
        buttons=(Button(say("Stop"), "stop", Style.DANGER),),
        note=say("See {link}", link=Link("https://school.example/help?a=1&b=2", "the guide")),
    )

    assert html(card) == (
        '<div class="card"><h4 class="title">Signing in</h4>'
        '<p class="text">What <strong>happens</strong> with <code>login</code>?</p>'
        '<dl class="facts"><div><dt>Due</dt>'
        '<dd><time datetime="2026-11-21T09:00:00+00:00">Sat 21 Nov 2026, 09:00 Lisbon time</time></dd></div></dl>'
        '<ol class="choices"><li><button type="button" class="choice" data-words="forgot">'
        '<span class="number">1</span> <span>I forgot it</span></button></li></ol>'
        '<div class="buttons"><button type="button" class="danger" data-words="stop">Stop</button></div>'
        '<p class="note">See <a href="https://school.example/help?a=1&amp;b=2" rel="noopener noreferrer"'
        ' target="_blank">the guide</a></p></div>'
    )


@pytest.mark.parametrize(
    ("title", "urgent"),
    [("Ticket 12 · P1", True), ("Ticket 12, urgent", True), ("Ticket 12 · P12", False), ("Ticket 12", False)],
)
def test_an_urgent_card_looks_urgent(title: str, urgent: bool) -> None:
    assert ('class="card urgent"' in html(Card(say("Hi"), title=say("{title}", title=title)))) is urgent


def test_a_zone_nobody_knows_is_written_as_utc() -> None:
    assert "Sat 21 Nov 2026, 09:00 UTC<" in html(Card(say("{due}", due=NINE)), Reader("Mars/Olympus"))


def test_a_person_is_a_mention_and_their_name_is_not_markup() -> None:
    mention = '<span class="mention">@Sam &lt;i&gt;Rivera&lt;/i&gt;</span>'

    assert mention in html(Card(say("Hello {sam}", sam=SAM)))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//evil.example", "http://", "https://[", "x"],
)
def test_a_link_to_anything_but_a_web_address_stays_text(address: str) -> None:
    assert Tags(html(Card(say("{link}", link=Link(address, "here"))))).addresses == []


@given(st.lists(st.sampled_from(HOSTILE) | st.text()).map("".join))
def test_what_people_typed_is_never_markup(typed: str) -> None:
    card = Card(
        say("{typed}", typed=typed),
        title=say("{typed}", typed=typed),
        facts=((say("{typed}", typed=typed), say("{typed} {link}", typed=typed, link=Link(typed, typed))),),
        choices=(Button(say("{typed}", typed=typed), typed),),
        buttons=(Button(say("{typed}", typed=typed), typed),),
        note=say("{sam}", sam=Person(1, typed, Role.STUDENT, "UTC")),
    )

    found = Tags(html(card))

    assert found.tags <= {"div", "h4", "p", "dl", "dt", "dd", "ol", "li", "button", "span", "a"}
    assert found.attributes <= {"class", "type", "data-words", "href", "rel", "target"}
    assert all(address.startswith(("http://", "https://")) for address in found.addresses)
    html(card).encode("utf-8")
