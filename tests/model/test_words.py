"""Text that is safe to show: what people typed never becomes markup, and is never torn."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from html.parser import HTMLParser
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.plain import PLAIN
from bot.model.people import Identity, Person, Reader, Role
from bot.model.words import USUAL, Channel, Link, Manner, Said, clean, lines, render, say, shortened, visible

SAM = Person(1, "Sam", Role.STUDENT, "UTC", identities=(Identity("chat", "north", "sam"),))
BERLIN = Reader("Europe/Berlin")
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1f5\U0001f1f9"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
WAVE = "\U0001f44b\U0001f3fd"
TRICKS = (
    "**bold**",
    "`code`",
    "{fact}",
    "{other}",
    "<b>bold</b>",
    "<at>Sam</at>",
    "@everyone",
    "<!channel>",
    "[here](https://evil.example)",
    "a & b < c",
)


class Markup:
    """A platform that writes HTML."""

    def __init__(self, manner: Manner = USUAL) -> None:
        self.manner = manner

    def literal(self, text: str) -> str:
        return escape(text)

    def strong(self, inner: str) -> str:
        return f"<b>{inner}</b>"

    def code(self, inner: str) -> str:
        return f"<code>{inner}</code>"

    def person(self, person: Person) -> str:
        return f"<at>{escape(person.name)}</at>"

    def moment(self, moment: datetime, reader: Reader) -> str:
        return f"<time>{moment.astimezone(ZoneInfo(reader.zone)):%H:%M}</time>"

    def link(self, link: Link) -> str:
        return f"<a>{escape(link.label)}</a>"

    def channel(self, channel: Channel) -> str:
        return escape(channel.id)


class Seen(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(said: Said) -> str:
    return render(said, Markup(), BERLIN)


@pytest.mark.parametrize(
    ("said", "page"),
    [
        (say("Hello."), "Hello."),
        (say("**Ticket** {number}: `ack`", number=7), "<b>Ticket</b> 7: <code>ack</code>"),
        (say("**{title}** today", title="a < b"), "<b>a &lt; b</b> today"),
        (say("`ack {number}` takes it", number=7), "<code>ack 7</code> takes it"),
        (say("With {person}", person=SAM), "With <at>Sam</at>"),
        (say("At {at}", at=datetime(2026, 12, 1, 9, tzinfo=UTC)), "At <time>10:00</time>"),
        (say("{link}", link=Link("https://a.example", "Join")), "<a>Join</a>"),
        (say("{inner}!", inner=say("**{x}**", x="1")), "<b>1</b>!"),
        (say("**never closed"), "**never closed"),
        (lines(say("one"), say("{n}", n=2)), "one\n2"),
        (Said("Hello {nobody}"), "Hello {nobody}"),
    ],
)
def test_a_template_and_its_facts_become_text(said: Said, page: str) -> None:
    assert shown(said) == page


def test_a_template_without_its_fact_is_refused_at_once() -> None:
    with pytest.raises(KeyError, match="number"):
        say("Ticket {number}")


@pytest.mark.parametrize("typed", TRICKS)
def test_what_people_type_stays_what_they_typed(typed: str) -> None:
    seen = Seen(shown(say("**Ticket** {fact}", fact=typed, other="x")))

    assert (seen.tags, seen.text) == (["b"], f"Ticket {typed}")


@settings(max_examples=200)
@given(st.lists(st.sampled_from(TRICKS) | st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])), max_size=5))
def test_nothing_typed_formats_mentions_or_links(pieces: list[str]) -> None:
    typed = " ".join(pieces)
    seen = Seen(shown(say("{fact} **x** {again}", fact=typed, again=say("{typed}", typed=typed))))

    assert seen.tags == ["b"]
    assert seen.text == f"{typed} x {typed}"
    assert render(say("{fact}", fact=typed), PLAIN, BERLIN) == typed


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("one\ntwo\tthree", "one\ntwo\tthree"),
        ("pay\u202eload", "payload"),
        ("zero\u200bwidth", "zerowidth"),
        ("bell\x07", "bell"),
        (FAMILY, FAMILY),
        ("नमस्ते", "नमस्ते"),
    ],
)
def test_what_cannot_be_seen_is_left_out(typed: str, seen: str) -> None:
    assert visible(typed) == seen
    assert shown(say("{typed}", typed=typed)) == seen


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("hello", 5, "hello"),
        ("hello", 4, "hel…"),
        ("hello", 1, "…"),
        ("hello", 0, ""),
        ("", 0, ""),
        ("good morning", 6, "good…"),
        ("the printer does not print any more", 21, "the printer does not…"),
        ("the printer does not print any more", 24, "the printer does not…"),
        ("a donaudampfschiff is long", 16, "a donaudampfsch…"),
        ("the projector, which is dark", 18, "the projector…"),
        (f"a{FAMILY}b", 4, "a…"),
        (f"a{FAMILY}b", 7, f"a{FAMILY}b"),
        (f"a{FLAG}{FLAG}", 4, f"a{FLAG}…"),
        (f"a{FLAG}{FLAG}", 3, "a…"),
        (f"{WAVE}{WAVE}", 3, f"{WAVE}…"),
        (f"a{SCOTLAND}", 4, "a…"),
        ("e\u0301e\u0301", 2, "…"),
        ("कि कि", 2, "…"),
        ("1\ufe0f\u20e3", 2, "…"),
        ("a\r\nb", 3, "a…"),
    ],
)
def test_a_text_is_cut_between_what_people_see_as_letters(text: str, limit: int, short: str) -> None:
    assert shortened(text, limit) == short


@settings(max_examples=200)
@given(st.lists(st.sampled_from([FAMILY, FLAG, SCOTLAND, WAVE, "e\u0301", "कि", "x"]), max_size=12), st.integers(0, 40))
def test_nothing_is_ever_torn(graphemes: list[str], limit: int) -> None:
    text = "".join(graphemes)
    short = shortened(text, limit)
    whole = ["".join(graphemes[:count]) for count in range(len(graphemes) + 1)]

    assert len(short) <= limit
    assert short == text or limit == 0 or short.removesuffix("…") in whole


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_stored_text_keeps_everything_but_nul(text: str) -> None:
    assert clean(text) == normalize("NFC", text.replace("\x00", ""))


@settings(max_examples=200)
@given(st.text("\ud800\udbff\udc00\udfff\x00ae\u0301", max_size=8))
def test_half_characters_never_reach_the_store(text: str) -> None:
    stored = clean(text)

    assert stored.encode().decode() == stored
    assert "\x00" not in stored
    assert clean(stored) == stored


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\x00b", "ab"),
        ("half \ud83d", "half \ufffd"),
        ("\ud83d\ude00", "\U0001f600"),
        ("e\u0301", "é"),
        ("\ufefftext", "\ufefftext"),
        ("line\n\u202e", "line\n\u202e"),
    ],
)
def test_text_is_stored_as_it_was_typed(text: str, stored: str) -> None:
    assert clean(text) == stored
